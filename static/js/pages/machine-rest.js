// What the overview draws and did not travel with the trace: of a larger model who looks at whom, and the vectors on the
// rails. It is fetched afterwards.

import { isHere, streamsOf } from "../lib/machine-data.js";
import { tensorData } from "../tensor-data.js";

/** @typedef {import("../types.js").Trace} Trace */

const MOST = 700_000; // numbers in all; beyond that a layer is fetched when it is looked at

/**
 * Puts the missing shares of attention, the streams, and what the neurons let through into the trace.
 * @param {Trace} trace @param {number} layers @returns {Promise<string[]>} the names of what has come
 */
export async function fetchRest(trace, layers) {
  const each = (/** @type {string} */ name) => Array.from({ length: layers }, (_v, layer) => `blocks.${layer}.${name}`);
  let room = MOST;
  const wanted = [...each("pattern"), ...streamsOf(layers), ...each("mlp_post")].filter((name) => {
    if (!trace.tensors[name] || isHere(trace, name)) return false;
    room -= trace.tensors[name].shape.reduce((product, size) => product * size, 1);
    return room >= 0;
  });
  for (const name of wanted) {
    const data = await tensorData(trace, name);
    trace.tensors[name] = { ...trace.tensors[name], data };
  }
  return wanted;
}
