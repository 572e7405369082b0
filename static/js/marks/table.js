// "Show as a table": the same data as the figure, for reading by row and column. Built only when it is opened.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";
import { openable } from "./sentence.js";

/**
 * @typedef {string | number | null} Entry
 * @typedef {{caption: string, columns: string[], rows: () => Iterable<Entry[]>,
 *   onOpen?: (row: number, column: number, opener: Element) => void}} TableData
 *   the first entry of each row is its head; with onOpen every number is a button: the arrow keys move among them
 */

const PATIENCE = 300; // ms between two rebuildings of an open table

/**
 * @param {HTMLElement} element
 * @param {TableData} data
 */
export function dataTable(element, data) {
  const holder = html("div", { class: "data-table-scroll", role: "region", tabindex: 0 });
  const details = html("details", { class: "data-table" }, html("summary", {}, _("Show as a table")), holder);
  element.append(details);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function build() {
    later = undefined;
    if (!details.open) return;
    const { caption, columns, rows, onOpen } = data;
    const head = html("tr", {}, ...columns.map((column) => html("th", { scope: "col" }, column)));
    const body = html("tbody", {}, ...Array.from(rows(), (entries, row) => tableRow(entries, row, onOpen)));
    holder.setAttribute("aria-label", caption);
    holder.replaceChildren(html("table", {}, html("caption", {}, caption), html("thead", {}, head), body));
    if (onOpen) oneStop(body);
  }
  details.addEventListener("toggle", () => (details.open ? build() : holder.replaceChildren()));

  return {
    /** @param {Partial<TableData>} [next] without it the rows are read again */
    update(next = {}) {
      data = { ...data, ...next };
      if (details.open) later ??= setTimeout(build, PATIENCE);
    },
    destroy() {
      clearTimeout(later);
      details.remove();
    },
  };
}

/** @param {Entry[]} entries @param {number} row @param {TableData["onOpen"]} onOpen */
function tableRow(entries, row, onOpen) {
  const cells = entries.map((entry, column) => {
    const text = typeof entry === "number" ? number(entry) : (entry ?? "");
    if (column === 0) return html("th", { scope: "row" }, text);
    if (typeof entry !== "number") return html("td", {}, text);
    if (!onOpen) return html("td", { class: "figure" }, text);
    const open = openable(text, (opener) => onOpen(row, column, opener));
    open.tabIndex = -1;
    return html("td", { class: "figure" }, open);
  });
  return html("tr", {}, ...cells);
}

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * A table of buttons is one stop of the Tab key; from there the arrow keys go.
 * @param {HTMLElement} body
 */
function oneStop(body) {
  body.dataset.ownKeys = "";
  const first = body.querySelector("button");
  if (first) first.tabIndex = 0;
  body.addEventListener("keydown", (event) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
    const move = MOVES[event.key];
    const line = cell?.parentElement;
    if (!cell || !line || !move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const rows = [...body.children];
    const next = rows[rows.indexOf(line) + move[0]]?.children[[...line.children].indexOf(cell) + move[1]]?.querySelector("button");
    if (!next) return;
    for (const each of body.querySelectorAll("button[tabindex='0']")) each.setAttribute("tabindex", "-1");
    next.tabIndex = 0;
    next.focus();
  });
}
