// Many rows of many numbers, a line each: what a model made of every token. Under them their mean, which comes in number
// by number. Looked at by pointing or by the arrow keys; Enter or a press opens a number.

import { signed } from "../lib/format.js";
import { dark, light, signColor } from "../lib/color.js";
import { listed, named } from "../lib/joined.js";
import { moved } from "../lib/matrix-view.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

const LINE = 16;
const GAP = 10; // between the rows and their mean

/**
 * @param {HTMLElement} element
 * @param {{ label: string, meanName: string, onOpen: (row: number, column: number, opener: Element) => void }} options
 *   onOpen: `row` −1 is the mean
 */
export function createNumberRows(element, { label, meanName, onOpen }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const names = html("ol", { class: "number-names", "aria-hidden": "true" });
  const field = html("div", { class: "number-field", role: "application", tabindex: 0, "data-own-keys": "" }, canvas);
  const said = html("p", { class: "says number-said", role: "status" });
  element.append(html("div", { class: "number-rows" }, names, field), said);

  /** @type {{ names: string[], rows: number[][], mean: number[] }} */
  let now = { names: [], rows: [], mean: [] };
  let limit = 1;
  let columns = 0;
  let cursor = { row: 0, column: 0 };
  let waiting = 0;
  const height = () => now.rows.length * LINE + GAP + LINE;
  const all = () => [...now.rows, now.mean];

  /** @param {{ names: string[], rows: number[][], mean: number[] }} next */
  function update(next) {
    now = next;
    cursor = { row: 0, column: 0 };
    columns = next.mean.length;
    limit = spread(next.rows.flat());
    names.replaceChildren(...[...next.names, meanName].map((name) => html("li", {}, name)));
    field.setAttribute("aria-label", _("{label}: {n} rows of {m} numbers, and their mean. Arrow keys move, Enter opens a number.", { label, n: next.rows.length, m: next.mean.length }));
    canvas.style.height = `${height()}px`;
    paintSoon();
  }

  /** How many numbers of the mean are in. @param {number} upTo */
  function show(upTo) {
    const next = Math.min(now.mean.length, Math.floor(upTo + 1e-9));
    if (next !== columns && next > 0 && next < now.mean.length) {
      const column = now.rows.map((row) => row[next - 1]);
      const parts = column.slice(0, 3).map((value, at) => (at === 0 ? signed(value).replace("+", "") : signed(value).replace(/^([+−])/, " $1 "))).join("");
      said.textContent = `${_("number {n}", { n: next })}: (${parts}${column.length > 3 ? " …" : ""}) / ${column.length} = ${signed(now.mean[next - 1])}`;
    }
    columns = next;
    paintSoon();
  }

  function paintSoon() {
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    const [width, scale, n] = [canvas.clientWidth, window.devicePixelRatio || 1, now.mean.length];
    if (width === 0 || n === 0) return;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height() * scale);
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    all().forEach((row, at) => {
      const mean = at === now.rows.length;
      const y = at * LINE + (mean ? GAP : 0);
      for (let d = 0; d < (mean ? columns : n); d += 1) {
        const [left, right] = [Math.floor((d / n) * width * scale), Math.ceil(((d + 1) / n) * width * scale)];
        brush.fillStyle = signColor(Math.max(-1, Math.min(1, row[d] / limit)), theme);
        brush.fillRect(left, y * scale, right - left, (LINE - 2) * scale);
      }
    });
    brush.strokeStyle = theme.ink;
    brush.lineWidth = scale;
    if (columns > 0 && columns < n) brush.strokeRect(((columns - 1) / n) * width * scale, 0, Math.max(2, (width / n) * scale), height() * scale);
    if (document.activeElement === field) brush.strokeRect((cursor.column / n) * width * scale - 1, top(cursor.row) * scale, Math.max(3, (width / n) * scale + 2), (LINE - 2) * scale);
  }

  const top = (/** @type {number} */ row) => row * LINE + (row === now.rows.length ? GAP : 0);

  /** @param {{ row: number, column: number }} cell */
  function look(cell) {
    cursor = cell;
    const name = cell.row === now.rows.length ? meanName : now.names[cell.row];
    said.textContent = named(listed([name, _("number {n}", { n: cell.column + 1 })]), signed(all()[cell.row][cell.column]));
    paintSoon();
  }

  /** @param {MouseEvent} event */
  function under(event) {
    const box = canvas.getBoundingClientRect();
    const y = event.clientY - box.top;
    const row = y >= now.rows.length * LINE + GAP ? now.rows.length : Math.min(now.rows.length - 1, Math.floor(y / LINE));
    const column = Math.floor(((event.clientX - box.left) / box.width) * now.mean.length);
    return { row: Math.max(0, row), column: Math.max(0, Math.min(now.mean.length - 1, column)) };
  }
  const open = () => onOpen(cursor.row === now.rows.length ? -1 : cursor.row, cursor.column, field);
  field.addEventListener("pointermove", (event) => now.mean.length > 0 && look(under(event)));
  field.addEventListener("click", (event) => {
    if (now.mean.length === 0) return;
    look(under(event));
    open();
  });
  field.addEventListener("keydown", (event) => {
    const next = moved(event.key, cursor, now.rows.length + 1, now.mean.length);
    if (event.ctrlKey || event.altKey || event.metaKey || now.mean.length === 0) return;
    if (next) look(next);
    else if (event.key === "Enter" || event.key === " ") open();
    else return;
    event.preventDefault();
  });
  for (const kind of ["focus", "blur"]) field.addEventListener(kind, paintSoon);
  new ResizeObserver(paintSoon).observe(canvas);
  new MutationObserver(paintSoon).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return { update, show };
}

/** The size that has the full colour: few numbers are larger, and would make all others pale. @param {number[]} values */
function spread(values) {
  const sizes = values.map(Math.abs).sort((one, other) => one - other);
  return sizes[Math.floor(sizes.length * 0.98)] || 1;
}
