// One operation in a picture: what it does in words and as a formula, what it read, and the numbers that it wrote.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { matrixBlock } from "./machine-picture-matrix.js";
import { fitted, gap, stack, words } from "./picture-blocks.js";

/** @typedef {import("./picture-blocks.js").Block} Block */
/**
 * @typedef {{ name: string, says: string, heads: boolean, head: number,
 *   index: (row: number, column: number) => number[], number?: number,
 *   list?: { rows: { id: number, label: string, value: number }[], of: number },
 *   matrix?: Required<import("./matrix.js").MatrixData>, large?: boolean }} TensorScene
 *   one of `number`, `list` and `matrix`, or `large`: too large to lay out; `heads`: it is that of one head of several
 */
/** @typedef {{ title: string, steps: { formula: string, says: string, reads: string, tensor: TensorScene | null }[] }} OperationScene */

const [COLUMN, ROW] = [220, 26];

/** @param {OperationScene} scene @param {number} width @returns {Block} */
export function operationBlock({ title, steps }, width) {
  return stack([
    words(title, width, { size: 18, bold: true, after: 10 }),
    ...steps.flatMap(({ formula, says, reads, tensor }) => [
      words(formula, width, { size: 14, mono: true }),
      words(says, width, { size: 14 }),
      words(reads, width, { size: 12.5, mono: true, colour: "ink3" }),
      ...(tensor ? tensorBlocks(tensor, width) : []),
      gap(14),
    ]),
  ]);
}

/** @param {TensorScene} tensor @param {number} width @returns {Block[]} */
function tensorBlocks({ says, heads, head, number: value, list, matrix }, width) {
  const above = words(heads ? `${says} · ${_("head {n}", { n: head + 1 })}` : says, width, { size: 13, colour: "ink2" });
  if (value !== undefined) return [above, words(number(value), width, { size: 22, mono: true })];
  if (list) return [above, words(_("the {n} largest of {of}", { n: list.rows.length, of: list.of }), width, { size: 13, colour: "ink3" }), listBlock(list.rows, width)];
  return matrix ? [above, matrixBlock(matrix, width)] : [above];
}

/** @param {{ label: string, value: number }[]} rows @param {number} width @returns {Block} */
function listBlock(rows, width) {
  const across = Math.max(1, Math.floor(width / COLUMN));
  return {
    height: Math.ceil(rows.length / across) * ROW + 6,
    paint: (pen, theme, x, y) => rows.forEach(({ label, value }, at) => {
      const [left, middle] = [x + (at % across) * COLUMN, y + (Math.floor(at / across) + 0.5) * ROW];
      pen.text(left + 110, middle, fitted(label, 108, { size: 13.5 }), { size: 13.5, fill: theme.ink, anchor: "end" });
      pen.text(left + 126, middle, number(value), { size: 13, mono: true, fill: theme.ink2 });
    }),
  };
}
