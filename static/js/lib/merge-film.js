// The merges of a text as a film: pure, from the text's bytes and its merges to what stands where at each moment.

import { visibleBytes } from "./visible.js";
import { _ } from "./words.js";

/** @typedef {{ rank: number, id: number, start: number, middle: number, end: number }} Merge places in bytes; `rank` from 0 */
/** @typedef {{ start: number, end: number, fresh: boolean }} Piece */

const FIRST = 900;
const OTHER = 420;

/** @param {number[] | Uint8Array} bytes @param {number} start @param {number} end @returns {string} */
function shown(bytes, start, end) {
  return visibleBytes(bytes.slice(start, end)).map(({ text }) => text).join("");
}

/**
 * @param {number[] | Uint8Array} bytes @param {Merge[]} merges in the order in which they are made
 * @returns {import("../types.js").Shot[]}
 */
export function mergeShots(bytes, merges) {
  return merges.map(({ rank, id, start, middle, end }, at) => ({
    duration: at < 5 ? FIRST : OTHER,
    major: at === 0 || merges[at - 1].rank !== rank,
    title: _("{left} and {right} become one", { left: shown(bytes, start, middle), right: shown(bytes, middle, end) }),
    formula: _("pair number {rank} of those learned; token {id}", { rank: rank + 1, id }),
  }));
}

/**
 * What stands in the text after so many merges; the newest is fresh.
 * @param {number} length of the text in bytes @param {Merge[]} merges @param {number} count @returns {Piece[]}
 */
export function piecesAfter(length, merges, count) {
  const ends = Array.from({ length }, (_v, at) => at + 1);
  const starts = new Array(length).fill(true);
  for (const { start, middle, end } of merges.slice(0, count)) {
    starts[middle] = false;
    ends[start] = end;
  }
  const newest = count > 0 ? merges[count - 1]?.start : undefined;
  return ends.flatMap((end, start) => (starts[start] ? [{ start, end, fresh: start === newest }] : []));
}

/**
 * A token of a tokenizer that is learned, as it is shown: a part of a letter as its bytes in base 16. Up to 255 a token is one byte.
 * @param {{ new_id: number, bytes: number[] }[]} learned @param {number} id @returns {string}
 */
export function shownToken(learned, id) {
  const bytes = id < 256 ? [id] : (learned.find(({ new_id }) => new_id === id)?.bytes ?? []);
  return shown(bytes, 0, bytes.length);
}
