// The true neighbours of words on the map: they travel when a word is looked at, with those of the words around it.

import { post } from "../api.js";
import { complain } from "./frame.js";

/** @typedef {{ word: string, index: number, near: { word: string, similarity: number, index: number, here: boolean }[] }} Around */

const PAUSE = 50; // milliseconds that a word is looked at before it is asked about
const AT_ONCE = 16; // words a call
const MOST = 400; // words that are kept

/**
 * @param {{ request: () => object, onTold: (word: string) => void }} options request: that of the map
 */
export function createAround({ request, onTold }) {
  /** @type {Map<string, Around>} */
  const known = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pausing;
  /** @type {AbortController | null} */
  let asking = null;

  /** @param {string} word @param {string[]} ahead @param {AbortController} own */
  async function ask(word, ahead, own) {
    const of = [word, ...ahead.filter((each) => !known.has(each))].slice(0, AT_ONCE);
    try {
      /** @type {Around[]} */
      const told = await post("/api/embeddings/around", { ...request(), of }, { signal: own.signal });
      if (own.signal.aborted) return;
      for (const each of told) known.set(each.word, each);
      for (const each of [...known.keys()].slice(0, Math.max(0, known.size - MOST))) known.delete(each);
      onTold(word);
    } catch (error) {
      if (!own.signal.aborted) complain(error);
    }
  }

  return {
    /** @param {string} word @returns {Around | null} */
    of: (word) => known.get(word) ?? null,
    /** @param {string} word is looked at, "" for none @param {() => string[]} [ahead] the words around it @param {number} [pause] */
    look(word, ahead = () => [], pause = PAUSE) {
      clearTimeout(pausing);
      if (!word || known.has(word)) return;
      pausing = setTimeout(() => {
        asking?.abort();
        asking = new AbortController();
        void ask(word, ahead(), asking);
      }, pause);
    },
    /** The map is another one. */
    forget() {
      asking?.abort();
      clearTimeout(pausing);
      known.clear();
    },
  };
}
