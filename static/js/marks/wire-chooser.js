// One wire of a network, chosen from lists: the way to it for the keyboard.

import { layersOf } from "../lib/film-layers.js";
import { nameOf, namesOf } from "../lib/network-view.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {{ layer: number, from: number, to: number }} Wire */

/**
 * @param {HTMLElement} element
 * @param {{ onChoose: (wire: Wire) => void }} options
 */
export function createWireChooser(element, { onChoose }) {
  const from = html("select", { "aria-label": _("From") });
  const to = html("select", { "aria-label": _("To") });
  const row = html("div", { class: "wire-chooser" }, html("span", {}, _("from")), from, html("span", {}, _("to")), to);
  row.dataset.ownKeys = "";
  element.append(row);
  /** @type {number[]} how many there are in each column */
  let sizes = [];

  from.addEventListener("change", () => {
    const [column, index] = from.value.split(".").map(Number);
    const [, end] = to.value.split(".").map(Number);
    onChoose({ layer: column, from: index, to: Math.min(end, sizes[column + 1] - 1) });
  });
  to.addEventListener("change", () => {
    const [column, index] = to.value.split(".").map(Number);
    const [start, old] = from.value.split(".").map(Number);
    onChoose({ layer: column - 1, from: start === column - 1 ? old : 0, to: index });
  });

  /** @param {HTMLSelectElement} select @param {number[]} columns @param {import("../lib/network-view.js").Names} names */
  function fill(select, columns, names) {
    const options = columns.flatMap((column) =>
      Array.from({ length: sizes[column] }, (_v, index) => html("option", { value: `${column}.${index}` }, nameOf(names, column, index))),
    );
    select.replaceChildren(...options);
  }

  let shown = "";
  return {
    /** @param {import("../types.js").Trace} trace @param {Wire} wire */
    update(trace, wire) {
      const layers = layersOf(trace);
      sizes = [layers[0].d_in, ...layers.map((layer) => layer.d_out)];
      const names = namesOf(trace);
      const key = `${sizes.join()}|${names.symbol.join()}`;
      if (key !== shown) {
        fill(from, layers.map((layer) => layer.layer), names);
        fill(to, layers.map((layer) => layer.layer + 1), names);
      }
      shown = key;
      from.value = `${wire.layer}.${wire.from}`;
      to.value = `${wire.layer + 1}.${wire.to}`;
    },
    destroy: () => row.remove(),
  };
}
