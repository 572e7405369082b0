import assert from "node:assert/strict";
import { test } from "node:test";

import { EXAMPLES, SYMBOLS } from "../../static/js/lib/symbols.js";

test("there are four symbols, each drawn once, in white on black", () => {
  assert.equal(SYMBOLS.length, 4);
  assert.deepEqual(EXAMPLES.map(({ target }) => target), [0, 1, 2, 3]);
  for (const { pixels } of EXAMPLES) assert.ok(pixels.length === 9 && pixels.every((value) => Math.abs(value) === 1));
});

test("the plus is the middle row and the middle column, and the ring is all but the middle", () => {
  const white = (/** @type {number} */ symbol) => EXAMPLES[symbol].pixels.flatMap((value, pixel) => (value === 1 ? [pixel] : []));
  assert.deepEqual(white(2), [1, 3, 4, 5, 7]);
  assert.deepEqual(white(1), [0, 1, 2, 3, 5, 6, 7, 8]);
});
