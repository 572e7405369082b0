// What stands in every neuron, by row: the figure of the network for those who read.

import { _ } from "../lib/words.js";
import { dataTable } from "../marks/table.js";

/** @param {HTMLElement} element */
export function createNeuronTable(element) {
  /** @type {[string, number | null][]} */
  let neurons = [];
  const table = dataTable(element, { caption: _("What stands in every neuron"), columns: [_("Neuron"), _("Number")], rows: () => neurons });
  return {
    /** @param {(number | null)[][]} values by column; null where none stands yet @param {(column: number, index: number) => string} name */
    update(values, name) {
      neurons = values.flatMap((column, at) => Array.from(column, (value, index) => /** @type {[string, number | null]} */ ([name(at, index), value])));
      table.update();
    },
  };
}
