// What a link carries, each as short text: a network, a picture, the examples. Decoding gives null for anything else.

import { decodeFloats, encodeFloats } from "./base64url.js";

/** @typedef {import("../types.js").Network} Network */
/** @typedef {import("../types.js").Example} Example */

const N_PIXELS = 9;
const N_SYMBOLS = 4;
const MOST_LAYERS = 5;
const MOST_NEURONS = 12;
const LARGEST_WEIGHT = 1000;
const WHITE = "x";
const BLACK = "o";
const EXACT = "~";

/** @param {Network} network @returns {number[]} every weight and bias, layer after layer */
function parametersOf({ weights, biases }) {
  return weights.flatMap((rows, layer) => [...rows.flat(), ...biases[layer]]);
}

/** @param {Pick<Network, "sizes" | "hidden" | "output">} shape @param {number[]} parameters @returns {Network} */
function networkOf({ sizes, hidden, output }, parameters) {
  let at = 0;
  const take = (/** @type {number} */ count) => parameters.slice(at, (at += count));
  const layers = sizes.slice(1).map((d_out, layer) => ({
    W: Array.from({ length: sizes[layer] }, () => take(d_out)),
    b: take(d_out),
  }));
  return { sizes: [...sizes], weights: layers.map(({ W }) => W), biases: layers.map(({ b }) => b), hidden, output };
}

/**
 * @param {Network} network
 * @returns {Network} every number rounded to what a link can hold, so that both ends see the same
 */
export function fround(network) {
  return networkOf(network, parametersOf(network).map(Math.fround));
}

/** @param {Network} network @returns {string} "9-6-6-4.tanh.sigmoid." and the numbers */
export function encodeNetwork(network) {
  return [network.sizes.join("-"), network.hidden, network.output, encodeFloats(parametersOf(network))].join(".");
}

/** @param {string} text @returns {Network | null} */
export function decodeNetwork(text) {
  const [shape, hidden, output, numbers, ...more] = text.split(".");
  const sizes = sizesOf(shape);
  if (!sizes || more.length > 0 || numbers === undefined) return null;
  if (hidden !== "tanh" && hidden !== "relu") return null;
  if (output !== "sigmoid" && output !== "softmax") return null;
  const count = sizes.slice(1).reduce((sum, d_out, layer) => sum + (sizes[layer] + 1) * d_out, 0);
  const parameters = decodeFloats(numbers, count);
  if (!parameters || parameters.some((v) => Math.abs(v) > LARGEST_WEIGHT)) return null;
  return networkOf({ sizes, hidden, output }, parameters);
}

/** @param {string} text "9-6-6-4" @returns {number[] | null} */
function sizesOf(text) {
  if (!/^\d{1,2}(-\d{1,2})+$/.test(text)) return null;
  const sizes = text.split("-").map(Number);
  const hidden = sizes.slice(1, -1);
  const fits = sizes[0] === N_PIXELS && sizes[sizes.length - 1] === N_SYMBOLS;
  const layered = hidden.length >= 1 && hidden.length < MOST_LAYERS;
  return fits && layered && hidden.every((size) => size >= 1 && size <= MOST_NEURONS) ? sizes : null;
}

/**
 * Nine letters, "xoxoxoxox": x white, o black, 1 to 7 the quarter steps between. Other greys are written as float32.
 * @param {number[]} pixels @returns {string}
 */
export function encodePixels(pixels) {
  const steps = pixels.map((pixel) => (pixel + 1) * 4);
  if (!steps.every(Number.isInteger)) return EXACT + encodeFloats(pixels);
  return steps.map((step) => (step === 8 ? WHITE : step === 0 ? BLACK : String(step))).join("");
}

/** @param {string} text @returns {number[] | null} */
export function decodePixels(text) {
  if (text.startsWith(EXACT)) {
    const pixels = decodeFloats(text.slice(1), N_PIXELS);
    return pixels?.every((pixel) => Math.abs(pixel) <= 1) ? pixels : null;
  }
  if (!/^[xo1-7]{9}$/.test(text)) return null;
  return [...text].map((letter) => (letter === WHITE ? 1 : letter === BLACK ? -1 : Number(letter) / 4 - 1));
}

/** @param {Example[]} examples @returns {string} "0xoxoxoxox.1xxxxoxxxx": the symbol's number, then its pixels */
export function encodeExamples(examples) {
  return examples.map(({ pixels, target }) => `${target}${encodePixels(pixels)}`).join(".");
}

/** @param {string} text @returns {Example[] | null} */
export function decodeExamples(text) {
  if (text === "") return [];
  const examples = [];
  for (const part of text.split(".")) {
    const pixels = decodePixels(part.slice(1));
    if (!/^[0-3]/.test(part) || !pixels) return null;
    examples.push({ pixels, target: Number(part[0]) });
  }
  return examples;
}
