// A pen that writes an SVG file: what is on the screen, to take home. Text is escaped, never markup.

import { signColor } from "../lib/color.js";
import { BEND, FONT, MONO, RISE, cellsOf } from "./pen-canvas.js";

/** @typedef {import("../lib/palette.js").Palette} Palette */
/** @typedef {import("./pen-canvas.js").Ink} Ink */

/** @param {number} value */
const short = (value) => String(Math.round(value * 100) / 100);

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {Ink} ink */
function look({ fill = "none", stroke, width = 1, opacity = 1, dash }) {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round"${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}` : "";
  return `fill="${fill}"${line}${opacity < 1 ? ` opacity="${short(opacity)}"` : ""}`;
}

/** @param {number} width @param {number} height @param {Palette} theme @param {string} title */
export function svgPen(width, height, theme, title) {
  /** @type {string[]} */
  const parts = [];
  let clips = 0;
  /** @type {import("./pen-canvas.js").Pen} */
  const pen = {
    rect: (x, y, w, h, ink) => parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"${ink.radius ? ` rx="${ink.radius}"` : ""} ${look(ink)}/>`),
    line: (x1, y1, x2, y2, ink) => parts.push(`<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" ${look(ink)}/>`),
    curve(x1, y1, x2, y2, ink) {
      const bend = (x2 - x1) * (ink.bend ?? BEND);
      parts.push(`<path d="M${short(x1)} ${short(y1)}C${short(x1 + bend)} ${short(y1)} ${short(x2 - bend)} ${short(y2)} ${short(x2)} ${short(y2)}" ${look(ink)}/>`);
    },
    circle: (x, y, r, ink) => parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" ${look(ink)}/>`),
    text: (x, y, text, { size, fill, anchor = "start", bold = false, mono = false }) =>
      parts.push(`<text x="${short(x)}" y="${short(y + RISE * size)}" font-size="${short(size)}" fill="${fill}" text-anchor="${anchor}"${bold ? ' font-weight="650"' : ""}${mono ? ` font-family="${escaped(MONO)}"` : ""}>${escaped(text)}</text>`),
    strip(x, y, w, h, values, limit) {
      const cells = cellsOf(values, w);
      const each = w / cells.length;
      cells.forEach((value, at) => parts.push(`<rect x="${short(x + at * each)}" y="${short(y)}" width="${short(each + 0.1)}" height="${short(h)}" fill="${signColor(value / limit, theme)}"/>`));
    },
    clip(x, y, w, h, inside) {
      clips += 1;
      parts.push(`<clipPath id="box-${clips}"><rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"/></clipPath><g clip-path="url(#box-${clips})">`);
      inside();
      parts.push("</g>");
    },
  };
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(FONT)}" role="img"><title>${escaped(title)}</title>`;
  return { pen, file: () => `${head}<rect width="${width}" height="${height}" fill="${theme.paper}"/>${parts.join("")}</svg>\n` };
}
