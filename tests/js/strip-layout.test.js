// strip-layout: many numbers in lines, and which lies where.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cellAfter, cellAt, gridOf, indexAt, largest } from "../../static/js/lib/strip-layout.js";

test("as many lines as are needed for cells that can be pointed at, each nearly full", () => {
  assert.deepEqual(gridOf(384, 400), { columns: 96, rows: 4, width: 400 / 96, height: 14 });
  assert.equal(gridOf(64, 400).rows, 1);
  assert.equal(gridOf(0, 400).rows, 0);
  assert.equal(gridOf(10, 0).rows, 0);
});

test("what lies under the middle of a cell is that cell", () => {
  const grid = gridOf(385, 397);
  for (let index = 0; index < 385; index += 1) {
    const { x, y, width, height } = cellAt(grid, index);
    assert.equal(indexAt(grid, 385, x + width / 2, y + height / 2), index);
  }
});

test("beside the cells there is nothing", () => {
  const grid = gridOf(5, 8); // two columns, three lines, the last half empty
  assert.equal(indexAt(grid, 5, 6, 2 * 14 + 3), null);
  assert.equal(indexAt(grid, 5, -1, 3), null);
  assert.equal(indexAt(grid, 5, 3, 100), null);
});

test("the arrows move along a line and from line to line, and stop at the ends", () => {
  const grid = gridOf(384, 400);
  assert.equal(cellAfter(grid, 384, 5, "ArrowRight"), 6);
  assert.equal(cellAfter(grid, 384, 5, "ArrowDown"), 101);
  assert.equal(cellAfter(grid, 384, 5, "ArrowUp"), 0);
  assert.equal(cellAfter(grid, 384, 5, "Home"), 0);
  assert.equal(cellAfter(grid, 384, 5, "End"), 383);
  assert.equal(cellAfter(grid, 384, 383, "ArrowRight"), 383);
  assert.equal(cellAfter(grid, 384, 5, "x"), null);
});

test("the largest size counts numbers below nought too, and is never nought", () => {
  assert.equal(largest([1, -3, 2]), 3);
  assert.equal(largest([0, 0]), 1);
  assert.equal(largest([]), 1);
});
