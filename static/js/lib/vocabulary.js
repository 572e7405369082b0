// The tokens of a model as texts: which words it knows, which begin like what is being typed, which may have been meant.

import { nearestWords } from "./nearest-word.js";
import { joined, lastWord, readPart } from "./token-text.js";

/** Scripts that put no spaces between words have a word for each letter, as in app/engine/words_in_text.py. */
const ALONE = "\\u{0e00}-\\u{0eff}\\u{1000}-\\u{109f}\\u{1780}-\\u{17ff}\\u{3040}-\\u{30ff}\\u{3400}-\\u{9fff}\\u{f900}-\\u{faff}\\u{20000}-\\u{3ffff}";
const WORDS = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}’'])+`, "gu");
const WORD = /^ ?[\p{L}][\p{L}\p{M}’']*$/u;

/** @typedef {{ before: string, typed: string, ids: Set<number> }} Unfinished  `ids`: the tokens that begin so */
/**
 * @typedef {{ start: number, end: number, word: string, misplaced: boolean }} Place of a word in the line; `misplaced`:
 *   it was taught, but never at the beginning of a line, or never after a space
 */

export class Vocabulary {
  /** @type {string[]} */ #texts;
  /** @type {Map<string, number>} */ #ids = new Map();
  /** @type {Set<string> | null} */ #words;
  /** @type {Set<string>} */ #openers;

  /**
   * @param {string[]} texts by id
   * @param {{ lowercase?: boolean, words?: string[] | null, openers?: string[] | null, taught?: boolean }} [options]
   *   `lowercase`: the model reads no capitals; `words`: all that it was taught after a space, `openers`: at the beginning
   *   of a line (all of them where that is not said); without words every token that looks like a word is one; `taught`:
   *   the text that it was taught is known
   */
  constructor(texts, { lowercase = false, words = null, openers = null, taught = false } = {}) {
    this.#texts = texts;
    this.#words = words && new Set(words);
    this.#openers = new Set(openers ?? words ?? []);
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
    if (this.#words ? this.#taught(typed) : this.#ids.has(whole)) return null;
    const here = this.#words && this.#taughtAfter(before === "" ? "" : before.endsWith("\n") ? "\n" : " ");
    /** @type {Set<number>} */
    const ids = new Set();
    this.#texts.forEach((text, id) => text.startsWith(whole) && (here ? here(text.trim()) : WORD.test(text)) && ids.add(id));
    return ids.size > 0 ? { before, typed, ids } : null;
  }

  /** The words of a line that were never taught where they stand, where it is known what was. @param {string} line @returns {Place[]} */
  unknown(line) {
    if (!this.#words) return [];
    const places = [...line.matchAll(WORDS)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length, misplaced: false }));
    return places.flatMap((place) => {
      const word = this.lowercase ? place.word.toLowerCase() : place.word;
      const here = this.#taughtAfter(line.slice(0, place.start).slice(-1));
      if (here(word) || (place.end === line.length && !this.#taught(word) && this.#begins(word, here))) return [];
      return [{ ...place, misplaced: this.#taught(word) }];
    });
  }

  /** @param {Place} place @param {number} count @returns {string[]} words that are spelled almost so, and may stand there */
  near({ word, start }, count) {
    const among = start === 0 ? this.#openers : (this.#words ?? []);
    const own = this.lowercase ? word.toLowerCase() : word;
    return nearestWords(own, [...among].filter((each) => WORD.test(each) && each !== own), count);
  }

  /** Whether a word was taught where another one stands. @param {string} word @param {string} line @param {number} start */
  fits(word, line, start) {
    return this.#taughtAfter(line.slice(0, start).slice(-1))(word);
  }

  /** @param {string} word @returns {number | undefined} the token that it is after a space, where it is one */
  idAfterSpace(word) {
    return this.#ids.get(` ${this.lowercase ? word.toLowerCase() : word}`);
  }

  /** @param {string} word */
  #taught(word) {
    return Boolean(this.#words?.has(word) || this.#openers.has(word));
  }

  /** What was taught after a letter: at the beginning of a line, after a space, or after a mark, where any word may stand. @param {string} before @returns {(word: string) => boolean} */
  #taughtAfter(before) {
    if (before === "" || before === "\n") return (word) => this.#openers.has(word);
    return before === " " ? (word) => Boolean(this.#words?.has(word)) : (word) => this.#taught(word);
  }

  /** Whether more letters may make it a word that was taught there. @param {string} word @param {(word: string) => boolean} here */
  #begins(word, here) {
    for (const known of [this.#words ?? [], this.#openers]) for (const each of known) if (each.startsWith(word) && here(each)) return true;
    return false;
  }
}

/** @param {string} before @param {string} word @returns {string} the token that the word would be there */
function asToken(before, word) {
  return before === "" || before.endsWith("\n") ? joined("", word) : ` ${word}`;
}
