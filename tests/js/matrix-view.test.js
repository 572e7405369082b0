import assert from "node:assert/strict";
import { test } from "node:test";

import { cellAt, darkness, largest, moved, partAround, sideOf, thumbnail } from "../../static/js/lib/matrix-view.js";

test("a small table is shown whole", () => {
  assert.deepEqual(partAround(11, 9, { row: 10, column: 0 }), { row: 0, column: 0, rows: 11, columns: 9 });
});

test("of a large table the part around the cursor is shown, and it never leaves the table", () => {
  assert.deepEqual(partAround(128, 128, { row: 64, column: 0 }, 20), { row: 54, column: 0, rows: 20, columns: 20 });
  assert.equal(partAround(128, 128, { row: 127, column: 127 }, 20).row, 108);
});

test("every cell of a part is found at its middle, and beside the table there is none", () => {
  const part = { row: 5, column: 7, rows: 4, columns: 3 };
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      assert.deepEqual(cellAt(part, 20, column * 20 + 10, row * 20 + 10), { row: 5 + row, column: 7 + column });
    }
  }
  assert.equal(cellAt(part, 20, 61, 10), null);
  assert.equal(cellAt(part, 20, 10, -1), null);
});

test("cells fill the width but do not grow without end", () => {
  assert.equal(sideOf(10, 200), 20);
  assert.equal(sideOf(2, 1000, 34), 34);
  assert.equal(sideOf(0, 100), 34);
});

test("the arrows move the cursor and stop at the edge; another key is none of its own", () => {
  assert.deepEqual(moved("ArrowRight", { row: 0, column: 1 }, 3, 3), { row: 0, column: 2 });
  assert.deepEqual(moved("ArrowRight", { row: 0, column: 2 }, 3, 3), { row: 0, column: 2 });
  assert.deepEqual(moved("Home", { row: 2, column: 2 }, 3, 3), { row: 2, column: 0 });
  assert.equal(moved("a", { row: 0, column: 0 }, 3, 3), null);
});

test("no attention has no ink, all of it has all, and half is darker than a half", () => {
  assert.equal(darkness(0), 0);
  assert.equal(darkness(1), 1);
  assert.ok(darkness(0.5) > 0.5);
});

test("masked cells count for nothing, and have no ink in a thumbnail", () => {
  assert.equal(largest([1, -3, NaN]), 3);
  assert.equal(largest([]), 0);
  assert.deepEqual([...thumbnail([1, NaN])], [0, 0, 0, 255, 0, 0, 0, 0]);
});
