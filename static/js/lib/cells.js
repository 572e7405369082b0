// A square of numbers as a sentence and as rows: who looks at whom, where most of it goes.

import { number } from "./format.js";
import { _ } from "./words.js";

/** @typedef {{ rows: string[], columns: string[], data: ArrayLike<number> }} Cells flat, row by row; NaN is masked */

/** @param {Cells} cells @returns {Generator<(string | number)[]>} a line for each cell: its row, its column, its number */
export function* cellRows({ rows, columns, data }) {
  for (const [at, row] of rows.entries()) {
    for (const [place, column] of columns.entries()) {
      const value = data[at * columns.length + place];
      yield [row, column, Number.isNaN(value) ? _("masked") : value];
    }
  }
}

/** The column that a row gives most to. @param {Cells} cells @param {number} row @returns {{ column: number, value: number }} */
export function mostOf({ columns, data }, row) {
  let most = { column: 0, value: -Infinity };
  for (let column = 0; column < columns.length; column += 1) {
    const value = data[row * columns.length + column];
    if (value > most.value) most = { column, value };
  }
  return most;
}

/** What the last of the words looks at. @param {Cells} cells @param {number} [row] @returns {string} */
export function looksSays(cells, row = cells.rows.length - 1) {
  const { column, value } = mostOf(cells, row);
  return _("“{word}” looks most at “{other}”: {share}.", { word: cells.rows[row], other: cells.columns[column], share: number(value) });
}
