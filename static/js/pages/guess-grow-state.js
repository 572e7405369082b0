// What a link holds of a model that grows: its size, what it reads, and the sentence that is watched. Never its weights.

import { YES_NO, numberIn, textUpTo, wholeIn } from "../lib/codec.js";

/**
 * @typedef {{ growSize: number, growLayers: number, growHeads: number, growSteps: number, growRate: number,
 *   growSeed: number, growOwn: boolean, growText: string, growPieces: number, growWatch: string }} GrowState
 */

export const LONGEST_TEXT = 50_000;
const LONGEST_WATCH = 400;
export const WATCH = "she put her money in the"; // the world's stories are in English

/** @returns {GrowState} */
export function growDefaults() {
  return {
    growSize: 48,
    growLayers: 2,
    growHeads: 4,
    growSteps: 1500,
    growRate: 0.01,
    growSeed: 1,
    growOwn: false,
    growText: "",
    growPieces: 512,
    growWatch: WATCH,
  };
}

/** @type {import("../lib/codec.js").Parts} */
export const GROW_PARTS = {
  growSize: wholeIn(8, 64),
  growLayers: wholeIn(1, 4),
  growHeads: wholeIn(1, 8),
  growSteps: wholeIn(1, 10_000),
  growRate: numberIn(0.0001, 1),
  growSeed: wholeIn(0, 2 ** 31),
  growOwn: YES_NO,
  growText: textUpTo(LONGEST_TEXT),
  growPieces: wholeIn(256, 2000),
  growWatch: textUpTo(LONGEST_WATCH),
};

/** The numbers of heads that share the numbers of a token evenly. @param {number} size @returns {number[]} */
export const headsFor = (size) => [1, 2, 3, 4, 6, 8].filter((heads) => size % heads === 0);

/** The heads that are wanted, or the most below that which fit. @param {GrowState} state */
export const headsOf = ({ growSize, growHeads }) => Math.max(...headsFor(growSize).filter((heads) => heads <= growHeads));

/**
 * The body of a call to /api/grow. @param {GrowState} state @param {{ steps?: number }} [changed]
 * @returns {Record<string, unknown>}
 */
export function growRequest(state, { steps = state.growSteps } = {}) {
  const own = state.growOwn ? { text: state.growText, vocab_size: state.growPieces } : {};
  return {
    d_model: state.growSize,
    n_layers: state.growLayers,
    n_heads: headsOf(state),
    steps,
    learning_rate: state.growRate,
    seed: state.growSeed,
    ...own,
    ...(state.growWatch.trim() === "" || (state.growOwn && state.growWatch === WATCH) ? {} : { watch: state.growWatch }),
  };
}
