// What the visitor guesses about a training before it is run.

import { number } from "../lib/format.js";
import { together } from "../lib/joined.js";
import { _, plural } from "../lib/words.js";
import { openable, sentence } from "../marks/sentence.js";
import { slot } from "./frame.js";
import { pointCall } from "./pixels-calls.js";
import { trainRequest } from "./pixels-state.js";
import { createPredictions } from "./predictions.js";
import { trainStream } from "./training.js";

/** @typedef {import("../types.js").Frame} Frame */
const BOUNDS = [10, 40, 120];
const BOLD = 20;

/**
 * @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store
 * @param {import("./xray-panel.js").XrayPanel} xray
 */
export function learningPredictions(store, xray) {
  /** @type {Frame | undefined} */
  let found;
  /** @type {Frame[]} */
  let ends = [];
  let how = store.get(); // as it was when it was asked
  /** @param {Frame} frame */
  const loss = (frame) => openable(number(frame.loss), (opener) => xray.open(() => pointCall(how, "loss", frame.network), "loss", [], opener));
  /** The training of the screen with another rate, from the same first weights. @param {number} rate @param {number} every */
  async function trained(rate, every) {
    const state = (how = store.get());
    const shape = state.network && !state.first ? { sizes: state.network.sizes, hidden: state.network.hidden, output: state.network.output } : {};
    /** @type {Frame[]} */
    const frames = [];
    const request = { ...trainRequest(state, state.first), ...(state.first ? {} : shape), learning_rate: rate, epochs: state.epochs, every };
    await trainStream(request, { signal: new AbortController().signal, onFrame: (frame) => void frames.push(frame) });
    return frames;
  }
  createPredictions(slot("predict"), [
    {
      text: () => _("It begins with weights by chance. How many rounds through the examples until every answer is right?"),
      options: () => [_("at most {n}", { n: BOUNDS[0] }), _("at most {n}", { n: BOUNDS[1] }), _("at most {n}", { n: BOUNDS[2] }), _("more, or never")],
      answer: async () => {
        const frames = await trained(store.get().rate, Math.max(1, Math.ceil(store.get().epochs / 400)));
        found = frames.find(({ accuracy }) => accuracy === 1);
        const epoch = found?.epoch ?? Infinity;
        const place = BOUNDS.findIndex((bound) => epoch <= bound);
        return place < 0 ? BOUNDS.length : place;
      },
      learn: () =>
        found
          ? sentence((hole) => together([plural("After {n} round all are right.", "After {n} rounds all are right.", found?.epoch ?? 0), _("The error is still {loss}: being right comes long before being sure.", hole)]), { loss: loss(found) })
          : _("With these settings it never gets all of them right."),
    },
    {
      text: () => _("Steps as long as a learning rate of {bold} makes them, instead of {rate}, for just as many rounds: is the error at the end smaller?", { bold: BOLD, rate: number(store.get().rate) }),
      options: () => [_("smaller"), _("larger")],
      answer: async () => {
        const every = Math.max(1, Math.ceil(store.get().epochs / 20));
        const [now, bold] = [await trained(store.get().rate, every), await trained(BOLD, every)];
        ends = [now[now.length - 1], bold[bold.length - 1]];
        return ends[1].loss < ends[0].loss ? 0 : 1;
      },
      learn: () =>
        sentence((holes) => _("{loss} with {bold}, and {own} with {rate}. Too long a step jumps across the valley.", { bold: BOLD, rate: number(how.rate), ...holes }), {
          loss: loss(ends[1]), own: loss(ends[0]),
        }),
    },
  ]);
}
