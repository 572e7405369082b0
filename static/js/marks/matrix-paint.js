// Paints the cells of a table of numbers on a canvas: ink for shares, blue and orange for signs, hatching for masked.

import { inkOn, mix, signColor } from "../lib/color.js";
import { darkness } from "../lib/matrix-view.js";
import { short } from "../lib/short.js";
import { FONT } from "./pen-canvas.js";

/** From this side on, in pixels of the screen, a cell has room for its number. */
export const ROOM = 26;

/**
 * @typedef {import("../lib/matrix-view.js").Part} Part
 * @typedef {import("../lib/matrix-view.js").Cell} Cell
 * @typedef {import("../lib/palette.js").Palette} Palette
 * @typedef {{ data: ArrayLike<number>, columns: number, kind: "ink" | "sign", most: number, upTo?: number }} Numbers
 *   flat, row by row; NaN is masked; `most` is the size that has the full colour; cells from `upTo` on are still empty
 */

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {Numbers} numbers
 * @param {{ part: Part, side: number, theme: Palette }} view side in pixels of the canvas
 */
export function paintCells(brush, { data, columns, kind, most, upTo = Infinity }, { part, side, theme }) {
  const gap = side > 9 ? 1 : 0;
  brush.clearRect(0, 0, part.columns * side, part.rows * side);
  brush.fillStyle = theme.surface;
  brush.fillRect(0, 0, part.columns * side, part.rows * side);
  for (let row = 0; row < part.rows; row += 1) {
    for (let column = 0; column < part.columns; column += 1) {
      const at = (part.row + row) * columns + part.column + column;
      const value = data[at];
      if (at >= upTo) continue;
      const [x, y] = [column * side, row * side];
      if (Number.isNaN(value)) {
        hatch(brush, x, y, side, theme.line);
        continue;
      }
      brush.globalAlpha = kind === "ink" ? darkness(most > 0 ? value / most : 0) : 1;
      brush.fillStyle = kind === "ink" ? theme.ink : signColor(most > 0 ? value / most : 0, theme);
      brush.fillRect(x, y, side - gap, side - gap);
      brush.globalAlpha = 1;
    }
  }
}

/** The letters on a cell of that colour. @param {number} value @param {"ink" | "sign"} kind @param {number} most @param {Palette} theme */
export function lettersOn(value, kind, most, theme) {
  const share = most > 0 ? value / most : 0;
  return inkOn(kind === "ink" ? mix(theme.surface, theme.ink, darkness(share)) : signColor(share, theme));
}

/**
 * The number of each cell, shortened, upon it.
 * @param {CanvasRenderingContext2D} brush @param {Numbers} numbers
 * @param {{ part: Part, side: number, theme: Palette, size: number }} view size: of the letters
 */
export function writeCells(brush, { data, columns, kind, most, upTo = Infinity }, { part, side, theme, size }) {
  brush.font = `${size}px ${FONT}`;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  for (let row = 0; row < part.rows; row += 1) {
    for (let column = 0; column < part.columns; column += 1) {
      const at = (part.row + row) * columns + part.column + column;
      const value = data[at];
      if (at >= upTo || Number.isNaN(value)) continue;
      brush.fillStyle = lettersOn(value, kind, most, theme);
      brush.fillText(short(value), (column + 0.5) * side, (row + 0.52) * side);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} brush @param {number} x @param {number} y @param {number} side @param {string} colour
 */
function hatch(brush, x, y, side, colour) {
  brush.strokeStyle = colour;
  brush.lineWidth = Math.max(1, side / 14);
  brush.beginPath();
  const step = Math.max(4, side / 4);
  for (let at = step / 2; at < side; at += step) {
    brush.moveTo(x, y + at);
    brush.lineTo(x + at, y);
    brush.moveTo(x + at, y + side);
    brush.lineTo(x + side, y + at);
  }
  brush.stroke();
}

/**
 * A frame around some cells.
 * @param {CanvasRenderingContext2D} brush @param {Part} frame @param {{ part: Part, side: number }} view
 * @param {{ colour: string, line: number }} look
 */
export function paintFrame(brush, frame, { part, side }, { colour, line }) {
  brush.strokeStyle = colour;
  brush.lineWidth = line;
  brush.strokeRect(
    (frame.column - part.column) * side + line / 2 - 1,
    (frame.row - part.row) * side + line / 2 - 1,
    frame.columns * side - line + 1,
    frame.rows * side - line + 1,
  );
}
