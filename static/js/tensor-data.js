// The numbers of a tensor: those that came with its trace, or fetched when they are looked at. Fetched once each.

import { get } from "./api.js";

/** @typedef {import("./types.js").Trace} Trace */
/** @typedef {Record<string, number>} At an axis and a place along it: { head: 3, query_pos: 5 } */

/** @type {WeakMap<Trace, Map<string, Promise<any>>>} */
const fetched = new WeakMap();

/**
 * A tensor of a trace as nested lists (null where masked); an axis that is given a place is gone.
 * @param {Trace} trace @param {string} name @param {At} [at] @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any>} rejects with ApiError, and with Error for a name that the trace does not have
 */
export async function tensorData(trace, name, at = {}, options = {}) {
  const tensor = trace.tensors[name];
  if (!tensor) throw new Error(`the trace has no tensor ${name}`);
  if (tensor.data !== null || !tensor.href) return within(tensor.data, tensor.dims, at);
  const known = fetched.get(trace) ?? new Map();
  fetched.set(trace, known);
  const address = addressOf(tensor.href, at);
  const asked = known.get(address) ?? get(address, options).then((answer) => answer.data);
  known.set(address, asked);
  asked.catch(() => known.delete(address)); // what failed may be tried again
  return asked;
}

/** @param {string} href @param {At} at @returns {string} */
export function addressOf(href, at) {
  const places = Object.entries(at).map(([axis, place]) => `&${encodeURIComponent(axis)}=${place}`);
  return href + places.join("");
}

/** @param {any} data @param {string[]} dims @param {At} at @returns {any} */
export function within(data, dims, at) {
  if (dims.length === 0) return data;
  const [axis, ...rest] = dims;
  if (axis in at) return within(data[at[axis]], rest, at);
  return Object.keys(at).some((name) => rest.includes(name)) ? data.map((/** @type {any} */ row) => within(row, rest, at)) : data;
}
