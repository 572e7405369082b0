// Which call a number of the training comes from: so that the x-ray can ask for the same again.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { pointCall } from "./pixels-calls.js";
import { lessonOf } from "./pixels-state.js";

/**
 * @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store
 * @param {() => import("../types.js").Frame | null} now the moment that is shown
 */
export function callsOf(store, now) {
  const common = () => ({ network: now()?.network, symbols: store.get().symbols });
  const example = () => store.get().examples[Math.min(store.get().example, store.get().examples.length - 1)];
  return {
    moment: () => ({ route: "pixels/forward", request: { ...common(), pixels: example().pixels } }),
    error: () => ({ route: "pixels/backward", request: { ...common(), ...lessonOf(store.get()), examples: store.get().examples } }),
    /** All 512 pictures at this moment, and the neighbours of the example. */
    space: () => ({ route: "pixels/space", request: { ...common(), pixels: example().pixels, examples: store.get().examples } }),
    /** A point of the curve. @param {"loss" | "accuracy"} what @param {import("../types.js").Frame} frame */
    point: (what, frame) => () => pointCall(store.get(), what, frame.network),
    /** Any picture at this moment. @param {number[]} pixels */
    picture: (pixels) => ({ route: "pixels/forward", request: { ...common(), pixels } }),
    /** What a finding rests on: the output nearest to nothing of a neuron that is stuck; the weights; the errors. */
    finding: (/** @type {import("../types.js").Finding} */ { kind, layer = 0, neuron = 0, losses }, /** @type {import("../types.js").Frame} */ frame) => {
      const request = { network: frame.network, symbols: store.get().symbols };
      if (kind === "saturated" || kind === "dead") {
        const sizes = frame.activations[layer].map((outputs) => Math.abs(outputs[neuron]));
        const of = { route: "pixels/accuracy", request: { ...request, examples: store.get().examples } };
        return { of, tensor: `layers.${layer}.post`, index: [sizes.indexOf(Math.min(...sizes)), neuron] };
      }
      const of = { route: "pixels/stuck", request: { ...request, ...(losses ? { losses } : {}) } };
      return { of, tensor: { pinned: "pinned", rate_too_large: "rise_share" }[kind] ?? "fall", index: [] };
    },
    accuracy: () => ({ route: "pixels/accuracy", request: { ...common(), examples: store.get().examples } }),
    lastOutput: () => `layers.${(now()?.network.sizes.length ?? 4) - 2}.post`,
  };
}

/** @typedef {import("../types.js").FormulaPart & { at?: import("../types.js").Frame }} MomentPart  `at`: the moment it is of */

/**
 * What the transport says of one step of the training: each number opens at its own moment.
 * @param {import("../types.js").Frame} before @param {import("../types.js").Frame} after @param {number} examples how many
 * @returns {{ formula: string, parts: MomentPart[] }}
 */
export function momentParts(before, after, examples) {
  const right = _("{n} of {of} right", { n: Math.round(after.accuracy * examples), of: examples });
  /** @type {MomentPart[]} */
  const parts = [
    { text: _("error"), after: " " },
    { text: number(before.loss), after: " → ", tensor: "loss", index: [], at: before },
    { text: number(after.loss), after: ", ", tensor: "loss", index: [], at: after },
    { text: right, after: "", tensor: "n_right", index: [], at: after },
  ];
  return { formula: parts.map(({ text, after: end }) => text + end).join(""), parts };
}
