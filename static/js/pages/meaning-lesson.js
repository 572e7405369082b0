// Words learn their places: a film of two numbers a word, live from the world's stories.

import { stream } from "../api.js";
import { families } from "../lib/families.js";
import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { dataTable } from "../marks/table.js";
import { createWordMap } from "../marks/word-map.js";
import { complain, slot } from "./frame.js";

/** @typedef {{ step: number, loss: number, points: { word: string, family: string, x: number, y: number }[], agreement: number, chance: number, done?: boolean }} LearnFrame */

const STEPS = 3000;
const EVERY = 50;
const MANY = 16;

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, onShots: (shots: import("../types.js").Shot[], playing: boolean) => void,
 *   position: () => number }} options
 */
export function createLesson({ store, onShots, position }) {
  const map = createWordMap(slot("learned"), { label: _("Words on a plane, while they learn"), families: families() });
  const table = dataTable(slot("learned-table"), {
    caption: _("The place of every word at this moment"),
    columns: [_("Word"), _("Family"), "x", "y"],
    rows: () => now()?.points.map(({ word, family, x, y }) => [word, families()[family]?.name ?? family, x, y]) ?? [],
  });
  /** @type {LearnFrame[]} */
  let frames = [];
  /** @type {AbortController | null} */
  let running = null;
  let many = "";
  const now = () => frames[Math.min(Math.round(position()), frames.length - 1)] ?? null;

  function shots() {
    return frames.slice(1).map(({ step, loss }, at) => ({
      duration: 160,
      title: _("After {step} steps", { step }),
      formula: _("surprise {before} → {after}", { before: number(frames[at].loss), after: number(loss) }),
      major: step % 500 === 0,
    }));
  }

  /** @param {boolean} play */
  async function begin(play) {
    running?.abort();
    const own = (running = new AbortController());
    frames = [];
    many = "";
    try {
      await stream("/api/meaning/learn", { seed: store.get().seed, steps: play ? STEPS : 1, every: EVERY }, (frame) => {
        if (own.signal.aborted || (!play && frame.step > 0)) return;
        frames.push(frame);
        onShots(shots(), play && frames.length === 2);
        render();
      }, { signal: own.signal });
    } catch (error) {
      if (!own.signal.aborted) complain(error);
    }
    if (running === own) running = null;
  }

  function render() {
    const frame = now();
    if (!frame) return;
    const says = _("After {step} steps {share} of the words lie nearest to one of their own family; by chance it would be {chance}.", {
      step: frame.step, share: percent(frame.agreement), chance: percent(frame.chance),
    });
    map.update(frame.points, { says, eased: true });
    const text = many ? `${says} ${many}` : says;
    if (slot("learn-says").textContent !== text) slot("learn-says").textContent = text;
    table.update();
  }

  /** What two numbers cannot hold: the same reading with more of them. */
  async function withMany() {
    slot("learn-says").textContent = _("Reading with {n} numbers a word …", { n: MANY });
    /** @type {LearnFrame | null} */
    let last = null;
    await stream("/api/meaning/learn", { seed: store.get().seed, steps: 800, every: 400, dimensions: MANY }, (frame) => (last = frame));
    const end = /** @type {LearnFrame | null} */ (last);
    if (end) many = _("With {n} numbers a word it is {share}, after {step} steps alone: two numbers are too few to be near everything that is alike.", { n: MANY, share: percent(end.agreement), step: end.step });
    render();
    return end?.agreement ?? 0;
  }

  slot("learn").addEventListener("click", () => void begin(true));
  slot("again").addEventListener("click", () => store.set({ seed: store.get().seed + 1 }));
  slot("more").addEventListener("click", () => void withMany().catch(complain));
  return { begin, render, withMany, shots, started: () => frames.length > 0, last: () => frames[frames.length - 1] ?? null, stop: () => running?.abort() };
}
