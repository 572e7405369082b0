// The films of the meaning chapter as shots: how a word comes to its point, an analogy to its answer, two sentences to
// their cosine. Each shot is one operation of the tape, or some numbers of one; nothing is left out.

import { number, precise } from "./format.js";
import { _, plural } from "./words.js";

/**
 * @typedef {import("../types.js").Shot & { part: string, upTo?: number }} PartShot
 *   `part`: where in the figure it happens; `upTo`: so many numbers, words or cells of it are in at the end of the shot
 */
/** @typedef {{ left: number[], right: number[], total: number }} Products numbers that are multiplied one by one, and their sum as it is on the tape */

const LONG = 1500;
const EACH = 13; // ms a product
/** So many products come in one step of the player; within it one after the other. */
export const GROUP = 32;

/** @param {string} part @param {string} title @param {string} formula @param {{ duration?: number, major?: boolean, upTo?: number }} [more] @returns {PartShot} */
export function shot(part, title, formula, { duration = LONG, major = true, upTo } = {}) {
  return { part, title, formula, duration, major, ...(upTo === undefined ? {} : { upTo }) };
}

/** What the first so many products add up to; all of them: what stands on the tape. @param {Products} products @param {number} count */
export function sumUpTo({ left, right, total }, count) {
  if (count >= left.length) return total;
  let sum = 0;
  for (let d = 0; d < count; d += 1) sum += left[d] * right[d];
  return sum;
}

/**
 * A sum of products, dimension by dimension.
 * @param {string} part @param {Products} products @param {(from: number, to: number, of: number) => string} title
 */
export function sumShots(part, products, title) {
  const of = products.left.length;
  return Array.from({ length: Math.ceil(of / GROUP) }, (_each, nth) => {
    const [from, upTo] = [nth * GROUP, Math.min(of, (nth + 1) * GROUP)];
    const [one, other] = [products.left[from], products.right[from]];
    const formula = `${number(one)} · ${number(other)} + … ,  Σ = ${precise(sumUpTo(products, upTo), 3)}`;
    return shot(part, title(from + 1, upTo, of), formula, { duration: EACH * (upTo - from), major: nth === 0, upTo });
  });
}

/** "0.021, −0.113, 0.04, …" @param {number[]} values */
export function few(values) {
  return `${values.slice(0, 3).map(number).join(", ")}${values.length > 3 ? ", …" : ""}`;
}

/** How long a row of numbers is as an arrow. @param {number[]} values */
export function lengthOf(values) {
  return Math.hypot(...values);
}

/**
 * @typedef {{ word: string, pieces: number, row: number[], unit: number[], middle: number[], centred: number[], x: Products,
 *   y: Products, off: number }} WordNumbers `x` and `y`: what is left of the word, times the axis
 */

/** How a word comes to its point. @param {WordNumbers} numbers */
export function wordShots({ word, pieces, row, unit, middle, centred, x, y, off }) {
  const along = (/** @type {string} */ axis) => (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ of) =>
    _("Times axis {axis}: numbers {from} to {to} of {of}", { axis, from, to, of });
  const first = pieces > 1
    ? plural("The row of the one piece of “{word}”", "The mean of the rows of the {n} pieces of “{word}”", pieces, { word })
    : _("“{word}” has a row in the table: {n} numbers", { word, n: row.length });
  return [
    shot("row", first, few(row)),
    shot("unit", _("Divided by its length: only the direction counts"), `${number(row[0])} / ${number(lengthOf(row))} = ${number(unit[0])}`),
    shot("centred", _("Less the middle of all words: what sets it apart"), `${number(unit[0])} − ${number(middle[0])} = ${number(centred[0])}`.replace("− −", "+ ")),
    ...sumShots("x", x, along("1")),
    ...sumShots("y", y, along("2")),
    shot("right", _("So far to the right …"), `x = ${precise(x.total, 3)}`),
    shot("up", _("… and so far up: the point takes its place"), `y = ${precise(y.total, 3)}`),
    shot("off", _("The rest cannot be drawn: so far it lies off the plane"), `√(Σ² − x² − y²) = ${precise(off, 3)}`),
  ];
}

/**
 * @typedef {{ words: [string, string, string], vectors: number[][], arrow: number[], end: number[], asked: number[],
 *   best: Products, answers: { word: string, similarity: number }[] }} AnalogyNumbers
 */

