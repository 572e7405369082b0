// The painting of the map of 512 pictures: pure, from answers and a theme to a canvas it is handed.

import { brief } from "../lib/graphemes.js";
import { COLUMNS, PICTURES, ROWS, cellOf } from "../lib/gray.js";
import { inkOn, mix, symbolColors } from "../lib/color.js";

/**
 * @typedef {import("../lib/palette.js").Palette} Palette
 * @typedef {number[][] | Float32Array} Rows 512 rows of 4 probabilities, nested or one after the other
 * @typedef {{answers: Uint8Array, strengths: Uint8Array, shares: Float32Array}} Judged
 *   by picture: the symbol of the answer, how far it is ahead of the second in steps 0..STEPS, and its probability
 * @typedef {{width: number, height: number}} Size in device pixels
 */

const SYMBOLS = 4;
const STEPS = 48; // more shades than an eye tells apart
const FAINTEST = 0.1;
const GLYPH_FROM = 15; // px of a cell, below which a glyph is a blot

/**
 * The answer to each picture, and how sure it is. Of equals the first wins, unless `known` says the answers: a digit for
 * each picture, from the probabilities before they were rounded.
 * @param {Rows} rows @param {string} [known]
 * @returns {Judged}
 */
export function judge(rows, known) {
  const flat = rows instanceof Float32Array ? rows : Float32Array.from(rows.flat());
  const answers = new Uint8Array(PICTURES);
  const strengths = new Uint8Array(PICTURES);
  const shares = new Float32Array(PICTURES);
  for (let i = 0; i < PICTURES; i += 1) {
    const best = known ? Number(known[i]) : largestIn(flat, i, -1);
    const second = largestIn(flat, i, best);
    answers[i] = best;
    shares[i] = flat[i * SYMBOLS + best];
    strengths[i] = Math.round((shares[i] - flat[i * SYMBOLS + second]) * STEPS);
  }
  return { answers, strengths, shares };
}

/** @param {ArrayLike<number>} flat @param {number} picture @param {number} but a symbol that is passed over @returns {number} */
function largestIn(flat, picture, but) {
  let best = but === 0 ? 1 : 0;
  for (let k = best + 1; k < SYMBOLS; k += 1) {
    if (k !== but && flat[picture * SYMBOLS + k] > flat[picture * SYMBOLS + best]) best = k;
  }
  return best;
}

/** @type {WeakMap<Palette, {fill: string, ink: string}[][]>} by symbol and strength */
const ramps = new WeakMap();

/** @param {Palette} theme */
function rampOf(theme) {
  const made = ramps.get(theme);
  if (made) return made;
  const ramp = symbolColors(theme).map((hue) =>
    Array.from({ length: STEPS + 1 }, (_nothing, step) => {
      const fill = mix(theme.paper, hue, FAINTEST + (1 - FAINTEST) * (step / STEPS));
      return { fill, ink: inkOn(fill) };
    }),
  );
  ramps.set(theme, ramp);
  return ramp;
}

/**
 * The square of a picture, in device pixels, the gap to the next taken off.
 * @param {number} picture
 * @param {Size} size
 */
export function squareOf(picture, { width, height }) {
  const { col, row } = cellOf(picture);
  const left = Math.round((col * width) / COLUMNS);
  const top = Math.round((row * height) / ROWS);
  const gap = Math.max(1, Math.round(width / COLUMNS / 9));
  const right = Math.round(((col + 1) * width) / COLUMNS) - gap;
  const bottom = Math.round(((row + 1) * height) / ROWS) - gap;
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/**
 * All 512 cells: the hue says the answer, paler for doubt, and the symbol itself where there is room.
 * @param {CanvasRenderingContext2D} canvas
 * @param {Judged} judged
 * @param {{size: Size, scale: number, theme: Palette, symbols: string[]}} look scale: device pixels of one CSS pixel
 * @param {Judged | null} before what is painted there already, looking the same: only what differs is painted
 */
export function paintCells(canvas, { answers, strengths }, { size, scale, theme, symbols }, before) {
  const ramp = rampOf(theme);
  const cell = size.width / COLUMNS;
  const withGlyphs = cell / scale >= GLYPH_FROM;
  if (!before) canvas.clearRect(0, 0, size.width, size.height);
  canvas.font = `${Math.round(cell * 0.56)}px system-ui, sans-serif`;
  const tags = symbols.map((symbol) => brief(symbol, 2));
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  for (let picture = 0; picture < PICTURES; picture += 1) {
    if (before && before.answers[picture] === answers[picture] && before.strengths[picture] === strengths[picture]) continue;
    const { x, y, w, h } = squareOf(picture, size);
    const { fill, ink } = ramp[answers[picture]][strengths[picture]];
    canvas.fillStyle = fill;
    canvas.beginPath();
    canvas.roundRect(x, y, w, h, cell * 0.14);
    canvas.fill();
    if (!withGlyphs) continue;
    canvas.fillStyle = ink;
    canvas.globalAlpha = 0.75;
    canvas.fillText(tags[answers[picture]], x + w / 2, y + h / 2 + cell * 0.03, w);
    canvas.globalAlpha = 1;
  }
}

/**
 * A frame around one cell; `halo` is a line of paper between it and the neighbours.
 * @param {CanvasRenderingContext2D} canvas
 * @param {number} picture
 * @param {{size: Size, scale: number, colour: string, line: number, halo?: string}} look line in CSS pixels
 */
export function paintFrame(canvas, picture, { size, scale, colour, line, halo }) {
  const { x, y, w, h } = squareOf(picture, size);
  const radius = (size.width / COLUMNS) * 0.2;
  /** @param {number} out @param {number} width @param {string} style */
  function stroke(out, width, style) {
    canvas.strokeStyle = style;
    canvas.lineWidth = width;
    canvas.beginPath();
    canvas.roundRect(x - out, y - out, w + 2 * out, h + 2 * out, radius);
    canvas.stroke();
  }
  const width = line * scale;
  if (halo) stroke(width, width + 3 * scale, halo);
  stroke(halo ? width * 0.75 : 0, width, colour);
}
