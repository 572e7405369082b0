// A row for each word that is looked at: its weight in this head, how it is set to another, what changes without it. The
// rows stay where they are while they change, so that a weight can be pulled along.

import { chipText } from "../lib/attention-words.js";
import { rowOf } from "../lib/attention-view.js";
import { weight as shownWeight } from "../lib/format.js";
import { readOut, toggled, withWeight } from "../lib/knock-out.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";

const MOST_ROWS = 40; // so many words are told one by one
const LARGEST = 24; // of a longer sentence those with the largest weights, as many as are tried

/** @typedef {{ item: HTMLElement, weight: HTMLElement, slider: HTMLInputElement, effect: HTMLElement, strike: HTMLButtonElement }} Row */

/**
 * @param {HTMLElement} element
 * @param {{ screen: import("./attention-screen.js").Screen, effects: ReturnType<typeof import("./attention-effects.js").createEffects> }} options
 */
export function createCauseRows(element, { screen, effects }) {
  const { store } = screen;
  const title = html("h2", {});
  const says = html("p", { class: "sub" });
  const heads = html("div", { class: "cause-head", "aria-hidden": "true" }, ...[_("word"), _("weight"), _("set it"), _("without it, the word moves by"), ""].map((each) => html("span", {}, each)));
  const list = html("ul", { class: "cause-list" });
  element.append(title, says, heads, list);
  /** @type {(string | number | null)[][]} */
  let told = [];
  const table = dataTable(element, { caption: _("Each weight, and what changes without it"), columns: [_("word"), _("weight"), _("set to"), _("without it")], rows: () => told });
  /** @type {Map<number, Row>} by the place of the word */
  const rows = new Map();
  let built = "";

  function draw() {
    const side = screen.side();
    const { layer, head } = screen.head();
    const shares = side.shares(layer, head);
    if (!shares) return;
    const query = screen.word(side).slice(-1)[0];
    const row = rowOf(shares, side.tokens.length, query);
    const out = readOut(store.get().out);
    const kept = side.tokens.length > MOST_ROWS ? largestOf(row, [...out.words, ...out.weights.map(({ key }) => key)]) : null;
    const keys = side.tokens.flatMap((_token, key) => ((side.causal && key > query) || (kept && !kept.has(key)) ? [] : [key]));
    title.textContent = _("Each weight of head {layer}.{head}, and what changes without it", { layer: layer + 1, head: head + 1 });
    says.textContent = `${effects.weightSays()}${kept ? ` ${_("Of {all} words those with the largest weights.", { all: side.tokens.length })}` : ""}`;
    const of = JSON.stringify([side.name, side.text, layer, head, query, keys]);
    if (of !== built) build(keys, { layer, head, query });
    built = of;
    const word = screen.word(side);
    told = keys.map((key) => {
      const set = out.weights.find((each) => each.layer === layer && each.head === head && each.query === query && each.key === key);
      return [chipText(side.tokens[key].text), row[key], set?.value ?? "", effects.sizeOfWeight(key)];
    });
    table.update();
    for (const [key, parts] of rows) {
      const set = out.weights.find((each) => each.layer === layer && each.head === head && each.query === query && each.key === key);
      parts.item.classList.toggle("set", Boolean(set));
      parts.weight.textContent = shownWeight(row[key]);
      parts.weight.setAttribute("aria-label", _("weight {n}: open", { n: shownWeight(row[key]) }));
      const value = String(set?.value ?? row[key]);
      if (Math.abs(Number(parts.slider.value) - Number(value)) > 0.006) parts.slider.value = value;
      parts.strike.setAttribute("aria-pressed", String(out.words.includes(key)));
      parts.strike.disabled = word.includes(key);
      parts.effect.replaceChildren(effects.ofWeight(key));
    }
  }

  /** @param {number[]} keys @param {{ layer: number, head: number, query: number }} place */
  function build(keys, { layer, head, query }) {
    const side = screen.side();
    rows.clear();
    for (const key of keys) {
      const name = chipText(side.tokens[key].text);
      const slider = html("input", { type: "range", min: 0, max: 1, step: 0.01, "aria-label": _("How much it looks at {word}", { word: name }) });
      slider.addEventListener("input", () => store.set({ out: withWeight(store.get().out, { layer, head, query, key }, Number(slider.value)) }, { group: `weight ${key}` }));
      const strike = html("button", { type: "button", class: "small", "aria-label": _("Strike out {word}", { word: name }) }, _("Strike out"));
      strike.addEventListener("click", () => store.set({ out: toggled(store.get().out, `w${key}`) }));
      const weight = html("button", { type: "button", class: "figure-open small-figure" });
      weight.addEventListener("click", () => screen.openShare(side, query, key, weight));
      const effect = html("div", { class: "cause-effect" });
      rows.set(key, { item: html("li", {}, html("b", {}, name), weight, slider, effect, strike), weight, slider, effect, strike });
    }
    list.replaceChildren(...[...rows.values()].map(({ item }) => item));
  }

  return { draw };
}

/** Of a long row the places of the largest weights, and those that were changed. @param {number[]} row @param {number[]} changed */
function largestOf(row, changed) {
  const order = row.map((_share, key) => key).sort((one, other) => row[other] - row[one] || one - other);
  return new Set([...order.slice(0, LARGEST), ...changed]);
}
