// What a link of the tokens chapter holds: the text, what is shown of it, and the text to learn from.

import { YES_NO, decodeState, encodeState, numberIn, oneOf, textUpTo, wholeIn } from "../lib/codec.js";
import { _ } from "../lib/words.js";

/** @typedef {{ text: string, ids: boolean, pieces: string, view: "cut" | "learn", at: number, lesson: string, vocab: number }} TokensState `pieces`: whose pieces of words, a model by its id */

export const KEY = "glassbox.tokens";
export const POCKET = "pocket"; // whose pieces are shown to begin with
export const LONGEST = 20_000;

/** @returns {TokensState} */
export function defaults() {
  return {
    text: _("She put her money in the bank — 12 gold coins, naïvely! 🏦"),
    ids: false,
    pieces: POCKET,
    view: "cut",
    at: 0,
    lesson: _("the cat sat on the mat. the cat saw the rat. the rat sat on the hat. that fat cat sat, and the rat ran."),
    vocab: 300,
  };
}

const PARTS = {
  text: textUpTo(LONGEST),
  ids: YES_NO,
  pieces: textUpTo(128),
  view: oneOf("cut", "learn"),
  at: numberIn(0, 1e6),
  lesson: textUpTo(LONGEST),
  vocab: wholeIn(256, 100_000),
};

/** @param {TokensState} state */
export function encode(state) {
  const start = /** @type {any} */ (defaults());
  return encodeState(Object.fromEntries(Object.entries(state).filter(([name, value]) => value !== start[name])), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}
