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

  /** @param {string[]} texts by id @param {{ lowercase?: boolean }} [options] `lowercase`: the model reads no capitals */
  constructor(texts, { lowercase = false } = {}) {
    this.#texts = texts;
    this.lowercase = lowercase;
    texts.forEach((text, id) => this.#ids.has(text) || this.#ids.set(text, id));
  }

  get size() {
    return this.#texts.length;
  }

  /** @param {number} id */
  textOf(id) {
    return this.#texts[id] ?? "";
  }

  /** @param {string} text @returns {number | undefined} */
  idOf(text) {
    return this.#ids.get(text);
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
    const whole = this.#asToken(before, typed);
    if (this.#ids.has(whole)) return null;
    const ids = new Set(this.#texts.keys());
    for (const id of ids) if (!this.#texts[id].startsWith(whole) || !WORD.test(this.#texts[id])) ids.delete(id);
    return ids.size > 0 ? { before, typed, ids } : null;
  }

  /** The words of a line that are no token, where a model knows a world of whole words. @param {string} line @returns {Place[]} */
  unknown(line) {
    if (!this.lowercase) return [];
    const cut = this.unfinished(line)?.typed.length ?? 0;
    return [...line.slice(0, line.length - cut).matchAll(WORDS)]
      .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
      .filter(({ word }) => !this.#ids.has(` ${word.toLowerCase()}`) && !this.#ids.has(word.toLowerCase()));
  }

  /** @param {string} word @param {number} count @returns {string[]} words that are spelled almost so */
  near(word, count) {
    const words = this.#texts.filter((text) => WORD.test(text) && text.startsWith(" ")).map((text) => text.slice(1));
    return nearestWords(word.toLowerCase(), words, count);
  }

  /** @param {string} before @param {string} word @returns {string} the token that the word would be there */
  #asToken(before, word) {
    const first = before === "" || before.endsWith("\n");
    return first ? joined("", word) : ` ${word}`;
  }
}
