// The operands of one number, as bars: positive to the right in blue, negative to the left in orange.

import { number } from "../lib/format.js";
import { named } from "../lib/joined.js";
import { _, plural } from "../lib/words.js";
import { html } from "./element.js";

/**
 * @typedef {import("../types.js").Explained["terms"][number]} Term
 * @typedef {(tensor: string, index: number[], label: string) => void} Enter
 */

const FIRST = 12;

/**
 * A row for each operand, in the order given. More than twelve are folded until asked for.
 * @param {Term[]} terms
 * @param {Enter} enter opens one operand
 */
export function termRows(terms, enter) {
  const parts = terms.map(amount);
  const right = Math.max(0, ...parts);
  const left = Math.max(0, ...parts.map((part) => -part));
  const span = left + right || 1;
  /** @param {Term} term */
  const row = (term) => termRow(term, { zero: left / span, size: Math.abs(amount(term)) / span }, enter);
  const kind = terms.some((term) => hasFactor(term) || term.with_tensor) ? "xray-terms" : "xray-terms plain";
  const list = html("ul", { class: kind }, ...terms.slice(0, FIRST).map(row));
  if (terms.length <= FIRST) return list;

  const more = html("button", { type: "button", class: "xray-more" });
  more.append(plural("Show the one", "Show all {n}", terms.length));
  more.addEventListener("click", () => {
    const rest = terms.slice(FIRST).map(row);
    list.append(...rest);
    more.remove();
    rest[0].querySelector("button")?.focus();
  });
  return html("div", {}, list, more);
}

/** @param {Term} term what it hands to the rule */
function amount(term) {
  return term.product ?? term.value;
}

/**
 * @param {Term} term
 * @param {{zero: number, size: number}} bar in parts of the whole width
 * @param {Enter} enter
 */
function termRow(term, { zero, size }, enter) {
  const part = amount(term);
  const bar = html("span", { class: part < 0 ? "xray-bar negative" : "xray-bar" }, html("span"));
  bar.style.setProperty("--zero", `${zero * 100}%`);
  bar.style.setProperty("--size", `${size * 100}%`);
  const open = html(
    "button",
    { type: "button", class: "xray-open", "aria-label": rowSays(term) },
    html("span", { class: "xray-label" }, term.label),
    bar,
    " ",
    html("span", { class: "xray-part" }, number(part)),
    " ",
    html("span", { class: "xray-from" }, origin(term)),
  );
  open.addEventListener("click", () => enter(term.tensor, term.index, term.label));
  return html("li", {}, open, factorOf(term, enter));
}

/** How a part came about, beside it: "= 1", to be followed by "× 0.61". @param {Term} term */
function origin(term) {
  if (term.product === undefined || term.product === null) return "";
  if (hasFactor(term)) return `= ${number(term.value)}`;
  return number(term.product) === number(term.value) ? "" : _("from {value}", { value: number(term.value) });
}

/** @param {Term} term */
function rowSays(term) {
  const values = { label: term.label, value: number(term.value), part: number(amount(term)) };
  if (hasFactor(term)) return _("{label}: {part} = {value} × {factor}", { ...values, factor: number(Number(term.factor)) });
  return `${_("{label}: {part}", values)} ${origin(term)}`.trim();
}

/** @param {Term} term */
function hasFactor(term) {
  return term.factor !== undefined && term.factor !== null;
}

/**
 * What the operand is multiplied by: a button where it is a recorded number too.
 * @param {Term} term
 * @param {Enter} enter
 */
function factorOf(term, enter) {
  if (!hasFactor(term)) return beside(term, enter);
  const text = `× ${number(Number(term.factor))}`;
  const { factor_tensor: tensor, factor_index: index } = term;
  if (!tensor || !index) return html("span", { class: "xray-factor" }, text);
  const label = term.factor_label ?? tensor;
  const says = _("{label}: {value}", { label, value: number(Number(term.factor)) });
  const open = html("button", { type: "button", class: "xray-factor", "aria-label": says, title: says }, text);
  open.addEventListener("click", () => enter(tensor, index, label));
  return open;
}

/**
 * What stands beside the operand where the two are not multiplied: what was wanted beside what came, the id of a row.
 * @param {Term} term
 * @param {Enter} enter
 */
function beside(term, enter) {
  const { with_tensor: tensor, with_index: index, with_label: label, with_word: word } = term;
  if (!tensor || !index || !label || !word) return "";
  const says = named(word, label);
  const open = html("button", { type: "button", class: "xray-factor", "aria-label": says, title: says }, word);
  open.addEventListener("click", () => enter(tensor, index, label));
  return open;
}
