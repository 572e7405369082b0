// A tensor of the trace as it is laid out to be read: one number, a table of cells, or the largest of very many.

import { word } from "../lib/machine-data.js";
import { sliceOf } from "../lib/machine-slices.js";
import { largest } from "../lib/matrix-view.js";
import { _ } from "../lib/words.js";
import { tensorData } from "../tensor-data.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("../marks/machine-picture-operation.js").TensorScene} TensorScene */

const LISTED = 24;

/** @param {Trace} trace @param {Machine} machine @param {string} name @param {{ rail: number, head: number }} chosen @returns {Promise<TensorScene>} */
export async function tensorScene(trace, machine, name, { rail, head }) {
  const tensor = trace.tensors[name];
  const chosen = Math.min(head, machine.heads - 1);
  const { at, rows, columns, kind, index, list } = sliceOf(tensor.dims, tensor.shape, machine.tokens, { rail, head: chosen });
  const scene = { name, says: `${tensor.says} · ${tensor.shape.join(" × ") || "1"}`, heads: tensor.dims.includes("head"), head: chosen, index };
  if (kind === "table") return { ...scene, large: true };
  const data = await tensorData(trace, name, at);
  if (kind === "number") return { ...scene, number: data };
  if (list) return { ...scene, list: listOf(machine, data) };
  const flat = [data].flat(3).map((value) => (value === null ? NaN : value));
  const ink = /\.pattern$/.test(name);
  if (ink && machine.causal) flat.forEach((_share, at) => at % columns.length > Math.floor(at / columns.length) && (flat[at] = NaN)); // masked
  return { ...scene, matrix: { rows, columns, data: flat, kind: ink ? "ink" : "sign", most: ink ? 1 : largest(flat.filter(Number.isFinite)) || 1, lit: { row: Math.min(rail, rows.length - 1), column: 0 }, written: true } };
}

/** The largest of many scores, each with its word where it is known. @param {Machine} machine @param {(number | null)[]} data */
function listOf(machine, data) {
  const known = new Map([...machine.candidates, ...machine.lens.flatMap(({ candidates }) => candidates)].map(({ id, text }) => [id, word(text)]));
  const order = data.map((_v, id) => id).filter((id) => data[id] !== null).sort((a, b) => Number(data[b]) - Number(data[a])).slice(0, LISTED);
  return { rows: order.map((id) => ({ id, label: known.get(id) ?? `#${id}`, value: Number(data[id]) })), of: data.length };
}

/** @param {number} head from 0 */
export function headName(head) {
  return _("head {n}", { n: head + 1 });
}
