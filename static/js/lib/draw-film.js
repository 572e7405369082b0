// From scores to a word, as a film: what each token's score becomes, step by step, until one of them is drawn.

import { number, percent } from "./format.js";
import { placeIn } from "./film-position.js";
import { ranked } from "./ranked.js";
import { shownToken } from "./token-text.js";
import { _, plural } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {"scores" | "cooled" | "top_k" | "top_p" | "shares" | "draw" | "word"} StageKind */
/** @typedef {{ kind: StageKind, tensor: string }} Stage  and the tensor of the trace that it writes */
/** @typedef {{ id: number, text: string, values: (number | null)[], drawn: boolean }} Row
 *   a value for each stage up to the shares; null where it is cut */
/** @typedef {{ id: number, start: number, end: number }} Segment  of a token, on the line from 0 to 1 that the dice fall on */
/** @typedef {import("../types.js").Shot & { kind: StageKind }} DrawShot */

const DURATIONS = { scores: 1500, cooled: 1700, top_k: 1300, top_p: 1300, shares: 1700, draw: 1900, word: 1300 };
/** @type {[StageKind, string][]} */
const ORDER = [["scores", "last_logits"], ["cooled", "cooled"], ["top_k", "top_k"], ["top_p", "top_p"], ["shares", "probs"]];

/** @param {Trace} trace @param {string} name @returns {(number | null)[]} one number a token; null where it is masked */
export function column(trace, name) {
  const data = trace.tensors[name]?.data;
  return Array.isArray(data) ? /** @type {(number | null)[]} */ (data) : [];
}

/** @param {Trace} trace @param {string} name @returns {number | null} */
export function single(trace, name) {
  const data = trace.tensors[name]?.data;
  return typeof data === "number" ? data : null;
}

/** @param {Trace} trace @returns {Stage[]} a step that changes nothing is not taken */
export function stagesOf(trace) {
  return ORDER.filter(([, tensor]) => trace.tensors[tensor]).map(([kind, tensor]) => ({ kind, tensor }));
}

/**
 * The tokens with the best scores, and the one that was drawn.
 * @param {Trace} trace @param {number} count @param {(id: number) => string} textOf @returns {Row[]}
 */
export function rowsOf(trace, count, textOf) {
  const columns = stagesOf(trace).map(({ tensor }) => column(trace, tensor));
  if (columns.length === 0) return [];
  const order = ranked(columns[0].map((score) => score ?? -Infinity));
  const drawn = single(trace, "token");
  const ids = [...order.slice(0, count)];
  if (drawn !== null && !ids.includes(drawn)) ids[ids.length - 1] = drawn;
  return ids.map((id) => ({ id, text: textOf(id), values: columns.map((values) => values[id]), drawn: id === drawn }));
}

/** @param {Trace} trace @returns {Segment[]} the shares laid end to end, the largest first; those of nothing left out */
export function segmentsOf(trace) {
  const shares = column(trace, "probs").map((share) => share ?? 0);
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  let end = 0;
  return [...ranked(shares)].filter((id) => shares[id] > 0).map((id) => {
    const start = end;
    end += shares[id] / total;
    return { id, start, end };
  });
}

/** @param {Trace} trace @param {Row[]} rows the best first @param {(id: number) => string} textOf @returns {DrawShot[]} */
export function drawShots(trace, rows, textOf) {
  if (rows.length === 0) return [];
  const stages = stagesOf(trace);
  const drawn = single(trace, "token");
  const shots = stages.map((stage, at) => shot(stage.kind, titleOf(trace, stage), formulaOf(trace, rows, stage, at)));
  if (drawn === null) return shots;
  const word = shownToken(textOf(drawn));
  const segment = segmentsOf(trace).find(({ id }) => id === drawn);
  const dice = single(trace, "dice");
  if (segment && dice !== null) {
    const places = { dice: number(dice), start: number(segment.start), end: number(segment.end) };
    shots.push(shot("draw", _("The dice fall on “{word}”", { word }), _("{start} ≤ {dice} < {end}", places)));
  }
  return [...shots, shot("word", _("“{word}” is the next word", { word }), _("and with it the line begins anew"))];
}

/** @param {StageKind} kind @param {string} title @param {string} formula @returns {DrawShot} */
function shot(kind, title, formula) {
  return { kind, title, formula, duration: DURATIONS[kind], major: true };
}

/** @param {Trace} trace @param {Stage} stage */
function titleOf(trace, { kind, tensor }) {
  const values = column(trace, tensor);
  const kept = values.filter((value) => value !== null).length;
  if (kind === "scores") return _("The model gives each of its {n} tokens a score", { n: values.length });
  if (kind === "cooled") return _("Divide every score by the temperature");
  if (kind === "top_k") return plural("Only the best one stays", "Only the {n} best stay", kept);
  if (kind === "top_p") return plural("One is enough for the share that is kept", "{n} are enough for the share that is kept", kept);
  return _("Make shares of the scores");
}

/** @param {Trace} trace @param {Row[]} rows @param {Stage} stage @param {number} at its place among the stages */
function formulaOf(trace, rows, { kind, tensor }, at) {
  const [row] = rows;
  const word = shownToken(row.text);
  const value = row.values[at];
  const before = at > 0 ? row.values[at - 1] : null;
  if (kind === "scores") return rows.slice(0, 3).map(({ text, values }) => `${shownToken(text)} ${number(values[0] ?? NaN)}`).join(", ");
  if (kind === "cooled") return `${number(before ?? NaN)} / ${number(Number(trace.params.temperature))} = ${number(value ?? NaN)}`;
  if (kind === "top_k" || kind === "top_p") {
    const values = column(trace, tensor);
    const kept = values.filter((each) => each !== null).length;
    return _("{kept} of {all} stay", { kept, all: values.length });
  }
  const powers = rows.map(({ values }) => values[at - 1]).filter((score) => score !== null);
  const [first, second] = powers.map((score) => `e^${number(score ?? NaN)}`);
  return `${word}: ${first} / (${[first, second, "…"].filter(Boolean).join(" + ")}) = ${percent(value ?? NaN)}`;
}

/**
 * How far each step is at a place in the film, 0 to 1.
 * @param {DrawShot[]} shots @param {number} position @returns {Record<StageKind, number>} 0 for a step that is not there
 */
export function drawState(shots, position) {
  const { shot: at, progress } = placeIn(position, shots.length);
  const state = { scores: 0, cooled: 0, top_k: 0, top_p: 0, shares: 0, draw: 0, word: 0 };
  shots.forEach(({ kind }, place) => {
    state[kind] = place < at ? 1 : place === at ? progress : 0;
  });
  return state;
}

/** @param {number} progress of a step @param {number} row @param {number} rows how many @returns {number} of that row, 0 to 1 */
export function rowProgress(progress, row, rows) {
  const spread = 0.6; // of the step, from the first row's start to the last one's
  const start = rows > 1 ? (spread * row) / (rows - 1) : 0;
  return Math.min(1, Math.max(0, (progress - start) / (1 - spread)));
}
