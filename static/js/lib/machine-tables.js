// The figures of the machine as tables: the same data, by row and column.

import { ranked, word } from "./machine-data.js";
import { depthName, partName } from "./machine-words.js";
import { _ } from "./words.js";

/** @typedef {import("./machine-data.js").Machine} Machine */

/** Every vote, the largest first, each bias by itself; at the end their sum. @param {Machine} machine @returns {(string | number)[][]} */
export function rankedRows({ votes, voted, length }) {
  const all = ranked(votes).flatMap((vote) => vote.parts ?? [vote]);
  if (!voted) return [...all.map((vote) => [partName(vote), vote.vote]), [_("their mean"), length]];
  return [...all.map((vote) => [partName(vote), vote.vote]), [_("all together"), voted?.score ?? 0]];
}

/** @param {Machine} machine @returns {(string | number)[][]} */
export function readOutRows({ lens, near }) {
  if (near.length > 0) return near.map(({ depth, similarity }) => [depthName(depth), similarity]);
  return lens.flatMap(({ depth, candidates }) => candidates.map((each) => [depthName(depth), word(each.text), each.probability]));
}

/** Who looks at whom in the overview, on average over the heads. @param {string[]} tokens @param {number[][][]} shares @returns {(string | number)[][]} */
export function sharesRows(tokens, shares) {
  return shares.flatMap((own, layer) =>
    own.flatMap((row, query) => row.map((share, key) => [_("layer {n}", { n: layer + 1 }), tokens[query], tokens[key], share]).filter((_row, key) => row[key] > 0)),
  );
}
