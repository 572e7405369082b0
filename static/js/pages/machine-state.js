// What a link of the machine chapter holds: the text, the model, the zoom and the place that it keeps.

import { YES_NO, decodeState, encodeState, numberIn, oneOf, textUpTo, wholeIn } from "../lib/codec.js";

/**
 * @typedef {"machine" | "layer" | "operation"} Zoom
 * @typedef {{ text: string, model: string, zoom: Zoom, at: number | null, rail: number | null, head: number, word: number | null,
 *   seed: number, ordered: boolean, votes: boolean, lens: boolean }} MachineState
 *   `at`: the place in the film, null at its end; `rail`: the token that is followed, null for the last; `word`: whose
 *   votes are counted, null for the winner; `votes` and `lens`: whether they have been uncovered
 */

export const KEY = "glassbox.machine";
export const LONGEST = 2000;

/** @returns {MachineState} */
export function defaults() {
  return { text: "she put her money in the", model: "pocket", zoom: "machine", at: null, rail: null, head: 0, word: null, seed: 1, ordered: false, votes: false, lens: false };
}

const PARTS = {
  text: textUpTo(LONGEST),
  model: { encode: (/** @type {string} */ id) => id, decode: (/** @type {string} */ text) => (/^[\w.-]{1,80}$/.test(text) ? text : null) },
  zoom: oneOf("machine", "layer", "operation"),
  at: numberIn(0, 10_000),
  rail: wholeIn(0, 100_000),
  head: wholeIn(0, 1000),
  word: wholeIn(0, 10 ** 9),
  seed: wholeIn(0, 2 ** 31),
  ordered: YES_NO,
  votes: YES_NO,
  lens: YES_NO,
};

/** @param {MachineState} state */
export function encode(state) {
  const start = /** @type {any} */ (defaults());
  return encodeState(Object.fromEntries(Object.entries(state).filter(([name, value]) => value !== start[name])), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}

/** What the server is asked for. @param {MachineState} state */
export function requestOf({ text, model, seed, word }) {
  return { model, text, seed, ...(word === null ? {} : { word }) };
}

/** What was asked of the server for a trace, as far as it can be asked again. @param {Record<string, unknown>} params @returns {Partial<MachineState>} */
export function stateOf(params) {
  const asked = ["model", "text", "seed", "word"].filter((name) => typeof params[name] === "string" || typeof params[name] === "number");
  try {
    return decode(asked.map((name) => `${name}=${encodeURIComponent(String(params[name]))}`).join("&")).values;
  } catch {
    return {}; // a half of a surrogate pair
  }
}
