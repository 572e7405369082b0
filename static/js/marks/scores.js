// From scores to shares: a row for each of the best tokens, a column for each step. A number comes out of the one before.

import { number, percent } from "../lib/format.js";
import { rowProgress } from "../lib/draw-film.js";
import { shownToken } from "../lib/token-text.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("../lib/draw-film.js").Row} Row */
/** @typedef {import("../lib/draw-film.js").Stage} Stage */
/** @typedef {Record<import("../lib/draw-film.js").StageKind, number>} Progress */

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onOpen: (tensor: string, id: number | null, opener: Element) => void }} options
 */
export function createScores(element, { label, onOpen }) {
  const head = html("tr", {});
  const body = html("tbody", {});
  const table = html("table", { class: "scores", "aria-label": label }, html("thead", {}, head), body);
  element.append(table);
  /** @type {{ row: Row, cells: HTMLElement[], dot: HTMLElement, root: HTMLElement }[]} */
  let lines = [];
  /** @type {Stage[]} */
  let stages = [];
  table.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button) onOpen(button.dataset.tensor ?? "", button.dataset.id ? Number(button.dataset.id) : null, button);
  });

  /** @param {Row} row */
  function line(row) {
    const word = shownToken(row.text);
    const cells = stages.map(({ kind, tensor }, at) => {
      const value = row.values[at];
      const text = value === null ? "–" : kind === "shares" ? percent(value) : kind === "top_k" || kind === "top_p" ? "✓" : number(value);
      const says = _("{word}, {step}: {value}", { word, step: stepName(kind), value: value === null ? _("cut") : text });
      return html("button", { type: "button", class: `score at-${kind}${value === null ? " cut" : ""}`, "data-tensor": tensor, "data-id": row.id, "aria-label": says }, html("span", {}, text));
    });
    const dot = html("span", { class: "drawn-dot", "aria-hidden": "true" });
    const drawn = row.drawn ? html("button", { type: "button", class: "score drawn", "data-tensor": "token", "aria-label": _("{word}: drawn", { word }) }, dot) : dot;
    const root = html("tr", { class: row.drawn ? "is-drawn" : false }, html("th", { scope: "row" }, word), ...cells.map((cell) => html("td", {}, cell)), html("td", {}, ...(row.drawn ? [drawn] : [])));
    return { row, cells, dot, root };
  }

  /** @param {Stage[]} next @param {Row[]} rows @param {{ temperature: number, kept: number, share: number }} how */
  function update(next, rows, how) {
    stages = next;
    const held = /** @type {HTMLElement | null} */ (document.activeElement?.closest("button.score"));
    const again = held && table.contains(held) ? `[data-tensor="${held.dataset.tensor}"][data-id="${held.dataset.id}"]` : null;
    head.replaceChildren(html("td", {}), ...stages.map(({ kind }) => html("th", { scope: "col", "data-kind": kind }, heading(kind, how))), html("th", { scope: "col" }, _("drawn")));
    lines = rows.map(line);
    body.replaceChildren(...lines.map(({ root }) => root));
    if (again) /** @type {HTMLElement | null} */ (table.querySelector(again))?.focus({ preventScroll: true });
  }

  /** @param {Progress} progress how far each step is, 0 to 1 */
  function show(progress) {
    stages.forEach(({ kind }, at) => {
      const whole = progress[kind];
      const under = whole > 0 && whole < 1;
      head.children[at + 1]?.classList.toggle("now", under);
      lines.forEach(({ cells }, place) => {
        const local = rowProgress(whole, place, lines.length);
        const cell = /** @type {HTMLElement} */ (cells[at].firstElementChild);
        cells[at].style.visibility = local === 0 ? "hidden" : "";
        cell.style.opacity = local === 1 ? "" : String(local);
        cell.style.transform = local === 1 ? "" : `translateX(${(local - 1) * (at === 0 ? 0.4 : 1) * 100}%)`;
      });
    });
    for (const { row, dot, root } of lines) {
      const share = row.drawn ? Math.max(0, progress.draw * 3 - 2) : 0;
      dot.style.transform = `scale(${row.drawn ? share : 0})`;
      root.classList.toggle("won", row.drawn && share >= 1);
      root.classList.toggle("out", progress.shares > 0 && row.values[stages.length - 2] === null);
    }
  }
  return { update, show };
}

/** @param {import("../lib/draw-film.js").StageKind} kind @returns {string} the step, in a sentence */
function stepName(kind) {
  const names = { scores: _("score"), cooled: _("divided by the temperature"), top_k: _("among the best"), top_p: _("within the share"), shares: _("share"), draw: _("drawn"), word: _("drawn") };
  return names[kind];
}

/** @param {import("../lib/draw-film.js").StageKind} kind @param {{ temperature: number, kept: number, share: number }} how */
function heading(kind, { temperature, kept, share }) {
  if (kind === "scores") return _("score");
  if (kind === "cooled") return `÷ ${temperature}`;
  if (kind === "top_k") return _("top {k}", { k: kept });
  return kind === "top_p" ? _("top {share}", { share: percent(share) }) : _("share");
}
