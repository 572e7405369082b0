import assert from "node:assert/strict";
import { test } from "node:test";

import { short } from "../../static/js/lib/short.js";

test("a number in a neuron has two digits, no zero before the point, and a real minus sign", () => {
  const shown = [0.8, -0.4, 0.123, 1.59, -12.4, 0.004, -0.004, 0, 0.998].map(short);
  assert.deepEqual(shown, [".80", "−.40", ".12", "1.6", "−12", "0", "0", "0", "1.0"]);
});

test("a whole number has no point at all", () => {
  assert.deepEqual([1, -1, 7, -30].map(short), ["1", "−1", "7", "−30"]);
});
