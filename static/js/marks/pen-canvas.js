// A pen that draws on a canvas. The pen of pen-svg.js writes the same as a file.

import { signColor } from "../lib/color.js";

/** @typedef {import("../lib/palette.js").Palette} Palette */
/**
 * @typedef {{ fill?: string, stroke?: string, width?: number, opacity?: number, radius?: number, dash?: number[] }} Ink
 * @typedef {{
 *   rect(x: number, y: number, w: number, h: number, ink: Ink): void,
 *   line(x1: number, y1: number, x2: number, y2: number, ink: Ink): void,
 *   curve(x1: number, y1: number, x2: number, y2: number, ink: Ink): void,
 *   circle(x: number, y: number, r: number, ink: Ink): void,
 *   text(x: number, y: number, text: string, style: { size: number, fill: string, anchor?: "start" | "middle" | "end", bold?: boolean }): void,
 *   strip(x: number, y: number, w: number, h: number, values: ArrayLike<number>, limit: number): void,
 * }} Pen
 *   `curve` leaves and arrives level: from one rail to another. `strip` is a vector, a cell for each number.
 */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

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
        const bend = (x2 - x1) * 0.62;
        brush.moveTo(x1, y1);
        brush.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
      }),
    circle: (x, y, r, ink) => draw(ink, () => brush.arc(x, y, r, 0, 2 * Math.PI)),
    text(x, y, text, { size, fill, anchor = "start", bold = false }) {
      brush.font = `${bold ? "650 " : ""}${size}px ${FONT}`;
      brush.textAlign = anchor === "middle" ? "center" : anchor;
      brush.textBaseline = "middle";
      brush.fillStyle = fill;
      brush.fillText(text, x, y);
    },
    strip(x, y, w, h, values, limit) {
      const cells = cellsOf(values, w);
      cells.forEach((value, at) => {
        brush.fillStyle = signColor(value / limit, theme);
        const [from, to] = [x + (at * w) / cells.length, x + ((at + 1) * w) / cells.length];
        brush.fillRect(from, y, to - from + 0.3, h);
      });
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
