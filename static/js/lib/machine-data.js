// The trace of a whole machine, as the figures want it: streams by rail, who looks at whom, votes, read-outs.

import { numbersOf } from "./tensors.js";
import { visible } from "./visible.js";

/** @typedef {import("../types.js").Trace} Trace */
/**
 * @typedef {{ id: number, text: string, probability: number }} Candidate
 * @typedef {{ kind: string, layer: number | null, head: number | null, vote: number, tensor: string, index: number[], text?: string }} Vote
 * @typedef {{ depth: number, candidates: Candidate[], of_word: number }} ReadOut
 * @typedef {{ tokens: string[], layers: number, heads: number, causal: boolean, candidates: Candidate[],
 *   drawn: Candidate | null, voted: (Candidate & { score: number }) | null, votes: Vote[], lens: ReadOut[], decided: number,
 *   length: number, near: { depth: number, similarity: number }[] }} Machine
 *   of a model that ends at the vector of a sentence the votes are those of the tokens, and `near` stands for the read-outs
 */

/** A token as it can be read: its own space before it is not shown, what cannot be seen has a sign. @param {string} text */
export function word(text) {
  const bare = text.replace(/^[ Ġ]/, "") || text;
  return visible(bare).map((part) => part.text).join("");
}

/** @param {Trace} trace @returns {Machine} */
export function machineOf(trace) {
  const result = /** @type {any} */ (trace.result);
  const tokens = result.tokens.map((/** @type {{ text: string }} */ token) => word(token.text));
  return {
    tokens,
    layers: result.sizes.n_layers,
    heads: result.sizes.n_heads,
    causal: result.causal,
    candidates: result.candidates ?? [],
    drawn: result.drawn ?? null,
    voted: result.voted ?? null,
    votes: result.votes ?? (result.along ?? []).map((/** @type {number} */ vote, /** @type {number} */ at) => ({ kind: "token", layer: null, head: null, vote, tensor: "sentence_votes", index: [at], text: tokens[at] })),
    lens: result.lens ?? [],
    decided: result.decided ?? 0,
    length: result.length ?? 0,
    near: (result.near ?? []).map((/** @type {number} */ similarity, /** @type {number} */ depth) => ({ depth, similarity })),
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

/** The votes, the largest in size first; `kind` "bias" gathers all the biases as one. @param {Vote[]} votes */
export function ranked(votes) {
  const biases = votes.filter(({ kind }) => kind.includes("b_") || kind.endsWith(".b"));
  const others = votes.filter((vote) => !biases.includes(vote));
  const sum = biases.reduce((total, { vote }) => total + vote, 0);
  /** @type {(Vote & { parts?: Vote[] })[]} */
  const all = [...others, ...(biases.length > 0 ? [{ kind: "bias", layer: null, head: null, vote: sum, tensor: "votes_sum", index: [], parts: biases }] : [])];
  return all.sort((a, b) => Math.abs(b.vote) - Math.abs(a.vote));
}

/** How many votes are shown before all are asked for. */
export const MOST_VOTES = 9;

/**
 * The bars of the votes, as they are shown: the largest in size, and of the others one for all together (`kind` "rest",
 * `layer` says how many they are; `tensor` is empty where no number of the trace holds their sum).
 * @param {Vote[]} votes @param {{ ordered: boolean, all: boolean }} how ordered: as the machine is, else the largest first
 * @returns {(Vote & { parts?: Vote[] })[]}
 */
export function shownVotes(votes, { ordered, all }) {
  const sorted = ranked(votes);
  const place = (/** @type {Vote} */ vote) => (vote.kind === "bias" ? votes.length : votes.indexOf(vote));
  const kept = all || sorted.length <= MOST_VOTES ? sorted : sorted.slice(0, MOST_VOTES);
  const others = sorted.filter((vote) => !kept.includes(vote));
  const shown = ordered ? [...kept].sort((a, b) => place(a) - place(b)) : kept;
  if (others.length === 0) return shown;
  const vote = others.reduce((sum, each) => sum + each.vote, 0);
  return [...shown, { kind: "rest", layer: others.length, head: null, vote, tensor: others[0].kind === "token" ? "" : "votes_sum", index: [] }];
}
