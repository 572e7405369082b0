// Two pinned heads beside each other, and the first minus the second: where they look, and what they write.

import { chipText } from "../lib/attention-words.js";
import { number } from "../lib/format.js";
import { ended, gap } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createMatrix } from "../marks/matrix.js";
import { largest } from "../lib/matrix-view.js";
import { tensorData } from "../tensor-data.js";
import { nameOf } from "./attention-state.js";
import { slot } from "./frame.js";

/**
 * @param {{ screen: import("./attention-screen.js").Screen,
 *   strip: (name: string, values: number[], limit: number, onOpen: (d: number, opener: Element) => void) => HTMLElement }} options
 */
export function createPinnedPair({ screen, strip }) {
  const { store, xray } = screen;
  const first = /** @type {HTMLSelectElement} */ (slot("pin-first"));
  const second = /** @type {HTMLSelectElement} */ (slot("pin-second"));
  first.addEventListener("change", () => store.set(other("c1", Number(first.value))));
  second.addEventListener("change", () => store.set(other("c2", Number(second.value))));
  const panels = /** @type {const} */ (["first", "second", "minus"]).map((part) => {
    const heading = html("h4", {});
    const holder = html("div", {});
    slot("pinned-pair").append(html("section", {}, heading, holder));
    return { part, heading, matrix: createMatrix(holder, { label: _("Who looks at whom: {part}", { part: part === "first" ? _("the first head") : part === "second" ? _("the second head") : _("the first minus the second") }), onOpen: (cell, opener) => openCell(part, cell, opener) }) };
  });

  /** The two are never the same head: who takes the other's place gives up its own. @param {"c1" | "c2"} key @param {number} value */
  function other(key, value) {
    const [one, two] = screen.compared();
    const own = key === "c1" ? one : two;
    const rest = key === "c1" ? two : one;
    return { [key]: value, [key === "c1" ? "c2" : "c1"]: value === rest ? own : rest };
  }

  /** @param {string} tensor @param {number[]} index @param {Element} opener */
  function open(tensor, index, opener) {
    const of = screen.pinnedRequest(screen.side());
    xray.open(() => of, tensor, index, opener);
  }

  /** @param {"first" | "second" | "minus"} part @param {{ row: number, column: number }} cell @param {Element} opener */
  function openCell(part, { row, column }, opener) {
    if (part === "minus") return open("looks_minus", [row, column], opener);
    return open("pinned_looks", [screen.compared()[part === "first" ? 0 : 1], row, column], opener);
  }

  async function refresh() {
    const side = screen.side();
    const pins = screen.pins();
    if (pins.length < 2 || !side.pinned) return;
    const { key, trace } = side.pinned;
    const [one, two] = screen.compared();
    const query = screen.word(side).slice(-1)[0];
    for (const [select, at] of /** @type {const} */ ([[first, one], [second, two]])) {
      select.replaceChildren(...pins.map((pin, place) => html("option", { value: place }, nameOf(pin))));
      select.value = String(at);
    }
    const [a, b, minus, written] = await Promise.all([
      tensorData(trace, "pinned_looks", { pinned: one }),
      tensorData(trace, "pinned_looks", { pinned: two }),
      tensorData(trace, "looks_minus"),
      tensorData(trace, "writes_minus", { pos: query }),
    ]);
    if (side.pinned?.key !== key) return;
    const words = side.tokens.map(({ text }) => chipText(text));
    const names = [nameOf(pins[one]), nameOf(pins[two]), `${nameOf(pins[one])} − ${nameOf(pins[two])}`];
    for (const [at, table] of [a, b, minus].entries()) {
      const data = table.flatMap((/** @type {number[]} */ row, /** @type {number} */ from) => row.map((share, to) => (side.causal && to > from ? NaN : share)));
      panels[at].heading.textContent = names[at];
      panels[at].matrix.update({ rows: words, columns: words, data, kind: at === 2 ? "sign" : "ink" });
    }
    sayAlike(/** @type {any} */ (trace.result).alike, query);
    slot("pinned-minus").replaceChildren(strip(names[2], written, largest(written), (d, opener) => open("writes_minus", [query, d], opener)));
  }

  /** @param {number} alike @param {number} query */
  function sayAlike(alike, query) {
    const figure = html("button", { type: "button", class: "figure-open small-figure", "aria-label": _("How alike what they write is: {n}; open", { n: number(alike) }) }, number(alike));
    figure.addEventListener("click", () => open("writes_alike", [query], figure));
    const says = alike > 0.5 ? _("they write much the same") : alike < -0.5 ? _("they write against each other") : Math.abs(alike) < 0.15 ? _("what they write has next to nothing in common") : alike > 0 ? _("what they write is a little alike") : _("they write a little against each other");
    slot("pair-says").replaceChildren(html("span", {}, _("How alike what they write is, from −1 to 1:")), " ", figure, gap(), ended(says));
  }

  return { refresh };
}
