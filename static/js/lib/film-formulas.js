// The current step of the film as a formula with its real numbers.

import { layersOf, termsBackInto, termsInto, weightOf } from "./film-layers.js";
import { full, number, percent, sum } from "./format.js";
import { bySize, labelOf, numbersOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./film-layers.js").Layer} Layer */
/** @typedef {import("./film-layers.js").Term} Term */

const SHOWN = 3;

/** @param {number} v @returns {string} in brackets where it is negative */
const within = (v) => (v < 0 ? `(${number(v)})` : number(v));

/** @param {number[]} values @param {(place: number) => string} write @returns {string} the largest few, written out */
function examples(values, write) {
  const shown = bySize(values).slice(0, SHOWN).map(write).join(", ");
  return values.length > SHOWN ? `${shown}, …` : shown;
}

/** @param {Term[]} terms @param {number} total @returns {string} the largest terms first */
function total(terms, total) {
  const order = bySize(terms.map(({ product }) => product));
  return `${sum(order.map((place) => terms[place]))} = ${number(total)}`;
}

/** @param {Trace} trace @returns {string} the three rows of the screen */
export function pixelsFormula(trace) {
  const pixels = numbersOf(trace, "pixels").map(number);
  return [0, 3, 6].map((at) => pixels.slice(at, at + 3).join(" ")).join(" / ");
}

/** @param {Trace} trace @param {Layer} layer @param {number} j */
export function neuronFormula(trace, layer, j) {
  return total(termsInto(trace, layer, j), numbersOf(trace, layer.pre)[j]);
}

/** @param {Trace} trace @param {Layer} layer */
export function squashFormula(trace, layer) {
  const pre = numbersOf(trace, layer.pre);
  const post = numbersOf(trace, layer.post);
  if (layer.squash.op === "softmax") {
    const [most] = bySize(post);
    const powers = pre.map((v) => `e^${within(v)}`);
    return `${powers[most]} / (${powers.join(" + ")}) = ${number(post[most])}`;
  }
  const squash = (/** @type {number} */ v) =>
    layer.squash.op === "relu" ? `max(0, ${number(v)})` : `${layer.squash.op}(${number(v)})`;
  return examples(post, (j) => `${squash(pre[j])} = ${number(post[j])}`);
}

/** @param {Trace} trace @param {Layer} layer the last */
export function answerFormula(trace, layer) {
  const probabilities = numbersOf(trace, layer.post);
  return probabilities.map((p, j) => `${labelOf(trace, "symbol", j)} ${percent(p)}`).join(", ");
}

/** @param {Trace} trace @param {string} op the kind of the step that wrote the loss */
export function lossFormula(trace, op) {
  const outputs = numbersOf(trace, layersOf(trace).slice(-1)[0].post);
  const target = numbersOf(trace, "target");
  const surprise = (/** @type {number} */ p, /** @type {number} */ t) =>
    t === 1 ? `log ${number(p)}` : `log(1 − ${number(p)})`;
  const loss = number(numbersOf(trace, "loss")[0]);
  if (op === "squared_error")
    return `${outputs.map((p, j) => `(${number(p)} − ${number(target[j])})²`).join(" + ")} = ${loss}`;
  const counted = outputs.flatMap((p, j) =>
    op === "sigmoid_cross_entropy" || target[j] === 1 ? [surprise(p, target[j])] : [],
  );
  return `−${counted.join(" − ")} = ${loss}`;
}

/** @param {Trace} trace @param {string} grad the name of the gradient at the outputs @param {boolean} squared */
export function errorFormula(trace, grad, squared) {
  const outputs = numbersOf(trace, layersOf(trace).slice(-1)[0].post);
  const target = numbersOf(trace, "target");
  const grads = numbersOf(trace, grad);
  return examples(grads, (j) => {
    const distance = `${number(outputs[j])} − ${number(target[j])}`;
    return `${squared ? `2·(${distance})` : distance} = ${number(grads[j])}`;
  });
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
  return examples(leaving, (j) => `${passes[layer.squash.op](j)} = ${number(leaving[j])}`);
}

/** @param {Trace} trace @param {Layer} layer @param {number} j the neuron that the wires enter */
export function weightsFormula(trace, layer, j) {
  const grad = numbersOf(trace, `grad_${layer.pre}`)[j];
  const inputs = numbersOf(trace, layer.input);
  const products = inputs.map((_v, i) => numbersOf(trace, `grad_${layer.W}`)[i * layer.d_out + j]);
  return examples(products, (i) => `${number(inputs[i])}·${within(grad)} = ${number(products[i])}`);
}

/** @param {Trace} trace @param {Layer} layer what flows back out of it, where most does */
export function flowFormula(trace, layer) {
  const grads = numbersOf(trace, `grad_${layer.input}`);
  const [most] = bySize(grads);
  return total(termsBackInto(trace, layer, most), grads[most]);
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
  return held === stepped ? moved : _("{formula}, held at {limit}", { formula: moved, limit: number(held) });
}
