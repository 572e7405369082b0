// The tokens of a model as texts: which words it knows, which begin like what is being typed, which may have been meant.

import { nearestWords } from "./nearest-word.js";
import { joined, lastWord, readPart } from "./token-text.js";

const WORDS = /[\p{L}\p{M}\p{N}’']+/gu;
const WORD = /^ ?[\p{L}][\p{L}\p{M}’']*$/u;

/** @typedef {{ before: string, typed: string, ids: Set<number> }} Unfinished  `ids`: the tokens that begin so */
/** @typedef {{ start: number, end: number, word: string }} Place  of a word in the line */

export class Vocabulary {
  /** @type {string[]} */ #texts;
  /** @type {Map<string, number>} */ #ids = new Map();
  /** @type {Set<string> | null} */ #words;

  /**
   * @param {string[]} texts by id
   * @param {{ lowercase?: boolean, words?: string[] | null, taught?: boolean }} [options] `lowercase`: the model reads
   *   no capitals; `words`: all that it was taught, without them every token that looks like a word is one; `taught`:
   *   the text that it was taught is known
   */
  constructor(texts, { lowercase = false, words = null, taught = false } = {}) {
    this.#texts = texts;
    this.#words = words && new Set(words);
    this.lowercase = lowercase;
    this.taught = taught;
    texts.forEach((text, id) => this.#ids.has(text) || this.#ids.set(text, id));
  }

  get size() {
    return this.#texts.length;
  }

  /** @param {number} id */
  textOf(id) {
    return this.#texts[id] ?? "";
  }

  /** @param {string} line as typed @returns {string} as the model reads it */
  read(line) {
    const text = readPart(line);
    return this.lowercase ? text.toLowerCase() : text;
  }

  /**
   * A line whose last word is none, but the beginning of some. A word that is one is finished, whatever it begins.
   * @param {string} line @returns {Unfinished | null}
   */
  unfinished(line) {
    const typed = lastWord(this.lowercase ? line.toLowerCase() : line);
    if (typed === "") return null;
    const before = this.read(line.slice(0, line.length - typed.length));
    const whole = asToken(before, typed);
    if (this.#words ? this.#words.has(typed) : this.#ids.has(whole)) return null;
    /** @type {Set<number>} */
    const ids = new Set();
    this.#texts.forEach((text, id) => text.startsWith(whole) && this.#isWord(text) && ids.add(id));
    return ids.size > 0 ? { before, typed, ids } : null;
  }

  /** The words of a line that were never taught, where the model knows a world of words. @param {string} line @returns {Place[]} */
  unknown(line) {
    const words = this.#words;
    if (!words) return [];
    const cut = this.unfinished(line)?.typed.length ?? 0;
    return [...line.slice(0, line.length - cut).matchAll(WORDS)]
      .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
      .filter(({ word }) => !words.has(this.lowercase ? word.toLowerCase() : word));
  }

  /** @param {string} word @param {number} count @returns {string[]} words that are spelled almost so */
  near(word, count) {
    return nearestWords(word.toLowerCase(), [...(this.#words ?? [])].filter((each) => WORD.test(each)), count);
  }

  /** @param {string} text of a token */
  #isWord(text) {
    return this.#words ? this.#words.has(text.trim()) : WORD.test(text);
  }
}

/** @param {string} before @param {string} word @returns {string} the token that the word would be there */
function asToken(before, word) {
  return before === "" || before.endsWith("\n") ? joined("", word) : ` ${word}`;
}
