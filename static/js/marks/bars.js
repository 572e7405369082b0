// The four probabilities: a bar and a percentage for each symbol; the answer is the tallest, in ink.

import { percent } from "../lib/format.js";
import { brief, graphemes } from "../lib/graphemes.js";
import { SYMBOLS } from "../lib/symbols.js";
import { _ } from "../lib/words.js";
import { attributes, html, write } from "./element.js";

/**
 * @typedef {{
 *   probabilities: ArrayLike<number | null>, lengths?: ArrayLike<number | null>, answer?: number | null, symbols?: string[], instant?: boolean
 * }} BarsData a null is a probability that is not known yet; the answer is the largest where none is given;
 *   `lengths`: of the bars, while they grow
 */

/**
 * @param {HTMLElement} element
 * @param {{symbols?: string[], label?: string, onOpen?: (symbol: number, opener: Element) => void}} [options]
 */
export function createBars(element, { symbols = SYMBOLS, label, onOpen } = {}) {
  const list = html("ul", { class: "bars", "aria-label": label ?? _("How sure the network is of each symbol") });
  const rows = [0, 1, 2, 3].map(barRow);
  list.append(...rows.map((row) => row.item));
  element.append(list);
  rows.forEach(({ open }, symbol) => {
    open.addEventListener("click", () => !open.hasAttribute("aria-disabled") && onOpen?.(symbol, open));
  });

  /** @param {BarsData} data */
  function update({ probabilities, lengths = probabilities, answer, symbols: names = symbols, instant = false }) {
    symbols = names;
    list.classList.toggle("instant", instant);
    list.classList.toggle("long", names.some((name) => graphemes(name).length > 1));
    const best = answer === undefined ? tallest(probabilities) : answer;
    rows.forEach((row, symbol) => {
      const value = probabilities[symbol];
      const text = value === null ? "·" : percent(value);
      write(row.glyph, brief(names[symbol], 5));
      write(row.share, text);
      row.fill.style.transform = `scaleX(${lengths[symbol] ?? 0})`;
      row.open.classList.toggle("answer", symbol === best);
      const values = { symbol: names[symbol], share: value === null ? _("not yet known") : text };
      const says = symbol === best ? _("{symbol}: {share}, the answer", values) : _("{symbol}: {share}", values);
      attributes(row.open, { "aria-label": says, title: brief(names[symbol], 5) === names[symbol] ? null : names[symbol], "aria-disabled": value === null ? "true" : null });
    });
  }
  update({ probabilities: [null, null, null, null] });
  return { update, destroy: () => list.remove() };
}

/** @param {number} symbol */
function barRow(symbol) {
  const glyph = html("span", { class: "bars-glyph" });
  const fill = html("span", { class: "bars-fill" });
  const share = html("span", { class: "bars-share" });
  const track = html("span", { class: "bars-track" }, fill);
  const open = html("button", { type: "button", "data-symbol": symbol }, glyph, track, share);
  return { item: html("li", {}, open), open, glyph, fill, share };
}

/**
 * The place of the largest; the first of equals; null where one is not known.
 * @param {ArrayLike<number | null>} values
 */
function tallest(values) {
  const known = Array.from(values);
  if (known.length === 0 || known.includes(null)) return null;
  return known.indexOf(Math.max(.../** @type {number[]} */ (known)));
}
