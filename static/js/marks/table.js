// "Show as a table": the same data as the figure, for reading by row and column. Built only when it is opened.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/**
 * @typedef {string | number | null} Entry
 * @typedef {{caption: string, columns: string[], rows: () => Iterable<Entry[]>}} TableData
 *   the first entry of each row is its head
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
    const { caption, columns, rows } = data;
    const head = html("tr", {}, ...columns.map((column) => html("th", { scope: "col" }, column)));
    const body = html("tbody", {}, ...Array.from(rows(), tableRow));
    holder.setAttribute("aria-label", caption);
    holder.replaceChildren(html("table", {}, html("caption", {}, caption), html("thead", {}, head), body));
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

/** @param {Entry[]} entries */
function tableRow(entries) {
  const cells = entries.map((entry, column) => {
    const text = typeof entry === "number" ? number(entry) : (entry ?? "");
    if (column === 0) return html("th", { scope: "row" }, text);
    return html("td", { class: typeof entry === "number" ? "figure" : false }, text);
  });
  return html("tr", {}, ...cells);
}
