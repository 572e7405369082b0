// What stands in every neuron, by row: the figure of the network for those who read.

import { _ } from "../lib/words.js";
import { dataTable } from "../marks/table.js";

/**
 * @param {HTMLElement} element
 * @param {(column: number, index: number, opener: Element) => void} onOpen opens the number of a neuron
 */
export function createNeuronTable(element, onOpen) {
  /** @type {[string, number | null][]} */
  let neurons = [];
  /** @type {[number, number][]} the column and the place of each */
  let places = [];
  const table = dataTable(element, { caption: _("What stands in every neuron"), columns: [_("Neuron"), _("Number")], rows: () => neurons, onOpen: (row, _column, opener) => onOpen(...places[row], opener) });
  return {
    /** @param {(number | null)[][]} values by column; null where none stands yet @param {(column: number, index: number) => string} name */
    update(values, name) {
      neurons = values.flatMap((column, at) => Array.from(column, (value, index) => /** @type {[string, number | null]} */ ([name(at, index), value])));
      places = values.flatMap((column, at) => Array.from(column, (_value, index) => /** @type {[number, number]} */ ([at, index])));
      table.update();
    },
  };
}
