// The current step of the film as a formula with its real numbers.

import { layersOf, termsBackInto, termsInto, weightOf } from "./film-layers.js";
import { full, number, percent, sum } from "./format.js";
import { bySize, labelOf, numbersOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./film-layers.js").Layer} Layer */
/** @typedef {import("./film-layers.js").Term} Term */
/** @typedef {import("../types.js").FormulaPart} FormulaPart */

const SHOWN = 3;

/** @param {number} v @returns {string} in brackets where it is negative */
const within = (v) => (v < 0 ? `(${number(v)})` : number(v));

/** @param {FormulaPart[]} parts @returns {string} the whole formula */
export function formulaOf(parts) {
  return parts.map(({ text, after }) => text + after).join("");
}

/** @param {string} text @param {string} tensor @param {number[]} index @returns {FormulaPart[]} a formula of one number */
function one(text, tensor, index) {
  return [{ text, after: "", tensor, index }];
}

/**
 * @param {number[]} values @param {(place: number) => string} write
 * @param {string} tensor @param {(place: number) => number[]} [index]
 * @returns {FormulaPart[]} the largest few, written out
 */
function examples(values, write, tensor, index = (place) => [place]) {
  const shown = bySize(values).slice(0, SHOWN);
  const end = values.length > SHOWN ? ", …" : "";
  return shown.map((place, at) => ({ text: write(place), after: at < shown.length - 1 ? ", " : end, tensor, index: index(place) }));
}

/** @param {Term[]} terms @param {number} total @returns {string} the largest terms first */
function total(terms, total) {
  const order = bySize(terms.map(({ product }) => product));
  return `${sum(order.map((place) => terms[place]))} = ${number(total)}`;
}

/** @param {Trace} trace @returns {FormulaPart[]} the three rows of the screen */
export function pixelsFormula(trace) {
  const after = (/** @type {number} */ place) => (place === 8 ? "" : place % 3 === 2 ? " / " : " ");
  return numbersOf(trace, "pixels").map((pixel, place) => ({ text: number(pixel), after: after(place), tensor: "pixels", index: [place] }));
}

/** @param {Trace} trace @param {Layer} layer @param {number} j */
export function neuronFormula(trace, layer, j) {
  return one(total(termsInto(trace, layer, j), numbersOf(trace, layer.pre)[j]), layer.pre, [j]);
}

/** @param {Trace} trace @param {Layer} layer */
export function squashFormula(trace, layer) {
  const pre = numbersOf(trace, layer.pre);
  const post = numbersOf(trace, layer.post);
  if (layer.squash.op === "softmax") {
    const [most] = bySize(post);
    const powers = pre.map((v) => `e^${within(v)}`);
    return one(`${powers[most]} / (${powers.join(" + ")}) = ${number(post[most])}`, layer.post, [most]);
  }
  const squash = (/** @type {number} */ v) =>
    layer.squash.op === "relu" ? `max(0, ${number(v)})` : `${layer.squash.op}(${number(v)})`;
  return examples(post, (j) => `${squash(pre[j])} = ${number(post[j])}`, layer.post);
}

/** @param {Trace} trace @param {Layer} layer the last */
export function answerFormula(trace, layer) {
  const probabilities = numbersOf(trace, layer.post);
  const last = probabilities.length - 1;
  return probabilities.map((p, j) => ({ text: `${labelOf(trace, "symbol", j)} ${percent(p)}`, after: j < last ? ", " : "", tensor: layer.post, index: [j] }));
}

/** @param {Trace} trace @param {string} op the kind of the step that wrote the loss */
export function lossFormula(trace, op) {
  const outputs = numbersOf(trace, layersOf(trace).slice(-1)[0].post);
  const target = numbersOf(trace, "target");
  const surprise = (/** @type {number} */ p, /** @type {number} */ t) =>
    t === 1 ? `log ${number(p)}` : `log(1 − ${number(p)})`;
  const loss = number(numbersOf(trace, "loss")[0]);
  if (op === "squared_error")
    return one(`${outputs.map((p, j) => `(${number(p)} − ${number(target[j])})²`).join(" + ")} = ${loss}`, "loss", []);
  const counted = outputs.flatMap((p, j) =>
    op === "sigmoid_cross_entropy" || target[j] === 1 ? [surprise(p, target[j])] : [],
  );
  return one(`−${counted.join(" − ")} = ${loss}`, "loss", []);
}

/** @param {Trace} trace @param {string} grad the name of the gradient at the outputs @param {boolean} squared */
export function errorFormula(trace, grad, squared) {
  const outputs = numbersOf(trace, layersOf(trace).slice(-1)[0].post);
  const target = numbersOf(trace, "target");
  const grads = numbersOf(trace, grad);
  return examples(grads, (j) => {
    const distance = `${number(outputs[j])} − ${number(target[j])}`;
    return `${squared ? `2·(${distance})` : distance} = ${number(grads[j])}`;
  }, grad);
}

/** @param {Trace} trace @param {Layer} layer */
export function unsquashFormula(trace, layer) {
  const post = numbersOf(trace, layer.post);
  const arriving = numbersOf(trace, `grad_${layer.post}`);
  const leaving = numbersOf(trace, `grad_${layer.pre}`);
  const average = arriving.reduce((sum, grad, j) => sum + grad * post[j], 0);
  /** @type {Record<string, (j: number) => string>} */
  const passes = {
    tanh: (j) => `${number(arriving[j])}·(1 − ${within(post[j])}²)`,
    relu: (j) => `${number(arriving[j])}·${post[j] > 0 ? 1 : 0}`,
    sigmoid: (j) => `${number(arriving[j])}·${number(post[j])}·(1 − ${number(post[j])})`,
    softmax: (j) => `${number(post[j])}·(${number(arriving[j])} − ${within(average)})`,
  };
  return examples(leaving, (j) => `${passes[layer.squash.op](j)} = ${number(leaving[j])}`, `grad_${layer.pre}`);
}

/** @param {Trace} trace @param {Layer} layer @param {number} j the neuron that the wires enter */
export function weightsFormula(trace, layer, j) {
  const grad = numbersOf(trace, `grad_${layer.pre}`)[j];
  const inputs = numbersOf(trace, layer.input);
  const products = inputs.map((_v, i) => numbersOf(trace, `grad_${layer.W}`)[i * layer.d_out + j]);
  return examples(products, (i) => `${number(inputs[i])}·${within(grad)} = ${number(products[i])}`, `grad_${layer.W}`, (i) => [i, j]);
}

/** @param {Trace} trace @param {Layer} layer what flows back out of it, where most does */
export function flowFormula(trace, layer) {
  const grads = numbersOf(trace, `grad_${layer.input}`);
  const [most] = bySize(grads);
  return one(total(termsBackInto(trace, layer, most), grads[most]), `grad_${layer.input}`, [most]);
}

/** @param {Trace} trace @param {Layer} layer the step of the weight that moves most */
export function updateFormula(trace, layer) {
  const grads = numbersOf(trace, `grad_${layer.W}`);
  const [most] = bySize(grads);
  const [i, j] = [Math.floor(most / layer.d_out), most % layer.d_out];
  const stepped = numbersOf(trace, `${layer.W}.stepped`)[most];
  const held = numbersOf(trace, `${layer.W}.held`)[most] ?? stepped;
  const rate = full(Number(trace.params.learning_rate));
  const moved = `${number(weightOf(trace, layer, i, j))} − ${rate}·${within(grads[most])} = ${number(stepped)}`;
  if (held === stepped) return one(moved, `${layer.W}.stepped`, [i, j]);
  return one(_("{formula}, held at {limit}", { formula: moved, limit: number(held) }), `${layer.W}.held`, [i, j]);
}