/** How an analogy comes to its answer. @param {AnalogyNumbers} numbers */
export function analogyShots({ words: [a, b, c], vectors, arrow, end, asked, best, answers }) {
  const minus = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ made) => `${number(one)} − ${number(other)} = ${number(made)}`.replace("− −", "+ ");
  const word = answers[0]?.word ?? "";
  return [
    ...[a, b, c].map((name, k) => shot("words", _("“{word}” as a direction of length 1: {n} numbers", { word: name, n: vectors[k].length }), few(vectors[k]), { upTo: k + 1, major: k === 0 })),
    shot("arrow", _("What leads from “{a}” to “{b}”: number by number, {b} − {a}", { a, b }), minus(vectors[1][0], vectors[0][0], arrow[0])),
    shot("end", _("The same arrow, begun at “{c}”: it ends somewhere", { c }), `${number(arrow[0])} + ${number(vectors[2][0])} = ${number(end[0])}`.replace("+ −", "− ")),
    shot("asked", _("Brought to length 1: the direction that is asked for"), `${number(end[0])} / ${number(lengthOf(end))} = ${number(asked[0])}`),
    ...sumShots("best", best, (from, to, of) => _("How alike is “{word}”? Numbers {from} to {to} of {of}", { word, from, to, of })),
    ...answers.map(({ word: name, similarity }, k) => shot("answers", k === 0 ? _("“{word}” points most the same way", { word: name }) : _("Then comes “{word}”", { word: name }), `cos = ${precise(similarity, 3)}`, { duration: k === 0 ? LONG : 420, major: k === 0, upTo: k + 1 })),
  ];
}

/**
 * @typedef {{ numbers: [number, number], tokens: string[], rows: number[][], mean: number[], length: number, unit: number[],
 *   otherRows: number[][], other: number[], cosine: Products, cells: number }} SentenceNumbers
 *   `numbers`: which two sentences, counted from 1; `rows`: the last vectors of the first one's tokens; `unit` and
 *   `other`: the vectors of both; `cells`: of the whole matrix
 */

/** How two sentences come to their cosine. @param {SentenceNumbers} given */
export function sentenceShots({ numbers: [one, two], tokens, rows, mean, length, unit, otherRows, other, cosine, cells }) {
  const column = rows.map((row) => row[0]);
  const summed = `(${column.slice(0, 3).map(number).join(" + ")}${column.length > 3 ? " + …" : ""}) / ${column.length} = ${number(mean[0])}`;
  return [
    shot("tokens", plural("Sentence {one} is {n} token", "Sentence {one} is {n} tokens", tokens.length, { one }), tokens.slice(0, 6).join(" · ")),
    shot("rows", _("What the model has made of each token, after all its layers"), few(rows[0])),
    shot("mean", _("The mean over the tokens, number by number"), summed.replace(/\+ −/g, "− "), { duration: 3200, upTo: mean.length }),
    shot("unit", _("Divided by its length: the vector of sentence {one}", { one }), `${number(mean[0])} / ${number(length)} = ${number(unit[0])}`),
    shot("other", plural("Sentence {two} in the same way, of {n} token", "Sentence {two} in the same way, of {n} tokens", otherRows.length, { two }), few(other)),
    ...sumShots("cosine", cosine, (from, to, of) => _("Sentence {one} times sentence {two}: numbers {from} to {to} of {of}", { one, two, from, to, of })),
    shot("matrix", _("So each is held against each: the matrix"), `cos(${one}, ${two}) = ${precise(cosine.total, 3)}`, { duration: 1800, upTo: cells }),
  ];
}

/**
 * How much of each part is in at a position of the film: of a part that counts, how many; of another, from 0 to 1.
 * @param {PartShot[]} shots @param {number} position @returns {Map<string, number>}
 */
export function amounts(shots, position) {
  /** @type {Map<string, number>} */
  const shown = new Map();
  shots.slice(0, Math.ceil(position)).forEach(({ part, upTo }, at) => {
    const done = Math.min(1, position - at);
    const before = upTo === undefined ? 0 : (shown.get(part) ?? 0);
    shown.set(part, before + ((upTo ?? 1) - before) * done);
  });
  return shown;
}

/** The shot that a position lies in; a whole number is the end of the shot before it. @param {PartShot[]} shots @param {number} position */
export function shotAt(shots, position) {
  return shots[Math.max(0, Math.ceil(position) - 1)];
}
