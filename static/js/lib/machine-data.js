// The trace of a whole machine, as the figures want it: streams by rail, who looks at whom, votes, read-outs.

import { numbersOf } from "./tensors.js";
import { visible } from "./visible.js";

/** @typedef {import("../types.js").Trace} Trace */
/**
 * @typedef {{ id: number, text: string, probability: number }} Candidate
 * @typedef {{ kind: string, layer: number | null, head: number | null, vote: number, tensor: string, index: number[] }} Vote
 * @typedef {{ depth: number, candidates: Candidate[], of_word: number }} ReadOut
 * @typedef {{ tokens: string[], layers: number, heads: number, causal: boolean, candidates: Candidate[],
 *   drawn: Candidate | null, voted: (Candidate & { score: number }) | null, votes: Vote[], lens: ReadOut[], decided: number }} Machine
 */

/** A token as it can be read: its own space before it is not shown, what cannot be seen has a sign. @param {string} text */
export function word(text) {
  const bare = text.replace(/^[ Ġ]/, "") || text;
  return visible(bare).map((part) => part.text).join("");
}

/** @param {Trace} trace @returns {Machine} */
export function machineOf(trace) {
  const result = /** @type {any} */ (trace.result);
  return {
    tokens: result.tokens.map((/** @type {{ text: string }} */ token) => word(token.text)),
    layers: result.sizes.n_layers,
    heads: result.sizes.n_heads,
    causal: result.causal,
    candidates: result.candidates ?? [],
    drawn: result.drawn ?? null,
    voted: result.voted ?? null,
    votes: result.votes ?? [],
    lens: result.lens ?? [],
    decided: result.decided ?? 0,
  };
}

/** The streams from left to right: before any layer, then after attention and after the network of each. @param {number} layers */
export function streamsOf(layers) {
  const of = Array.from({ length: layers }, (_v, layer) => [`blocks.${layer}.resid_mid`, `blocks.${layer}.resid_post`]);
  return ["blocks.0.resid_pre", ...of.flat()];
}

/**
 * @param {Trace} trace @param {string} name of a tensor whose first axis is the rails @param {number} rail
 * @returns {number[]} its numbers; empty where they did not travel along
 */
export function rowOf(trace, name, rail) {
  const shape = trace.tensors[name]?.shape ?? [];
  const size = shape.slice(1).reduce((product, each) => product * each, 1);
  return numbersOf(trace, name).slice(rail * size, (rail + 1) * size);
}

/** @param {Trace} trace @param {string} name @returns {boolean} whether its numbers travelled along */
export function isHere(trace, name) {
  return trace.tensors[name] !== undefined && trace.tensors[name].data !== null;
}

/**
 * How much each rail takes from each in a layer, on average over the heads: [query][key].
 * @param {Trace} trace @param {number} layer @returns {number[][]} empty where the pattern did not travel along
 */
export function sharesOf(trace, layer) {
  const name = `blocks.${layer}.pattern`;
  const numbers = numbersOf(trace, name);
  if (numbers.length === 0) return [];
  const [heads, n] = trace.tensors[name].shape;
  return Array.from({ length: n }, (_q, query) =>
    Array.from({ length: n }, (_k, key) => {
      let sum = 0;
      for (let head = 0; head < heads; head += 1) sum += numbers[(head * n + query) * n + key];
      return sum / heads;
    }),
  );
}

/** The share of one head. @param {Trace} trace @param {number} layer @param {number} head @param {number} query @returns {number[]} by key */
export function looksOf(trace, layer, head, query) {
  const name = `blocks.${layer}.pattern`;
  const n = trace.tensors[name]?.shape[1] ?? 0;
  const start = (head * n + query) * n;
  return numbersOf(trace, name).slice(start, start + n);
}

/** The votes, the largest in size first; `kind` "bias" gathers all the biases as one. @param {Vote[]} votes */
export function ranked(votes) {
  const biases = votes.filter(({ kind }) => kind.includes("b_") || kind.endsWith(".b"));
  const others = votes.filter((vote) => !biases.includes(vote));
  const sum = biases.reduce((total, { vote }) => total + vote, 0);
  /** @type {(Vote & { parts?: Vote[] })[]} */
  const all = [...others, ...(biases.length > 0 ? [{ kind: "bias", layer: null, head: null, vote: sum, tensor: "votes_sum", index: [], parts: biases }] : [])];
  return all.sort((a, b) => Math.abs(b.vote) - Math.abs(a.vote));
}
