// The patterns of a text: rows of one head, or of several together; which head ties a word to others; what it is called.

import { percent } from "./format.js";
import { _ } from "./words.js";

/** @typedef {import("./attention-words.js").Token} Token */
/** @typedef {{ layer: number, head: number }} Head */
/** @typedef {{ layers: number, heads: number, side: number, data: Float32Array }} Patterns [layer, head, query, key], flat */
/** @typedef {{ layer: number, head: number, does: string, measure: number, most: string | null, looks: Record<string, number>,
 *   spread: number, writes: number }} Measured */

/** @param {Patterns} patterns @param {Head} head @returns {Float32Array} [query, key], flat: a view, the same each time it is asked for by place */
export function sharesOf({ heads, side, data }, { layer, head }) {
  const size = side * side;
  const start = (layer * heads + head) * size;
  return data.subarray(start, start + size);
}

/** @param {ArrayLike<number>} shares @param {number} side @param {number} query @returns {number[]} */
export function rowOf(shares, side, query) {
  return Array.from({ length: side }, (_each, key) => shares[query * side + key]);
}

/** The sum of several heads, or their mean, number by number. @param {ArrayLike<number>[]} each @param {"sum" | "mean"} how @returns {Float32Array} */
export function together(each, how) {
  const sum = new Float32Array(each[0]?.length ?? 0);
  const part = how === "sum" ? 1 : 1 / each.length;
  for (const shares of each) for (let k = 0; k < sum.length; k += 1) sum[k] += shares[k] * part;
  return sum;
}

/**
 * The head that ties the word to another that says something more than any other head does.
 * @param {Patterns} patterns @param {number} query @param {number[]} wanted the places of words that say something
 * @returns {Head}
 */
export function tyingHead(patterns, query, wanted) {
  let best = { layer: 0, head: 0 };
  let most = -1;
  for (let layer = 0; layer < patterns.layers; layer += 1) {
    for (let head = 0; head < patterns.heads; head += 1) {
      const row = rowOf(sharesOf(patterns, { layer, head }), patterns.side, query);
      const tie = Math.max(0, ...wanted.filter((key) => key !== query).map((key) => row[key] ?? 0));
      if (tie > most) [most, best] = [tie, { layer, head }];
    }
  }
  return best;
}

/** Shares over what is not folded away: they keep their values. @param {number[]} row @param {Token[]} tokens */
export function foldedShare(row, tokens) {
  return tokens.reduce((sum, token, at) => (token.special ? sum + (row[at] ?? 0) : sum), 0);
}

/** What a head does, in words and with its measure. @param {Measured} head @returns {string} */
export function doesWords({ does, measure, most }) {
  const share = percent(measure);
  if (does === "mixed" && most) return _("mixed; most goes to {kind} ({share})", { kind: kindWords(most), share });
  switch (does) {
    case "previous":
      return _("looks at the word before ({share})", { share });
    case "next":
      return _("looks at the word behind ({share})", { share });
    case "itself":
      return _("looks at itself ({share})", { share });
    case "same":
      return _("looks at the same word elsewhere ({share})", { share });
    case "first":
      return _("looks at the first token ({share})", { share });
    case "end":
      return _("looks at the end mark ({share})", { share });
    case "stop":
      return _("looks at full stops and commas ({share})", { share });
    case "broad":
      return _("on average looks widely ({share} of even)", { share });
    default:
      return _("mixed ({share})", { share });
  }
}

/** A kind of place, in words. @param {string} kind @returns {string} */
export function kindWords(kind) {
  /** @type {Record<string, string>} */
  const words = { previous: _("the word before"), next: _("the word behind"), itself: _("itself"), same: _("the same word elsewhere"), first: _("the first token"), end: _("the end mark"), stop: _("full stops and commas") };
  return words[kind] ?? kind;
}

/** Heads by how much they write for the word, most first. @param {Measured[]} heads @returns {Measured[]} */
export function byWriting(heads) {
  return [...heads].sort((one, other) => other.writes - one.writes || one.layer - other.layer || one.head - other.head);
}
