import assert from "node:assert/strict";
import { test } from "node:test";

import { cellOf, COLUMNS, flipsOf, indexOf, pictureAt, pixelsOf, ROWS } from "../../static/js/lib/gray.js";

/** @param {number} a @param {number} b @returns {number} in how many pixels two pictures differ */
function apart(a, b) {
  const [one, other] = [pixelsOf(a), pixelsOf(b)];
  return one.filter((pixel, k) => pixel !== other[k]).length;
}

test("the map shows each of the 512 pictures once", () => {
  const shown = Array.from({ length: ROWS * COLUMNS }, (_v, at) => pictureAt(at % COLUMNS, Math.floor(at / COLUMNS)));
  assert.equal(new Set(shown).size, 512);
  assert.ok(shown.every((i) => i >= 0 && i < 512));
});

test("cellOf finds the place of every picture", () => {
  for (let row = 0; row < ROWS; row++) {
    for (let col = 0; col < COLUMNS; col++) assert.deepEqual(cellOf(pictureAt(col, row)), { col, row });
  }
});

test("neighbours on the map differ in one pixel, also round the edges", () => {
  for (let row = 0; row < ROWS; row++) {
    for (let col = 0; col < COLUMNS; col++) {
      assert.equal(apart(pictureAt(col, row), pictureAt((col + 1) % COLUMNS, row)), 1);
      assert.equal(apart(pictureAt(col, row), pictureAt(col, (row + 1) % ROWS)), 1);
    }
  }
});

test("bit k of a picture's number is pixel k, and 1 is white", () => {
  assert.deepEqual(pixelsOf(0b100000011), [1, 1, -1, -1, -1, -1, -1, -1, 1]);
  for (let i = 0; i < 512; i++) assert.equal(indexOf(pixelsOf(i)), i);
});

test("a picture with greys is found at the nearest black and white, and 0 counts as black", () => {
  assert.equal(indexOf([0.25, -0.25, 0.9, 0, 0, 0, 0, 0, 1]), 0b100000101);
});

test("the nine neighbours of a picture each have one pixel turned round, in the order of the pixels", () => {
  const flips = flipsOf(0b101010101);
  assert.equal(flips.length, 9);
  flips.forEach((flip, k) => {
    const expected = pixelsOf(0b101010101).map((pixel, at) => (at === k ? -pixel : pixel));
    assert.deepEqual(pixelsOf(flip), expected);
  });
});
