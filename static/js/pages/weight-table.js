// Every weight and bias as a table of fields: the figure's twin for the keyboard.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { limitOf, withBias, withWeight } from "./pixels-state.js";

/** @typedef {import("../store.js").Store<import("./pixels-state.js").PixelsState>} Store */

/** Six digits are enough to type with; the x-ray shows them all. @param {number} value */
function written(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * @param {HTMLElement} element
 * @param {{ store: Store }} options
 */
export function weightTable(element, { store }) {
  const holder = html("div", { class: "data-table-scroll", role: "region", tabindex: 0, "aria-label": _("Weights and biases") });
  const details = html("details", { class: "data-table" }, html("summary", {}, _("Weights as a table, to type into")), holder);
  details.dataset.ownKeys = "";
  element.append(details);

  /** @param {number} value @param {string} says @param {(value: number) => void} take */
  function cell(value, says, take) {
    const input = html("input", { type: "number", step: "any", value: written(value), "aria-label": says });
    input.addEventListener("change", () => {
      const typed = Number(input.value);
      const limit = limitOf(store.get());
      if (input.value !== "" && Number.isFinite(typed) && Math.abs(typed) <= limit) take(typed);
      else input.value = written(value);
    });
    return html("td", {}, input);
  }

  function build() {
    const { network } = store.get();
    if (!details.open || !network) return holder.replaceChildren();
    holder.replaceChildren(
      ...network.weights.map((rows, layer) => {
        const heads = rows[0].map((_w, to) => html("th", { scope: "col" }, _("to {n}", { n: to + 1 })));
        const caption = html("caption", {}, _("Layer {n}: from each row to each column, all within ±{limit}", { n: layer + 1, limit: number(limitOf(store.get())) }));
        const body = rows.map((row, from) =>
          html("tr", {}, html("th", { scope: "row" }, _("from {n}", { n: from + 1 })), ...row.map((value, to) =>
            cell(value, _("Weight from {from} to {to} in layer {layer}", { from: from + 1, to: to + 1, layer: layer + 1 }), (typed) => setWeight({ layer, from, to }, typed)))),
        );
        const biases = html("tr", {}, html("th", { scope: "row" }, _("bias")), ...network.biases[layer].map((value, to) =>
          cell(value, _("Bias of {to} in layer {layer}", { to: to + 1, layer: layer + 1 }), (typed) => setBias(layer, to, typed))));
        return html("table", {}, caption, html("thead", {}, html("tr", {}, html("td", {}), ...heads)), html("tbody", {}, ...body, biases));
      }),
    );
    return undefined;
  }

  /** @param {{ layer: number, from: number, to: number }} wire @param {number} value */
  function setWeight(wire, value) {
    const { network } = store.get();
    if (network) store.set({ network: withWeight(network, wire, value) });
  }

  /** @param {number} layer @param {number} to @param {number} value */
  function setBias(layer, to, value) {
    const { network } = store.get();
    if (network) store.set({ network: withBias(network, layer, to, value) });
  }

  details.addEventListener("toggle", build);
  store.subscribe((_state, { keys }) => {
    if (keys.includes("network") && details.open && !holder.contains(document.activeElement)) build();
  });
}
