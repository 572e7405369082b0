// What the two chapters of the small network share: one screen, one network, one set of examples, one way to train.

import {
  EXAMPLES as EXAMPLE_PART,
  NETWORK,
  PIXELS,
  YES_NO,
  decodeState,
  encodeState,
  fround,
  numberIn,
  oneOf,
  wholeIn,
} from "../lib/codec.js";
import { EXAMPLES, SYMBOLS } from "../lib/symbols.js";

/** @typedef {import("../types.js").Network} Network */
/** @typedef {import("../types.js").Example} Example */
/**
 * @typedef {{ pixels: number[], network: Network | null, examples: Example[], symbols: string[],
 *   rate: number, batch: number, noise: number, loss: "squared" | "cross_entropy", hold: boolean, epochs: number, seed: number,
 *   first: Network | null, epoch: number, forkAt: number | null, forkRate: number | null,
 *   view: "training" | "microscope", example: number, weight: string | null, tab: string }} PixelsState
 *   `first` are the first weights of the training of the Learning chapter, null for those of the seed; `epoch` is where its film stands.
 */

export const KEY = "glassbox.pixels";
export const LONGEST_NAME = 24;

/** @type {PixelsState} */
export const DEFAULTS = {
  pixels: EXAMPLES[2].pixels,
  network: null,
  examples: EXAMPLES,
  symbols: SYMBOLS,
  rate: 0.3,
  batch: 0,
  noise: 0,
  loss: "squared",
  hold: true,
  epochs: 300,
  seed: 1,
  first: null,
  epoch: 0,
  forkAt: null,
  forkRate: null,
  view: "training",
  example: 2,
  weight: null,
  tab: "flips",
};

/** Four names, each escaped, with a comma between. @type {import("../lib/codec.js").Part<string[]>} */
const NAMES = {
  encode: (names) => names.map(encodeURIComponent).join(","),
  decode: (text) => {
    try {
      const names = text.split(",").map(decodeURIComponent);
      return names.length === 4 && names.every((name) => name.length > 0 && name.length <= LONGEST_NAME) ? names : null;
    } catch {
      return null;
    }
  },
};

/** @type {import("../lib/codec.js").Part<string>} "0.W.35": layer, and from × 16 + to */
const WEIGHT = { encode: (text) => text, decode: (text) => (/^[0-4]\.W\.\d{1,3}$/.test(text) ? text : null) };

const PARTS = {
  pixels: PIXELS,
  network: NETWORK,
  examples: EXAMPLE_PART,
  symbols: NAMES,
  rate: numberIn(0.0001, 100),
  batch: wholeIn(0, 64),
  noise: numberIn(0, 2),
  loss: oneOf("squared", "cross_entropy"),
  hold: YES_NO,
  epochs: wholeIn(1, 20000),
  seed: wholeIn(0, Number.MAX_SAFE_INTEGER),
  first: NETWORK,
  epoch: numberIn(0, 1e9),
  forkAt: wholeIn(0, 1e9),
  forkRate: numberIn(0.0001, 100),
  view: oneOf("training", "microscope"),
  example: wholeIn(0, 63),
  weight: WEIGHT,
  tab: oneOf("flips", "examples", "curve"),
};

/** What is as it was at the start is left out, but for the network: its weights are always there. @param {PixelsState} state */
export function encode(state) {
  const told = Object.entries(state).filter(([name, value]) => value !== /** @type {any} */ (DEFAULTS)[name]);
  return encodeState(Object.fromEntries(told), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}

/** @param {PixelsState} state the body of a call of pixels/forward */
export function forwardRequest({ pixels, network, symbols }) {
  return { pixels, symbols, ...(network ? { network } : {}) };
}

/** @param {PixelsState} state what every training and every step of learning has in common */
export function lessonOf({ rate, loss, hold }) {
  return { learning_rate: rate, loss, hold };
}

/**
 * The learning rate of the step that follows a moment of the film: the fork's own from where it forks on.
 * @param {Pick<PixelsState, "rate" | "forkAt" | "forkRate">} state @param {number} epoch of the moment
 */
export function rateAt({ rate, forkAt, forkRate }, epoch) {
  return forkAt !== null && forkRate !== null && epoch >= forkAt ? forkRate : rate;
}

/** @param {PixelsState} state the body of a call of pixels/train, from this network */
export function trainRequest(state, /** @type {Network | null} */ network) {
  const { batch, noise, seed, examples } = state;
  return { ...lessonOf(state), batch_size: batch, noise, seed, examples, ...(network ? { network } : {}) };
}

/**
 * A network with one weight or bias changed.
 * @param {Network} network @param {{ layer: number, from: number, to: number }} wire @param {number} value
 */
export function withWeight(network, { layer, from, to }, value) {
  const weights = network.weights.map((rows, l) =>
    l !== layer ? rows : rows.map((row, i) => (i !== from ? row : row.map((w, j) => (j === to ? Math.fround(value) : w)))),
  );
  return { ...network, weights };
}

/** @param {Network} network @param {number} layer @param {number} to @param {number} value */
export function withBias(network, layer, to, value) {
  const biases = network.biases.map((row, l) => (l !== layer ? row : row.map((b, j) => (j === to ? Math.fround(value) : b))));
  return { ...network, biases };
}

/** The largest weight that the page offers: 1 while the weights are held, else enough to see what freedom does. @param {PixelsState} state */
export function limitOf({ hold }) {
  return hold ? 1 : 10;
}

export { fround };
