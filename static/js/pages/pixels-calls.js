// Which call each number of the pixels chapter comes from: so that the x-ray can ask for the same again.

import { forwardRequest, lessonOf } from "./pixels-state.js";

/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

/** @param {import("../store.js").Store<PixelsState>} store */
export function pixelsCalls(store) {
  const own = () => {
    const { network, symbols } = store.get();
    return { symbols, ...(network ? { network } : {}) };
  };
  return {
    /** The picture on the screen, or another. @param {number[]} [pixels] */
    forward: (pixels = store.get().pixels) => ({ route: "pixels/forward", request: { ...forwardRequest(store.get()), pixels } }),
    /** The examples; with their one-pixel neighbours. @param {0 | 1} flips */
    accuracy: (flips) => ({ route: "pixels/accuracy", request: { ...own(), examples: store.get().examples, flips } }),
    /** All 512 pictures. */
    space: () => ({ route: "pixels/space", request: { ...own(), pixels: store.get().pixels, examples: store.get().examples } }),
    lastOutput: () => `layers.${(store.get().network?.sizes.length ?? 4) - 2}.post`,
  };
}

/**
 * A point of a learning curve: its error, or its share of right answers. `how` is what the training was asked with.
 * @param {Pick<PixelsState, "examples" | "symbols" | "rate" | "loss" | "hold">} how
 * @param {"loss" | "accuracy"} what @param {import("../types.js").Network} network at that point
 */
export function pointCall(how, what, network) {
  const { examples, symbols } = how;
  if (what === "accuracy") return { route: "pixels/accuracy", request: { network, symbols, examples } };
  return { route: "pixels/backward", request: { network, symbols, examples, ...lessonOf(/** @type {PixelsState} */ (how)) } };
}
