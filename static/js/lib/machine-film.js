// The film of a whole machine: from the text, operation by operation, to the word that is drawn. About a minute.

import { shotWords } from "./machine-shots.js";

/** @typedef {import("../types.js").Trace} Trace */
/**
 * @typedef {{ duration: number, title: string, formula: string, major: boolean, kind: string, layer: number | null,
 *   tensor: string, steps: number[] }} MachineShot
 *   `tensor` is what the shot makes, `steps` the operations of the trace that make it, the last of them last
 */

const MINUTE = 60_000;
/** How long each kind takes, of a minute of all. @type {Record<string, number>} */
const WEIGHTS = { tokens: 2, embed: 2, resid_pre: 1.6, pattern: 2.2, z: 1.6, resid_mid: 1.4, mlp_post: 1.4, resid_post: 1.4, logits: 1.6, probs: 2, token: 1.6, return: 1.6, sentence: 2 };
const WAITING = /\.(scale|normalized|pooled)$|^(W_U|pos_embed|types|type_embed|embed_placed|embed_sum|last_logits|sentence_mean|sentence_length|cooled|top_k|top_p)$/;
const BEHIND = /^(votes|lens|voted|chance|bigram|count)|^blocks\.\d+\.(result|head_votes|b_O_vote|mlp_reach|mlp_votes|mlp_vote|b_out_vote)$|^(votes_sum|sentence_votes)$/;

/** @param {Trace} trace @returns {MachineShot[]} */
export function machineFilm(trace) {
  /** @type {Omit<MachineShot, "duration" | "title" | "formula" | "major">[]} */
  const shots = [{ kind: "tokens", layer: null, tensor: "ids", steps: [] }];
  /** @type {number[]} */
  let waiting = [];
  for (const step of trace.steps) {
    if (BEHIND.test(step.writes)) continue;
    waiting.push(step.id);
    if (WAITING.test(step.writes)) continue;
    shots.push({ ...placeOf(step.writes), tensor: step.writes, steps: waiting });
    waiting = [];
  }
  const { causal } = /** @type {any} */ (trace.result);
  if (causal) shots.push({ kind: "return", layer: null, tensor: "token", steps: [] });
  const whole = shots.reduce((sum, { kind }) => sum + (WEIGHTS[kind] ?? 1), 0);
  return shots.map((shot, at) => ({
    ...shot,
    ...shotWords(trace, shot),
    duration: ((WEIGHTS[shot.kind] ?? 1) / whole) * MINUTE,
    major: at === 0 || shots[at - 1].layer !== shot.layer,
  }));
}

/** "blocks.1.ln1.out" is "ln1.out" of layer 1; the stream before the first layer belongs to none. @param {string} name */
function placeOf(name) {
  const found = /^blocks\.(\d+)\.(.+)$/.exec(name);
  if (!found || name === "blocks.0.resid_pre") return { kind: found ? "resid_pre" : name, layer: null };
  return { kind: found[2], layer: Number(found[1]) };
}

/** The first shot of a layer; of −1 the first of all, of one beyond the last the first behind them. @param {MachineShot[]} shots @param {number} layer @returns {number} */
export function startOf(shots, layer) {
  if (layer < 0) return 0;
  const found = shots.findIndex((shot) => shot.layer === layer);
  if (found >= 0) return found;
  let last = shots.length - 1;
  while (last > 0 && shots[last - 1].layer === null) last -= 1;
  return last;
}

/** The shot that makes a tensor, or −1. @param {MachineShot[]} shots @param {string} tensor */
export function shotOf(shots, tensor) {
  return shots.findIndex((shot) => shot.tensor === tensor);
}

/**
 * What stands beside the overview at a moment: how far the bars have grown, 0 to 1, and the word that is drawn by now.
 * @param {Pick<import("./machine-data.js").Machine, "drawn">} machine @param {MachineShot[]} shots @param {number} position
 */
export function answerAt({ drawn }, shots, position) {
  const [scores, draw] = [Math.max(shotOf(shots, "probs"), shotOf(shots, "sentence")), shotOf(shots, "token")];
  const grown = scores < 0 ? 0 : Math.round(100 * Math.min(1, Math.max(0, position - scores))) / 100;
  return { grown, drawn: draw >= 0 && position > draw ? (drawn?.id ?? null) : null };
}
