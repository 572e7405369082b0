// The tokens of a text as words: which belong together, which word two sentences have in common, how a token is shown.

import { visible } from "./visible.js";

/** @typedef {{ id: number, text: string, start: number, end: number, special: boolean }} Token */

const LETTERS = /[\p{L}\p{N}]/u;
/** Words that say little on their own: not what a sentence is about. */
const SMALL = new Set("a an the of in on at to from by for with and or but i he she it they we you is was are were be her his its their my our".split(" "));

/** @param {string} text of a token @returns {string} as it is shown on a chip: nothing hidden, no space before it */
export function chipText(text) {
  const bare = text.replace(/^ (?=\S)/, "").replace(/^##/, "");
  return visible(bare === "" ? text : bare).map((part) => part.text).join("");
}

/** Whether a token goes on with the word before it. @param {Token[]} tokens @param {number} at */
function goesOn(tokens, at) {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (!before || token.special || before.special || token.start !== before.end) return false;
  if (token.text.startsWith("##")) return true;
  return !token.text.startsWith(" ") && LETTERS.test(token.text[0] ?? "") && LETTERS.test(before.text[before.text.length - 1] ?? "");
}

/** @param {Token[]} tokens @param {number} at @returns {number[]} the places of all tokens of the word */
export function wordPlaces(tokens, at) {
  let [first, last] = [at, at];
  while (goesOn(tokens, first)) first -= 1;
  while (last + 1 < tokens.length && goesOn(tokens, last + 1)) last += 1;
  return Array.from({ length: last - first + 1 }, (_each, k) => first + k);
}

/** @param {Token[]} tokens @param {number[]} places @returns {string} */
export function wordText(tokens, places) {
  return places.map((at) => chipText(tokens[at].text)).join("");
}

/** The places of the words that say something. @param {Token[]} tokens @returns {number[]} */
export function contentPlaces(tokens) {
  return tokens.flatMap((token, at) => (!token.special && LETTERS.test(token.text) && !SMALL.has(chipText(token.text).toLowerCase()) ? [at] : []));
}

/**
 * The word that is looked at when nobody has chosen one: the longest that both sentences have, else the last that says
 * something.
 * @param {Token[]} own @param {Token[]} other @returns {number} its place, 0 in a text without words
 */
export function firstWord(own, other) {
  const words = new Set(contentPlaces(other).map((at) => chipText(other[at].text).toLowerCase()));
  const shared = contentPlaces(own).filter((at) => words.has(chipText(own[at].text).toLowerCase()));
  const longest = shared.reduce((best, at) => (best < 0 || own[at].text.trim().length > own[best].text.trim().length ? at : best), -1);
  if (longest >= 0) return longest;
  const said = contentPlaces(own);
  const plain = own.flatMap((token, at) => (token.special ? [] : [at]));
  return said[said.length - 1] ?? plain[plain.length - 1] ?? 0;
}

/**
 * The text without a word, and where another word then stands among the letters.
 * @param {string} text @param {Token[]} tokens @param {number[]} places of the word that goes @returns {string}
 */
export function textWithout(text, tokens, places) {
  const letters = [...text];
  const [start, end] = [tokens[places[0]].start, tokens[places[places.length - 1]].end];
  return `${letters.slice(0, start).join("").trimEnd()} ${letters.slice(end).join("").trimStart()}`.replace(/ ([.,;:!?])/g, "$1").trim();
}
