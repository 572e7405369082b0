// A table of cells in a picture: the part that can be read, with words along both sides and the numbers in the cells;
// of a larger one also the whole, small.

import { READABLE, darkness, partAround, sideOf } from "../lib/matrix-view.js";
import { signColor } from "../lib/color.js";
import { short } from "../lib/short.js";
import { ROOM, lettersOn } from "./matrix-paint.js";
import { fitted, gap, measure, stack } from "./picture-blocks.js";

/** @typedef {import("./picture-blocks.js").Block} Block */
/** @typedef {import("./pen-canvas.js").Pen} Pen */
/** @typedef {import("../lib/palette.js").Palette} Palette */
/** @typedef {import("../lib/matrix-view.js").Part} Part */
/** @typedef {Required<import("./matrix.js").MatrixData>} Data */

const [SIDES, LETTERS] = [92, 12];

/** @param {Data} data @param {number} width @returns {Block} */
export function matrixBlock(data, width) {
  const { rows, columns, lit } = data;
  const part = partAround(rows.length, columns.length, lit ?? { row: 0, column: 0 });
  const large = rows.length > READABLE || columns.length > READABLE;
  return stack([...(large ? [wholeBlock(data, part, width), gap(10)] : []), partBlock(data, part, width), gap(4)]);
}

/** @param {Data} data @param {Part} part @param {number} width @returns {Block} */
function partBlock(data, part, width) {
  const side = Math.floor(sideOf(part.columns, width - SIDES));
  const heads = data.columns.slice(part.column, part.column + part.columns);
  const step = Math.max(1, Math.ceil(Math.max(...heads.map(measure({ size: LETTERS }))) / (side - 2)));
  const slots = step > 1 && /\D/.test(heads.join("")) ? Math.min(4, step) : 1; // long words over each other, in turn
  return {
    height: slots * 16 + 4 + part.rows * side,
    paint(pen, theme, x, y) {
      const [left, top] = [x + SIDES, y + slots * 16 + 4];
      heads.forEach((head, at) => {
        if (slots === 1 && step > 1 && at % step > 0) return;
        const line = at % slots;
        pen.text(left + (at + 0.5) * side, y + 8 + line * 16, fitted(head, side * Math.max(slots, step) - 4, { size: LETTERS }), { size: LETTERS, fill: theme.ink2, anchor: "middle" });
        if (slots > 1 && line < slots - 1) pen.line(left + (at + 0.5) * side, y + 16 + line * 16, left + (at + 0.5) * side, top - 2, { stroke: theme.line, width: 1 });
      });
      data.rows.slice(part.row, part.row + part.rows).forEach((row, at) => pen.text(left - 8, top + (at + 0.5) * side, fitted(row, SIDES - 10, { size: LETTERS }), { size: LETTERS, fill: theme.ink2, anchor: "end", bold: data.lit?.row === part.row + at }));
      paintPart(pen, data, part, { x: left, y: top, side }, theme);
      pen.rect(left, top, part.columns * side, part.rows * side, { stroke: theme.line });
    },
  };
}

/** @param {Data} data @param {Part} part which is framed @param {number} width @returns {Block} */
function wholeBlock(data, part, width) {
  const side = Math.min(6, (width - SIDES) / data.columns.length);
  const all = { row: 0, column: 0, rows: data.rows.length, columns: data.columns.length };
  return {
    height: all.rows * side,
    paint(pen, theme, x, y) {
      const left = x + SIDES;
      if (side >= 1.5) paintPart(pen, data, all, { x: left, y, side }, theme);
      else for (let row = 0; row < all.rows; row += 1) pen.strip(left, y + row * side, all.columns * side, side, Array.from(data.data).slice(row * all.columns, (row + 1) * all.columns).map((value) => value || 0), data.most);
      pen.rect(left, y, all.columns * side, all.rows * side, { stroke: theme.line });
      pen.rect(left + part.column * side, y + part.row * side, part.columns * side, part.rows * side, { stroke: theme.focus, width: 2 });
    },
  };
}

/** @param {Pen} pen @param {Data} data @param {Part} part @param {{ x: number, y: number, side: number }} place @param {Palette} theme */
function paintPart(pen, { data, columns, kind, most }, part, { x, y, side }, theme) {
  const space = side > 9 ? 1 : 0;
  for (let row = 0; row < part.rows; row += 1) {
    for (let column = 0; column < part.columns; column += 1) {
      const value = data[(part.row + row) * columns.length + part.column + column];
      const [left, top] = [x + column * side, y + row * side];
      if (Number.isNaN(value)) {
        if (side > 4) for (const at of [0.34, 0.68, 1]) pen.line(left, top + side * at, left + side * at, top, { stroke: theme.line, width: Math.max(0.6, side / 20) });
        continue;
      }
      const ink = kind === "ink" ? { fill: theme.ink, opacity: darkness(value / most) } : { fill: signColor(value / most, theme) };
      pen.rect(left, top, side - space, side - space, ink);
      if (side >= ROOM) pen.text(left + side / 2, top + side / 2, short(value), { size: 10.5, fill: lettersOn(value, kind, most, theme), anchor: "middle" });
    }
  }
}
