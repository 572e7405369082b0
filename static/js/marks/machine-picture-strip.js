// A vector in a picture: the same lines of cells as on the page, and from where to where its numbers go.

import { signed } from "../lib/format.js";
import { cellAt, gridOf, largest } from "../lib/strip-layout.js";
import { _ } from "../lib/words.js";
import { stack, words } from "./picture-blocks.js";

/** @typedef {import("./picture-blocks.js").Block} Block */

/** @param {number[]} values @param {number} width @param {string} name nothing is written above where it is empty @param {{ size?: number, height?: number }} [look] of the letters, of a line of cells @returns {Block} */
export function stripBlock(values, width, name, { size = 13, height = 14 } = {}) {
  if (values.length === 0) return words(name, width, { size, colour: "ink2" });
  const grid = gridOf(values.length, width, { height });
  const most = largest(values);
  const range = _("{n} numbers, from {least} to {most}", { n: values.length, least: signed(Math.min(...values)), most: signed(Math.max(...values)) });
  /** @type {Block} */
  const cells = {
    height: grid.rows * height + 6,
    paint(pen, _theme, x, y) {
      for (let row = 0; row < grid.rows; row += 1) {
        const own = values.slice(row * grid.columns, (row + 1) * grid.columns);
        const { y: down } = cellAt(grid, row * grid.columns);
        pen.strip(x, y + down, own.length * grid.width, height - 1, own, most);
      }
    },
  };
  const above = name === "" ? range : `${name} · ${range}`;
  return stack([words(above, width, { size, colour: name === "" ? "ink3" : "ink2", after: 2 }), cells]);
}
