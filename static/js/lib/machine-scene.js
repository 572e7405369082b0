// What the overview draws, taken from a trace.

import { largestIn } from "./tensors.js";
import { isHere, rowOf, sharesOf, streamsOf } from "./machine-data.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./machine-data.js").Machine} Machine */

const NEURONS = 5;

/** @param {Trace} trace @param {Machine} machine @param {number} rail */
export function sceneOf(trace, machine, rail) {
  const rails = machine.tokens.map((_token, at) => at);
  const layers = Array.from({ length: machine.layers }, (_v, layer) => layer);
  return {
    tokens: machine.tokens,
    layers: machine.layers,
    causal: machine.causal,
    rail,
    strips: streamsOf(machine.layers).map((name) => rails.map((at) => (isHere(trace, name) ? rowOf(trace, name, at) : null))),
    shares: layers.map((layer) => sharesOf(trace, layer)),
    neurons: layers.map((layer) => rails.map((at) => strongest(trace, layer, at))),
  };
}

/** The numbers of the neurons that let most through, in their order. @param {Trace} trace @param {number} layer @param {number} rail */
function strongest(trace, layer, rail) {
  const name = `blocks.${layer}.mlp_post`;
  if (!isHere(trace, name)) return null;
  const numbers = rowOf(trace, name, rail);
  return largestIn(numbers, NEURONS).sort((a, b) => a - b).map((at) => numbers[at]);
}
