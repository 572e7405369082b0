// Words learn their places: a film of two numbers a word, live from the world's stories.

import { stream } from "../api.js";
import { families } from "../lib/families.js";
import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createSentence } from "../marks/live-sentence.js";
import { openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { createWordMap } from "../marks/word-map.js";
import { complain, slot } from "./frame.js";

/** @typedef {{ words: number[][], others: number[][], bias: number[] }} Tables what the shown words have learned */
/** @typedef {{ words: number[], others: number[][] }} Tried pairs of words that the surprise is measured on */
/**
 * @typedef {{ step: number, loss: number, points: { word: string, family: string, x: number, y: number }[], agreement: number,
 *   chance: number, tables: Tables, tried?: Tried, done?: boolean }} LearnFrame
 */

const STEPS = 3000;
const EVERY = 50;
const MANY = 16;
const MANY_STEPS = 800;

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, onShots: (shots: import("../types.js").Shot[], how: { begins: boolean, live: boolean }) => void,
 *   position: () => number, xray: import("./xray-panel.js").XrayPanel }} options
 */
export function createLesson({ store, onShots, position, xray }) {
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
  let reading = false;
  /** @type {{ end: LearnFrame, tried: Tried | undefined } | null} */
  let many = null;
  const now = () => frames[Math.min(Math.round(position()), frames.length - 1)] ?? null;

  /** A figure that opens: its moment is sent along, the numbers of its words. @param {string} tensor @param {() => { frame: LearnFrame | null, tried: Tried | undefined }} moment */
  function figure(tensor, moment) {
    return openable("", (opener) => openFigure(tensor, moment(), opener));
  }

  /** @param {string} tensor @param {{ frame: LearnFrame | null, tried: Tried | undefined }} moment @param {Element} opener */
  function openFigure(tensor, { frame, tried }, opener) {
    if (!frame || !tried) return;
    const names = frame.points.map(({ word }) => word);
    const request = { names, families: frame.points.map(({ family }) => family), ...frame.tables, tried };
    xray.open(() => ({ route: "meaning/moment", request }), `lesson.${tensor}`, [], opener);
  }
  const here = () => ({ frame: now(), tried: frames[0]?.tried });
  const parts = ["learn-now", "learn-surprise", "learn-many"].map((id) => slot(id));
  const says = createSentence(parts[0], _("After {step} steps {share} of the words lie nearest to one of their own family; by chance it would be {chance}."), { share: figure("share", here), chance: figure("chance", here) });
  const surprise = createSentence(parts[1], _("Their {surprise} about who stands beside whom: {loss} {nats} a pair."), { loss: figure("loss", here), surprise: term("surprise", _("surprise")), nats: term("nat", _("nats")) });
  const withMore = createSentence(parts[2], _("With {n} numbers a word it is {share}, after {step} steps alone: two numbers are too few to be near everything that is alike."), { share: figure("share", () => ({ frame: many?.end ?? null, tried: many?.tried })) });

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
    many = null;
    try {
      await stream("/api/meaning/learn", { seed: store.get().seed, steps: play ? STEPS : 1, every: EVERY }, (frame) => {
        if (own.signal.aborted || (!play && frame.step > 0)) return;
        frames.push(frame);
        onShots(shots(), { begins: play && frames.length === 2, live: play });
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
    says.update({ step: frame.step, share: percent(frame.agreement), chance: percent(frame.chance) });
    surprise.update({ loss: number(frame.loss) });
    map.update(frame.points, { says: parts[0].textContent ?? "", eased: true });
    parts[2].hidden = many === null;
    if (many) withMore.update({ n: MANY, share: percent(many.end.agreement), step: many.end.step });
    slot("learn-told").hidden = false;
    if (!reading) slot("learn-reading").textContent = "";
    table.update();
  }

  /** What two numbers cannot hold: the same reading with more of them. */
  async function withMany() {
    /** @type {LearnFrame[]} */
    const told = [];
    const tell = (/** @type {number} */ step) => (slot("learn-reading").textContent = _("Reading with {n} numbers a word: step {step} of {steps} …", { n: MANY, step, steps: MANY_STEPS }));
    const button = /** @type {HTMLButtonElement} */ (slot("more"));
    button.disabled = reading = true;
    tell(0);
    try {
      await stream("/api/meaning/learn", { seed: store.get().seed, steps: MANY_STEPS, every: 100, dimensions: MANY }, (frame) => {
        told.push(frame);
        tell(frame.step);
      });
    } finally {
      button.disabled = reading = false;
      slot("learn-reading").textContent = "";
    }
    const end = told[told.length - 1];
    if (end) many = { end, tried: told[0].tried };
    render();
    return end?.agreement ?? 0;
  }

  slot("learn").addEventListener("click", () => void begin(true));
  slot("again").addEventListener("click", () => store.set({ seed: store.get().seed + 1 }));
  slot("more").addEventListener("click", () => void withMany().catch(complain));
  const openMany = (/** @type {Element} */ opener) => openFigure("share", { frame: many?.end ?? null, tried: many?.tried }, opener);
  return { begin, render, withMany, openMany, shots, started: () => frames.length > 0, last: () => frames[frames.length - 1] ?? null, stop: () => running?.abort() };
}

/** A word that the glossary explains. @param {string} id @param {string} word */
function term(id, word) {
  return html("a", { href: `/glossary#${id}` }, word);
}
