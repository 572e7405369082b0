// What a picture to take home is put together from: blocks, one beneath the other, each painted with any pen.

import { cut, wrap } from "../lib/wrap.js";
import { fontOf } from "./pen-canvas.js";

/** @typedef {import("./pen-canvas.js").Pen} Pen */
/** @typedef {import("../lib/palette.js").Palette} Palette */
/**
 * @typedef {{ height: number, paint: (pen: Pen, theme: Palette, x: number, y: number) => void }} Block painted from its corner
 * @typedef {{ width: number, height: number, paint: (pen: Pen, theme: Palette) => void }} Picture
 * @typedef {{ size?: number, bold?: boolean, mono?: boolean, colour?: "ink" | "ink2" | "ink3", after?: number }} Look
 */

const SLACK = 0.96; // another machine has other letters, a little wider perhaps
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** How wide a text is. @param {{ size: number, bold?: boolean, mono?: boolean }} letters @returns {(text: string) => number} */
export function measure(letters) {
  ruler ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const brush = ruler;
  const font = fontOf(letters);
  return (text) => {
    brush.font = font;
    return brush.measureText(text).width;
  };
}

/** A text cut to a width. @param {string} text @param {number} most @param {{ size: number, bold?: boolean, mono?: boolean }} letters */
export function fitted(text, most, letters) {
  return cut(text, most * SLACK, measure(letters));
}

/** A paragraph. @param {string} text @param {number} width @param {Look} [look] @returns {Block} */
export function words(text, width, { size = 14, bold, mono, colour = "ink", after = 8 } = {}) {
  if (text === "") return gap(0);
  const lines = wrap(text, width * SLACK, measure({ size, bold, mono }));
  const high = Math.round(size * 1.45);
  return {
    height: lines.length * high + after,
    paint: (pen, theme, x, y) => lines.forEach((line, at) => pen.text(x, y + (at + 0.5) * high, line, { size, bold, mono, fill: theme[colour] })),
  };
}

/** @param {number} height @returns {Block} */
export function gap(height) {
  return { height, paint: () => {} };
}

/** One beneath the other. @param {Block[]} blocks @returns {Block} */
export function stack(blocks) {
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    paint(pen, theme, x, y) {
      let top = y;
      for (const block of blocks) {
        block.paint(pen, theme, x, top);
        top += block.height;
      }
    },
  };
}

/** Side by side, each so far from the left. @param {{ block: Block, x: number }[]} all @returns {Block} */
export function beside(all) {
  return {
    height: Math.max(0, ...all.map(({ block }) => block.height)),
    paint(pen, theme, x, y) {
      for (const each of all) each.block.paint(pen, theme, x + each.x, y);
    },
  };
}

/** A pen whose corner lies elsewhere. @param {Pen} pen @param {number} dx @param {number} dy @returns {Pen} */
export function moved(pen, dx, dy) {
  return {
    rect: (x, y, w, h, ink) => pen.rect(x + dx, y + dy, w, h, ink),
    line: (x1, y1, x2, y2, ink) => pen.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, ink),
    curve: (x1, y1, x2, y2, ink) => pen.curve(x1 + dx, y1 + dy, x2 + dx, y2 + dy, ink),
    circle: (x, y, r, ink) => pen.circle(x + dx, y + dy, r, ink),
    text: (x, y, text, style) => pen.text(x + dx, y + dy, text, style),
    strip: (x, y, w, h, values, limit) => pen.strip(x + dx, y + dy, w, h, values, limit),
    clip: (x, y, w, h, inside) => pen.clip(x + dx, y + dy, w, h, inside),
  };
}

/** The picture, with room around it. @param {Block} block @param {number} width of the block @param {number} margin @returns {Picture} */
export function framed(block, width, margin) {
  return { width: width + 2 * margin, height: Math.ceil(block.height + 2 * margin), paint: (pen, theme) => block.paint(pen, theme, margin, margin) };
}
