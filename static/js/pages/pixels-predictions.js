// What the visitor guesses about the small network before it shows itself.

import { post } from "../api.js";
import { percent } from "../lib/format.js";
import { largestOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { openable, sentence } from "../marks/sentence.js";
import { slot } from "./frame.js";
import { pixelsCalls } from "./pixels-calls.js";
import { createPredictions } from "./predictions.js";

const WHITE = [1, 1, 1, 1, 1, 1, 1, 1, 1];

/**
 * @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store
 * @param {import("./xray-panel.js").XrayPanel} xray
 */
export function pixelsPredictions(store, xray) {
  /** @type {number[]} */
  let probabilities = [];
  /** @type {number[]} */
  let counts = [];
  const symbols = () => store.get().symbols;
  const calls = pixelsCalls(store);
  const white = () => calls.forward(WHITE);
  let space = calls.space(); // as it was when it was asked
  createPredictions(slot("predict"), [
    {
      text: () => _("All nine pixels white: it was never shown that. What will it call it?"),
      options: symbols,
      answer: async () => {
        const trace = await post("/api/pixels/forward", white().request);
        ({ probabilities } = trace.result);
        store.set({ pixels: WHITE });
        return trace.result.answer;
      },
      learn: (_chosen, right) =>
        sentence((hole) => _("It says {symbol}, with {percent}. A network cannot say that it has never seen such a thing.", { symbol: symbols()[right], ...hole }), {
          percent: openable(percent(probabilities[right]), (opener) => xray.open(white, calls.lastOutput(), [right], opener)),
        }),
    },
    {
      text: () => _("There are 512 pictures in black and white. Which answer does it give to most of them?"),
      options: symbols,
      answer: async () => {
        ({ counts } = await post("/api/pixels/counts", (space = calls.space()).request));
        return largestOf(counts);
      },
      learn: (_chosen, right) =>
        sentence((hole) => _("{symbol} to {n} of 512, from one example of each symbol. Count the colours below.", { symbol: symbols()[right], ...hole }), {
          n: openable(String(counts[right]), (opener) => xray.open(() => space, "counts", [right], opener)),
        }),
    },
  ]);
}
