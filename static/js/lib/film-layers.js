// The layers of the small network, found in the steps of its trace.

import { numbersOf } from "./tensors.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Step} Step */
/**
 * @typedef {{ layer: number, last: boolean, input: string, W: string, b: string, pre: string, post: string,
 *   d_in: number, d_out: number, linear: Step, squash: Step }} Layer
 *   The names of its arrays, its width, and the two steps that ran it.
 */
/** @typedef {{ value: number, factor?: number, product: number }} Term */

/** @type {WeakMap<Trace, Layer[]>} */
const known = new WeakMap();

/**
 * @param {Trace} trace of one picture
 * @returns {Layer[]} first to last; empty for a trace of several pictures at once
 */
export function layersOf(trace) {
  let layers = known.get(trace);
  if (!layers) {
    layers = "sample" in trace.axes ? [] : findLayers(trace);
    known.set(trace, layers);
  }
  return layers;
}

/** @param {Trace} trace @returns {Layer[]} */
function findLayers(trace) {
  const linears = trace.steps.filter((step) => step.op === "linear" && /^layers\.\d+\.pre$/.test(step.writes));
  return linears.flatMap((linear, layer) => {
    const [input, W, b] = linear.reads;
    const pre = linear.writes;
    const post = `layers.${layer}.post`;
    const squash = writerOf(trace, post);
    if (!squash) return [];
    const [d_in, d_out] = trace.tensors[W].shape;
    return [{ layer, last: layer === linears.length - 1, input, W, b, pre, post, d_in, d_out, linear, squash }];
  });
}

/** @param {Trace} trace @param {string} name @returns {Step | undefined} the step that wrote it */
export function writerOf(trace, name) {
  return trace.steps.find((step) => step.writes === name);
}

/** @param {Trace} trace @param {Layer} layer @param {number} i @param {number} j @returns {number} W[i, j] */
export function weightOf(trace, { W, d_out }, i, j) {
  return numbersOf(trace, W)[i * d_out + j];
}

/**
 * @param {Trace} trace @param {Layer} layer @param {number} j
 * @returns {Term[]} what neuron j adds up, its bias last
 */
export function termsInto(trace, layer, j) {
  const terms = numbersOf(trace, layer.input).map((value, i) => {
    const factor = weightOf(trace, layer, i, j);
    return { value, factor, product: value * factor };
  });
  const bias = numbersOf(trace, layer.b)[j];
  return [...terms, { value: bias, product: bias }];
}

/** @param {Trace} trace @param {Layer} layer @param {number} i @returns {Term[]} what flows back into its input i */
export function termsBackInto(trace, layer, i) {
  return numbersOf(trace, `grad_${layer.pre}`).map((value, j) => {
    const factor = weightOf(trace, layer, i, j);
    return { value, factor, product: value * factor };
  });
}
