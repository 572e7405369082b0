// A pen that draws on a canvas. The pen of pen-svg.js writes the same as a file.

import { signColor } from "../lib/color.js";

/** @typedef {import("../lib/palette.js").Palette} Palette */
/**
 * @typedef {{ fill?: string, stroke?: string, width?: number, opacity?: number, radius?: number, dash?: number[], bend?: number }} Ink
 * @typedef {{ size: number, fill: string, anchor?: "start" | "middle" | "end", bold?: boolean, mono?: boolean }} Letters
 * @typedef {{
 *   rect(x: number, y: number, w: number, h: number, ink: Ink): void,
 *   line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void,
 *   curve(x1: number, y1: number, x2: number, y2: number, ink: Ink): void,
 *   circle(x: number, y: number, r: number, ink: Ink): void,
 *   text(x: number, y: number, text: string, style: Letters): void,
 *   strip(x: number, y: number, w: number, h: number, values: ArrayLike<number>, limit: number): void,
 *   clip(x: number, y: number, w: number, h: number, inside: () => void): void,
 * }} Pen
 *   `curve` leaves and arrives level, `bend` is how far it goes on so, of the way across: from one rail to another. `text`
 *   has its middle at `y`. `strip` is a vector, a cell for each number. Of what `clip` is given only what lies in the box is seen.
 */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "DejaVu Sans", sans-serif';
export const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans CJK SC", monospace';
/** How far a curve goes level, where nothing else is said. */
export const BEND = 0.62;
/** From the middle of a letter to the line it stands on, of its size. */
export const RISE = 0.35;

/** As a canvas wants it. @param {{ size: number, bold?: boolean, mono?: boolean }} letters */
export function fontOf({ size, bold = false, mono = false }) {
  return `${bold ? "650 " : ""}${size}px ${mono ? MONO : FONT}`;
}

/** @param {CanvasRenderingContext2D} brush @param {Palette} theme @returns {Pen} */
export function canvasPen(brush, theme) {
  /** @param {Ink} ink @param {() => void} shape */
  function draw({ fill, stroke, width = 1, opacity = 1, dash }, shape) {
    brush.globalAlpha = opacity;
    brush.beginPath();
    shape();
    if (fill) {
      brush.fillStyle = fill;
      brush.fill();
    }
    if (stroke) {
      brush.strokeStyle = stroke;
      brush.lineWidth = width;
      brush.lineCap = "round";
      brush.setLineDash(dash ?? []);
      brush.stroke();
    }
    brush.globalAlpha = 1;
  }
  return {
    rect: (x, y, w, h, ink) => draw(ink, () => (ink.radius ? brush.roundRect(x, y, w, h, ink.radius) : brush.rect(x, y, w, h))),
    line: (x1, y1, x2, y2, ink) =>
      draw(ink, () => {
        brush.moveTo(x1, y1);
        brush.lineTo(x2, y2);
      }),
    curve: (x1, y1, x2, y2, ink) =>
      draw(ink, () => {
        const bend = (x2 - x1) * (ink.bend ?? BEND);
        brush.moveTo(x1, y1);
        brush.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
      }),
    circle: (x, y, r, ink) => draw(ink, () => brush.arc(x, y, r, 0, 2 * Math.PI)),
    text(x, y, text, { size, fill, anchor = "start", bold, mono }) {
      brush.font = fontOf({ size, bold, mono });
      brush.textAlign = anchor === "middle" ? "center" : anchor;
      brush.fillStyle = fill;
      brush.fillText(text, x, y + RISE * size);
    },
    strip(x, y, w, h, values, limit) {
      const cells = cellsOf(values, w);
      cells.forEach((value, at) => {
        brush.fillStyle = signColor(value / limit, theme);
        const [from, to] = [x + (at * w) / cells.length, x + ((at + 1) * w) / cells.length];
        brush.fillRect(from, y, to - from + 0.3, h);
      });
    },
    clip(x, y, w, h, inside) {
      brush.save();
      brush.beginPath();
      brush.rect(x, y, w, h);
      brush.clip();
      inside();
      brush.restore();
    },
  };
}

/**
 * One cell for each number; where there is less than half a pixel for each, one for the strongest of several.
 * @param {ArrayLike<number>} values @param {number} width @returns {number[]}
 */
export function cellsOf(values, width) {
  const most = Math.max(1, Math.floor(width * 2));
  const each = Math.ceil(values.length / most);
  return Array.from({ length: Math.ceil(values.length / each) }, (_v, cell) => {
    let best = 0;
    for (let at = cell * each; at < Math.min(values.length, (cell + 1) * each); at += 1) if (Math.abs(values[at]) > Math.abs(best)) best = values[at];
    return best;
  });
}
