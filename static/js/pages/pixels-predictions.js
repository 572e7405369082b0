// What the visitor guesses about the small network before it shows itself.

import { post } from "../api.js";
import { percent } from "../lib/format.js";
import { largestOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";
import { forwardRequest } from "./pixels-state.js";

const WHITE = [1, 1, 1, 1, 1, 1, 1, 1, 1];

/** @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store */
export function pixelsPredictions(store) {
  /** @type {number[]} */
  let probabilities = [];
  /** @type {number[]} */
  let counts = [];
  const symbols = () => store.get().symbols;
  createPredictions(slot("predict"), [
    {
      text: () => _("All nine pixels white: it was never shown that. What will it call it?"),
      options: symbols,
      answer: async () => {
        const trace = await post("/api/pixels/forward", forwardRequest({ ...store.get(), pixels: WHITE }));
        ({ probabilities } = trace.result);
        store.set({ pixels: WHITE });
        return trace.result.answer;
      },
      learn: (_chosen, right) =>
        _("It says {symbol}, with {percent}. A network cannot say that it has never seen such a thing.", { symbol: symbols()[right], percent: percent(probabilities[right]) }),
    },
    {
      text: () => _("There are 512 pictures in black and white. Which answer does it give to most of them?"),
      options: symbols,
      answer: async () => {
        const { network } = store.get();
        /** @type {number[][]} */
        const rows = await post("/api/pixels/atlas", network ? { network } : {});
        counts = symbols().map((_name, symbol) => rows.filter((row) => largestOf(row) === symbol).length);
        return largestOf(counts);
      },
      learn: (_chosen, right) =>
        _("{symbol} to {n} of 512, from one example of each symbol. Count the colours below.", { symbol: symbols()[right], n: counts[right] }),
    },
  ]);
}
