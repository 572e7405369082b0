// What a link of the chapter Guess holds: the line, the roads, how the next word is drawn, and which model guesses.

import { decodeState, encodeState, numberIn, oneOf, textUpTo, wholeIn } from "../lib/codec.js";
import { START, decodeRoads, encodeRoads } from "../lib/roads.js";
import { decodeWritten, encodeWritten } from "../lib/written.js";
import { GROW_PARTS, growDefaults } from "./guess-grow-state.js";

/** @typedef {import("../lib/roads.js").Road} Road */
/** @typedef {import("../lib/written.js").Written} Written */
/**
 * @typedef {{ text: string, model: string, view: "guess" | "grow", roads: Road, written: Written,
 *   temperature: number, top_k: number, top_p: number, seed: number }} OwnState
 * @typedef {OwnState & import("./guess-grow-state.js").GrowState} GuessState
 */

export const KEY = "glassbox.guess";
export const LONGEST = 2000;
export const FIRST_LINE = "she put her money in the"; // the pocket model's world is in English

/** @returns {GuessState} */
export function defaults() {
  return {
    text: FIRST_LINE,
    model: "pocket",
    view: "guess",
    roads: START,
    written: null,
    temperature: 0.8,
    top_k: 5,
    top_p: 1,
    seed: 42,
    ...growDefaults(),
  };
}

/** @type {import("../lib/codec.js").Part<string>} an id of a model */
const MODEL = { encode: (id) => id, decode: (text) => (/^[\w.-]{1,80}$/.test(text) ? text : null) };

const PARTS = {
  text: textUpTo(LONGEST),
  model: MODEL,
  view: oneOf("guess", "grow"),
  roads: { encode: encodeRoads, decode: decodeRoads },
  written: { encode: encodeWritten, decode: decodeWritten },
  temperature: numberIn(0.1, 3),
  top_k: wholeIn(0, 1_000_000),
  top_p: numberIn(0.01, 1),
  seed: wholeIn(0, 2 ** 31),
  ...GROW_PARTS,
};

/** @param {GuessState} state */
export function encode(state) {
  const start = /** @type {any} */ (defaults());
  return encodeState(Object.fromEntries(Object.entries(state).filter(([name, value]) => value !== start[name])), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}
