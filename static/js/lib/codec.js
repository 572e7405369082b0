// The whole screen as one readable line, "pixels=xoxoxoxox&seed=7": what stands behind the # of a link.

import {
  decodeExamples,
  decodeNetwork,
  decodePixels,
  encodeExamples,
  encodeNetwork,
  encodePixels,
} from "./link-text.js";

export { fround } from "./link-text.js";
export { decodeExamples, decodeNetwork, decodePixels, encodeExamples, encodeNetwork, encodePixels };

/**
 * @template T
 * @typedef {{ encode: (value: T) => string, decode: (text: string) => T | null }} Part  decode gives null for nonsense
 */
/** @typedef {{ [name: string]: Part<any> }} Parts */
/** @typedef {{ part: string, why: "unknown" | "unreadable" | "twice" }} Problem */

/** @type {Part<import("../types.js").Network>} */
export const NETWORK = { encode: encodeNetwork, decode: decodeNetwork };
/** @type {Part<number[]>} */
export const PIXELS = { encode: encodePixels, decode: decodePixels };
/** @type {Part<import("../types.js").Example[]>} */
export const EXAMPLES = { encode: encodeExamples, decode: decodeExamples };

/** @param {number} min @param {number} max @returns {Part<number>} a number in a range */
export function numberIn(min, max) {
  const decode = (/** @type {string} */ text) => {
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max ? value : null;
  };
  return { encode: String, decode };
}

/** @param {number} min @param {number} max @returns {Part<number>} a whole number in a range */
export function wholeIn(min, max) {
  const { encode, decode } = numberIn(min, max);
  return { encode, decode: (text) => (/^-?\d+$/.test(text) ? decode(text) : null) };
}

/** @template {string} T @param {...T} words @returns {Part<T>} one of these words */
export function oneOf(...words) {
  return { encode: (word) => word, decode: (text) => words.find((word) => word === text) ?? null };
}

/** @param {number} longest @returns {Part<string>} any text, not too long */
export function textUpTo(longest) {
  return { encode: (text) => text, decode: (text) => (text.length <= longest ? text : null) };
}

/** @type {Part<boolean>} */
export const YES_NO = {
  encode: (yes) => (yes ? "yes" : "no"),
  decode: (text) => (text === "yes" ? true : text === "no" ? false : null),
};

/** What the pages of the small network have in common. @type {Parts} */
export const PARTS = { pixels: PIXELS, network: NETWORK, examples: EXAMPLES };

/**
 * Keys that no part belongs to, and values that are null or undefined, are left out.
 * @param {{ [name: string]: any }} state @param {Parts} [parts] @returns {string} without the #
 */
export function encodeState(state, parts = PARTS) {
  return Object.keys(parts)
    .filter((name) => Object.hasOwn(state, name) && state[name] !== null && state[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(parts[name].encode(state[name]))}`)
    .join("&");
}

/**
 * Never throws: what cannot be read is left out of `values` and named in `problems`.
 * @param {string} hash with or without the # @param {Parts} [parts]
 * @returns {{ values: { [name: string]: any }, problems: Problem[] }}
 */
export function decodeState(hash, parts = PARTS) {
  /** @type {{ [name: string]: any }} */
  const values = {};
  /** @type {Problem[]} */
  const problems = [];
  for (const pair of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const { name, text } = pairOf(pair);
    if (!Object.hasOwn(parts, name)) problems.push({ part: name, why: "unknown" });
    else if (Object.hasOwn(values, name)) problems.push({ part: name, why: "twice" });
    else {
      const value = text === null ? null : parts[name].decode(text);
      if (value === null) problems.push({ part: name, why: "unreadable" });
      else values[name] = value;
    }
  }
  return { values, problems };
}

/** @param {string} pair @returns {{ name: string, text: string | null }} text null where the escapes are broken */
function pairOf(pair) {
  const at = pair.indexOf("=");
  const name = at < 0 ? pair : pair.slice(0, at);
  try {
    return { name, text: at < 0 ? null : decodeURIComponent(pair.slice(at + 1)) };
  } catch {
    return { name, text: null };
  }
}
