// A table of numbers as cells, with words along both sides. A cell is looked at by pointing or by the arrow keys, and
// opened by a press or Enter. A large table is shown twice: all of it small, and the part around the cursor to read.

import { number } from "../lib/format.js";
import { READABLE, cellAt, largest, moved, partAround, sideOf } from "../lib/matrix-view.js";
import { dark, light } from "../lib/palette.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";
import { ROOM, paintCells, paintFrame, writeCells } from "./matrix-paint.js";

/**
 * @typedef {import("../lib/matrix-view.js").Cell} Cell
 * @typedef {{ rows: string[], columns: string[], data: ArrayLike<number>, kind?: "ink" | "sign", most?: number,
 *   lit?: Cell | null, written?: boolean }} MatrixData
 *   flat, row by row; NaN is masked; `lit` is where the cursor goes; `written`: with the number in each cell, where there is room
 */

const SHORT_NAMES = 88; // px beside the cells
const LONG_NAMES = 250;
const LARGEST = 76; // px of a cell where there is room

/**
 * @param {HTMLElement} element
 * @param {{ label: string, roomy?: boolean, onOpen?: (cell: Cell, opener: Element) => void, onLook?: (cell: Cell | null) => void }} options
 *   roomy: few rows with long names fill the room there is
 */
export function createMatrix(element, { label, roomy = false, onOpen, onLook }) {
  const whole = html("canvas", { class: "matrix-whole", "aria-hidden": "true" });
  const shown = html("canvas", { "aria-hidden": "true" });
  const heads = html("div", { class: "matrix-heads", "aria-hidden": "true" });
  const sides = html("div", { class: "matrix-sides", "aria-hidden": "true" });
  const board = html("div", { class: "matrix-board", role: "application", tabindex: 0, "aria-label": label, "data-own-keys": "" }, shown);
  const says = html("p", { class: "matrix-says says", role: "status" });
  const table = html("div", { class: "matrix-table" }, html("span", {}), heads, sides, board);
  const root = html("div", { class: roomy ? "matrix roomy" : "matrix" }, whole, table, says);
  element.append(root);

  /** @type {Required<MatrixData>} */
  let now = { rows: [], columns: [], data: [], kind: "ink", most: 1, lit: null, written: false };
  /** @type {Cell} */
  let cursor = { row: 0, column: 0 };
  let part = partAround(0, 0, cursor);
  let side = 20;

  let upTo = Infinity;

  /** @param {MatrixData} next @param {{ upTo?: number }} [more] so many cells are there already, the others are still empty */
  function update(next, more = {}) {
    upTo = more.upTo ?? Infinity;
    const kind = next.kind ?? "ink";
    now = { kind, lit: null, written: false, most: kind === "ink" ? 1 : largest(next.data), ...next };
    if (next.lit) cursor = next.lit;
    cursor = { row: Math.min(cursor.row, Math.max(0, now.rows.length - 1)), column: Math.min(cursor.column, Math.max(0, now.columns.length - 1)) };
    draw();
    if (says.textContent !== "") tell(); // what was looked at is another number now
  }

  function draw() {
    part = partAround(now.rows.length, now.columns.length, cursor);
    const room = element.clientWidth || 420;
    const names = roomy ? Math.min(LONG_NAMES, room * 0.42) : SHORT_NAMES;
    side = Math.floor(sideOf(part.columns, Math.max(120, room - names - 8), roomy ? LARGEST : undefined));
    root.style.setProperty("--names", `${names}px`);
    root.style.setProperty("--side", `${side}px`);
    const large = now.rows.length > READABLE || now.columns.length > READABLE;
    whole.hidden = !large;
    heads.replaceChildren(...now.columns.slice(part.column, part.column + part.columns).map((word) => html("span", {}, word)));
    sides.replaceChildren(...now.rows.slice(part.row, part.row + part.rows).map((word) => html("span", {}, word)));
    paint(shown, part, side);
    if (!large) return;
    const all = { row: 0, column: 0, rows: now.rows.length, columns: now.columns.length };
    paint(whole, all, Math.min(3, sideOf(all.columns, 260, 3)), part);
  }

  /** @param {HTMLCanvasElement} canvas @param {import("../lib/matrix-view.js").Part} view @param {number} size @param {import("../lib/matrix-view.js").Part} [framed] */
  function paint(canvas, view, size, framed) {
    const sharp = window.devicePixelRatio || 1;
    canvas.width = Math.ceil(view.columns * size * sharp);
    canvas.height = Math.ceil(view.rows * size * sharp);
    canvas.style.width = `${view.columns * size}px`;
    canvas.style.height = `${view.rows * size}px`;
    const brush = canvas.getContext("2d");
    if (!brush || now.rows.length === 0) return;
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    const look = { part: view, side: size * sharp, theme };
    const numbers = { data: now.data, columns: now.columns.length, kind: now.kind, most: now.most, upTo };
    paintCells(brush, numbers, look);
    if (now.written && size >= ROOM) writeCells(brush, numbers, { ...look, size: Math.min(16, Math.max(10.5, size * 0.27)) * sharp });
    const frame = framed ?? { ...cursor, rows: 1, columns: 1 };
    paintFrame(brush, frame, look, { colour: framed ? theme.focus : theme.ink, line: 2 * sharp });
  }

  /** @param {Cell} cell */
  function look(cell) {
    const before = part;
    cursor = cell;
    if (before.rows < now.rows.length || before.columns < now.columns.length) draw();
    else paint(shown, part, side);
    tell();
    onLook?.(cell);
  }

  /** The cell under the cursor, in words. */
  function tell() {
    const { row, column } = cursor;
    const value = now.data[row * now.columns.length + column];
    const words = { row: now.rows[row] ?? "", column: now.columns[column] ?? "" };
    if (value === undefined || row * now.columns.length + column >= upTo) says.textContent = "";
    else says.textContent = Number.isNaN(value) ? _("“{row}” may not look at “{column}”", words) : _("“{row}”, “{column}”: {value}", { ...words, value: number(value) });
  }

  /** @param {PointerEvent | MouseEvent} event */
  function under(event) {
    const box = shown.getBoundingClientRect();
    return cellAt(part, side, event.clientX - box.left, event.clientY - box.top);
  }
  shown.addEventListener("pointermove", (event) => {
    const cell = under(event);
    if (cell && now.rows.length <= READABLE && (cell.row !== cursor.row || cell.column !== cursor.column)) look(cell);
  });
  shown.addEventListener("click", (event) => {
    const cell = under(event);
    if (!cell) return;
    look(cell);
    onOpen?.(cell, board);
  });
  whole.addEventListener("click", (event) => {
    const box = whole.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * now.rows.length);
    look({ row, column: Math.floor(((event.clientX - box.left) / box.width) * now.columns.length) });
  });
  board.addEventListener("keydown", (event) => {
    if (event.key === "Enter") onOpen?.(cursor, board);
    const next = moved(event.key, cursor, now.rows.length, now.columns.length);
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    look(next);
  });
  const watch = new ResizeObserver(draw);
  watch.observe(element);
  const themes = new MutationObserver(draw);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return {
    update,
    destroy() {
      watch.disconnect();
      themes.disconnect();
      root.remove();
    },
  };
}
