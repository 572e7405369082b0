// What a link of the meaning chapter holds.

import { YES_NO, decodeState, encodeState, oneOf, textUpTo, wholeIn } from "../lib/codec.js";

/**
 * @typedef {{ view: "learn" | "map" | "analogy" | "sentences", model: string, word: string, axes: string, analogy: string,
 *   sentences: string, seed: number, lines: boolean }} MeaningState
 *   axes: "" for the two ways in which words differ most, else "left>right" or "left>right,low>high", where a word may
 *   be wanting; lines: from the chosen word to its true neighbours; analogy: "a,b,c"
 */

export const KEY = "glassbox.meaning";

/** @returns {MeaningState} */
export function defaults() {
  return {
    view: "learn",
    model: "minilm",
    word: "dog",
    axes: "",
    analogy: "dog,puppy,cat",
    sentences: "The dog slept in the sun.\nA puppy was resting.\nShe took her money to the bank.\nHe sat on the bank of the river.", // in the language of the models
    seed: 1,
    lines: true,
  };
}

const PARTS = {
  view: oneOf("learn", "map", "analogy", "sentences"),
  model: textUpTo(64),
  word: textUpTo(48),
  axes: textUpTo(200),
  analogy: textUpTo(150),
  sentences: textUpTo(6000),
  seed: wholeIn(0, Number.MAX_SAFE_INTEGER),
  lines: YES_NO,
};

/** @param {MeaningState} state */
export function encode(state) {
  const start = /** @type {any} */ (defaults());
  return encodeState(Object.fromEntries(Object.entries(state).filter(([name, value]) => value !== start[name])), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}

/** @param {string} analogy @returns {[string, string, string]} */
export function analogyOf(analogy) {
  const [a = "", b = "", c = ""] = analogy.split(",").map((word) => word.trim());
  return [a, b, c];
}
