// The film of one head: what happens to one word, from its vector to its next one. Each shot is one operation, or one
// number of it; nothing is left out.

import { number } from "./format.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Shot & { part: Part, upTo?: number }} HeadShot `upTo`: how many numbers or words of the part are in */
/** @typedef {"norm" | "stream" | "query" | "keys" | "products" | "scores" | "mask" | "softmax" | "mix" | "out" | "heads" | "residual" | "norm after"} Part */
/**
 * @typedef {{ word: string, other: string, stream: number[], normed: number[] | null, q: number[], key: number[],
 *   keyAt: number, scores: (number | null)[], row: number[], words: string[], causal: boolean, normFirst: boolean,
 *   values: number[][], z: number[], out: number[], attnOut: number[], sum: number[] | null, after: number[] }} HeadNumbers
 *   `key` of the other word, that stands at `keyAt`; `scores` scaled, null where masked; `row` the weights; `values` of
 *   every word; `out` what the head writes, `attnOut` what all do; `sum` before the norm that comes after, else null
 */

const QUICK = 180;
const LONG = 1800;

/** @param {HeadNumbers} numbers @returns {HeadShot[]} */
export function headShots(numbers) {
  const { word, other, stream, normed, q, key, keyAt: at, scores, row, words, causal, normFirst, values, z, out, attnOut, sum: added, after } = numbers;
  const seen = scores.flatMap((score, place) => (score === null ? [] : [place]));
  const root = Math.sqrt(q.length);
  const products = q.map((value, d) => value * key[d]);
  const sum = products.reduce((total, each) => total + each, 0);
  /** @type {HeadShot[]} */
  const shots = [{ part: "stream", duration: LONG, major: true, title: _("“{word}” comes with its vector", { word }), formula: `x = ${few(stream)}` }];
  if (normFirst) shots.push({ part: "norm", duration: LONG, major: true, title: _("Its numbers are brought to one size"), formula: _("({x} − mean) / spread · w + b = {y}, …", { x: number(stream[0]), y: number(normed?.[0] ?? 0) }) });
  shots.push(
    { part: "query", duration: LONG, major: true, title: _("Its query: what this head looks for"), formula: `q = x · W_Q + b_Q = ${few(q)}` },
    { part: "keys", duration: LONG, major: true, title: _("The keys: what each word can be found by"), formula: `k(${other}) = x · W_K + b_K = ${few(key)}` },
  );
  let running = 0;
  products.forEach((product, d) => {
    running += product;
    shots.push({ part: "products", upTo: d + 1, duration: QUICK, major: d === 0, title: _("Query of “{word}” times key of “{other}”, number {n} of {of}", { word, other, n: d + 1, of: q.length }), formula: `${number(q[d])} · ${number(key[d])} = ${number(product)}   Σ = ${number(running)}` });
  });
  shots.push({ part: "scores", duration: LONG, major: true, title: _("The sum, divided by the root of how many numbers there are, is the score"), formula: `${number(sum)} / √${q.length} = ${number(sum / root)}` });
  if (causal) shots.push({ part: "mask", duration: LONG, major: true, title: _("Later words are masked: this model may only look back"), formula: _("{n} of {of} words are seen", { n: seen.length, of: words.length }) });
  shots.push({ part: "softmax", duration: LONG, major: true, title: _("The scores become shares that add up to 1"), formula: sharesFormula(scores, at, row) });
  const gathered = z.map(() => 0);
  seen.forEach((place, nth) => {
    values[place].forEach((value, d) => (gathered[d] += row[place] * value));
    shots.push({ part: "mix", upTo: nth + 1, duration: 420, major: nth === 0, title: _("The value of “{other}” is gathered, times {share}", { other: words[place], share: number(row[place]) }), formula: `z += ${number(row[place])} · (${few(values[place])})  →  ${few(gathered)}` });
  });
  shots.push(
    { part: "out", duration: LONG, major: true, title: _("What was gathered is carried back into the stream"), formula: `z · W_O = ${few(out)}` },
    { part: "heads", duration: LONG, major: true, title: _("All heads of the layer are added up, and a bias"), formula: `Σ z · W_O + b_O = ${few(attnOut)}` },
    { part: "residual", duration: LONG, major: true, title: _("Added to what the word came with"), formula: `x + attn_out: ${number(stream[0])} + ${number(attnOut[0])} = ${number((added ?? after)[0])}, …` },
  );
  if (!normFirst) shots.push({ part: "norm after", duration: LONG, major: true, title: _("Brought to one size again"), formula: _("({x} − mean) / spread · w + b = {y}, …", { x: number(added?.[0] ?? 0), y: number(after[0]) }) });
  return shots;
}

/** How a score becomes a share, with its numbers. @param {(number | null)[]} scores @param {number} at @param {number[]} row */
function sharesFormula(scores, at, row) {
  const score = scores[at];
  if (score === null || score === undefined) return _("e^score / Σ e^score");
  const all = scores.reduce((/** @type {number} */ sum, each) => sum + (each === null ? 0 : Math.exp(each)), 0);
  return _("e^{score} / Σ e^score = {own} / {all} = {share}", { score: number(score), own: number(Math.exp(score)), all: number(all), share: number(row[at]) });
}

/** @param {number[]} values */
function few(values) {
  return `${values.slice(0, 3).map(number).join(", ")}, …`;
}

/**
 * What has been shown at a position of the film: for each part how much of it is in.
 * @param {HeadShot[]} shots @param {number} position @returns {Map<Part, number>} Infinity for a part that is whole
 */
export function shownParts(shots, position) {
  /** @type {Map<Part, number>} */
  const shown = new Map();
  for (const { part, upTo } of shots.slice(0, Math.ceil(position))) shown.set(part, upTo ?? Infinity);
  return shown;
}

/** The stream that enters a layer: it is written down once, where the layer before has left it. @param {number} layer */
export function streamInto(layer) {
  return layer === 0 ? "blocks.0.resid_pre" : `blocks.${layer - 1}.resid_post`;
}
