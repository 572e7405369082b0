// A trace at one moment of its film, as numbers for the figure: what stands in each neuron, what colours it.

import { layersOf } from "./film-layers.js";
import { shownOf } from "./film-state.js";
import { numbersOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmState} FilmState */
/** @typedef {import("../types.js").Network} Network */

/**
 * @param {Trace} trace of one picture
 * @param {FilmState} state
 * @returns {{ values: (number | null)[][], fills: (number | null)[][] }} column 0 holds the pixels
 */
export function columnsOf(trace, state) {
  const pixels = numbersOf(trace, "pixels").map((value, i) => (shownOf(state, "pixels", i) > 0 ? value : null));
  const values = [pixels];
  const fills = [pixels];
  for (const layer of layersOf(trace)) {
    const sums = numbersOf(trace, layer.pre);
    const posts = numbersOf(trace, layer.post);
    values.push(posts.map((post, j) => numberIn(state, layer, j, sums[j], post)));
    fills.push(posts.map((post, j) => (shownOf(state, layer.post, j) > 0 ? post * shownOf(state, layer.post, j) : null)));
  }
  return { values, fills };
}

/**
 * The sum while it is added up, then the sum, then what the squash makes of it.
 * @param {FilmState} state @param {import("./film-layers.js").Layer} layer @param {number} j
 * @param {number} sum @param {number} post @returns {number | null}
 */
function numberIn(state, layer, j, sum, post) {
  if (shownOf(state, layer.post, j) > 0.5) return post;
  if (state.sum && state.sum.tensor === layer.pre && state.sum.index === j) return state.sum.added > 0 ? state.sum.partial : null;
  return shownOf(state, layer.pre, j) > 0 ? sum : null;
}

/**
 * Which number it is that stands in a neuron at a moment of the film: the sum so far is a part of a sum.
 * @param {Trace} trace @param {FilmState} state @param {number} column @param {number} index
 * @returns {import("../types.js").NumberPlace} where nothing stands yet, what will
 */
export function placeAt(trace, state, column, index) {
  if (column === 0) return { tensor: "pixels", index: [index] };
  const { pre, post } = layersOf(trace)[column - 1];
  const { sum } = state;
  if (shownOf(state, post, index) > 0.5) return { tensor: post, index: [index] };
  if (sum && sum.tensor === pre && sum.index === index) {
    const part = sum.added > 0 && sum.added < sum.terms ? Array.from({ length: sum.added }, (_v, k) => k) : undefined;
    return { tensor: pre, index: [index], part };
  }
  return { tensor: shownOf(state, pre, index) > 0 ? pre : post, index: [index] };
}

/**
 * Which number is on its way along a wire: at first what set out; past the middle what the wire has made of it, which is
 * one term of what it arrives at. The gradient of a weight, of one example, is that product itself.
 * @param {Trace} trace @param {import("../types.js").Pulse} pulse @param {boolean} multiplied whether it is past the middle
 * @param {boolean} weights whether the film is at the gradients of the weights
 * @returns {import("../types.js").NumberPlace}
 */
export function carriedAt(trace, { layer, from, to, backward }, multiplied, weights) {
  const { input, pre, W } = layersOf(trace)[layer];
  if (!backward) return multiplied ? { tensor: pre, index: [to], part: [from] } : { tensor: input, index: [from] };
  if (!multiplied) return { tensor: `grad_${pre}`, index: [to] };
  return weights ? { tensor: `grad_${W}`, index: [from, to] } : { tensor: `grad_${input}`, index: [from], part: [to] };
}

/** @param {Network} network @returns {string[]} a heading for each column */
export function titlesOf(network) {
  const last = network.sizes.length - 1;
  return network.sizes.map((size, column) => {
    if (column === 0) return _("9 pixels");
    if (column === last) return _("4 symbols");
    return _("hidden layer {n}", { n: column });
  });
}

/** @typedef {{ columns: number, pixel: string[], symbol: string[] }} Names what the neurons are called by */

/** @param {Trace} trace @returns {Names} */
export function namesOf(trace) {
  const [pixel, symbol] = [trace.axes.pixel, trace.axes.symbol].map((labels) => (Array.isArray(labels) ? labels : []));
  return { columns: layersOf(trace).length + 1, pixel, symbol };
}

/**
 * @param {Names} names @param {number} column @param {number} index
 * @returns {string} "pixel top left", "neuron 4 of hidden layer 1", "output +"
 */
export function nameOf({ columns, pixel, symbol }, column, index) {
  if (column === 0) return _("pixel {name}", { name: pixel[index] });
  if (column === columns - 1) return _("output {name}", { name: symbol[index] });
  return _("neuron {n} of hidden layer {layer}", { n: index + 1, layer: column });
}

/** @param {Names} names @param {{ layer: number, from: number, to: number }} wire */
export function wireName(names, { layer, from, to }) {
  return _("the wire from {start} to {end}", { start: nameOf(names, layer, from), end: nameOf(names, layer + 1, to) });
}

const LETTER = 6.6; // px of a letter at the size of the headings
const WIDE = 12.5; // px of a letter of a script whose letters are squares

/**
 * The headings of the columns, those within shortened where they would run into each other.
 * @param {string[]} titles @param {number} step px from one column to the next
 */
export function titlesWithin(titles, step) {
  const runInto = (/** @type {string[]} */ own) => own.some((title, at) => at > 0 && (widthOf(own[at - 1]) + widthOf(title)) / 2 + LETTER > step);
  const inner = (/** @type {(n: number) => string} */ name) => titles.map((title, at) => (at === 0 || at === titles.length - 1 || title === "" ? title : name(at)));
  const shorter = inner((n) => _("layer {n}", { n }));
  return [titles, shorter].find((own) => !runInto(own)) ?? inner(String);
}

/** @param {string} title */
function widthOf(title) {
  return [...title].reduce((sum, letter) => sum + (letter > "\u2e80" ? WIDE : LETTER), 0);
}
