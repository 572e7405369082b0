// Whether a file is a trace of a whole machine that this page can show; it may come from anywhere, so nothing is believed.

import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */

export const LARGEST = 64 * 1024 * 1024; // bytes

/** @param {string} text @returns {Trace} rejected with an Error that says what is wrong */
export function readTrace(text) {
  let trace;
  try {
    trace = JSON.parse(text);
  } catch {
    throw new Error(_("This file is not JSON, so it is no trace."));
  }
  if (trace?.schema !== "glassbox.trace/1") throw new Error(_("This file is not a trace of Glassbox: it has no schema “glassbox.trace/1”."));
  const tensors = Object.entries(isObject(trace.tensors) ? trace.tensors : {});
  if (!Array.isArray(trace.steps) || !isObject(trace.axes) || !isObject(trace.result) || tensors.length === 0) throw new Error(_("A part of this trace is missing."));
  for (const [name, tensor] of tensors) if (!fits(tensor)) throw new Error(_("The numbers of {name} do not fit its shape.", { name }));
  const known = new Set(tensors.map(([name]) => name));
  for (const step of trace.steps) {
    if (!isObject(step) || !Array.isArray(step.reads) || ![...step.reads, step.writes].every((/** @type {unknown} */ name) => typeof name === "string" && known.has(name))) throw new Error(_("A step of this trace reads or writes what is not there."));
    if (![step.title, step.says, step.formula, step.op].every((/** @type {unknown} */ each) => typeof each === "string")) throw new Error(_("A part of this trace is missing."));
  }
  const { sizes, tokens } = trace.result;
  const ours = isObject(sizes) && Number.isInteger(sizes.n_layers) && Array.isArray(tokens) && tokens.length > 0 && tokens.every((/** @type {any} */ token) => typeof token?.text === "string");
  if (!ours || !known.has("blocks.0.resid_pre")) throw new Error(_("This is the trace of another chapter: here a trace of the whole machine can be opened."));
  if (trace.tensors["blocks.0.resid_pre"].shape[0] !== tokens.length) throw new Error(_("A part of this trace is missing."));
  return trace;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {any} tensor */
function fits(tensor) {
  if (!isObject(tensor) || !Array.isArray(tensor.dims) || !Array.isArray(tensor.shape) || tensor.dims.length !== tensor.shape.length) return false;
  if (tensor.href !== undefined && !(typeof tensor.href === "string" && tensor.href.startsWith("/api/tensor/"))) return false;
  return tensor.data === null || nests(tensor.data, tensor.shape);
}

/** @param {any} data @param {number[]} shape @returns {boolean} */
function nests(data, shape) {
  if (shape.length === 0) return data === null || (typeof data === "number" && Number.isFinite(data));
  const [size, ...rest] = shape;
  return Array.isArray(data) && data.length === size && data.every((each) => nests(each, rest));
}
