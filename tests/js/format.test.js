import assert from "node:assert/strict";
import { test } from "node:test";

import { full, number, percent, precise, signed, sum, weight } from "../../static/js/lib/format.js";

test("a number is shown with two or three significant digits", () => {
  /** @type {[number, string][]} */
  const cases = [
    [0.6123, "0.61"],
    [0.0996, "0.10"],
    [0.0512, "0.051"],
    [0.00123, "0.0012"],
    [1.5949, "1.59"],
    [9.996, "10.0"],
    [12.345, "12.3"],
    [999.6, "1000"],
    [123456.7, "123000"],
    [0.0000613, "6.1×10⁻⁵"],
    [1.23e21, "1.2×10²¹"],
  ];
  for (const [value, text] of cases) assert.equal(number(value), text);
});

test("a whole number is shown bare, so that a pixel is 1 and not 1.00", () => {
  assert.deepEqual([1, -1, 0, 42, 9999, 50256].map(number), ["1", "−1", "0", "42", "9999", "50256"]); // a count, or the id of a token
});

test("what only rounds to a whole number is not shown as one", () => {
  assert.equal(number(0.9996), "1.00");
  assert.equal(number(-1.0001), "−1.00");
});

test("the minus sign is a real one, and zero never has it", () => {
  assert.equal(number(-0.5), "−0.50");
  assert.equal(number(-0), "0");
  assert.equal(full(-0), "0");
  for (const v of [-1e-12, -0.004, -7, -123.4]) assert.ok(number(v).startsWith("−") && !number(v).includes("-"));
});

test("what is no number is shown as such, without words", () => {
  assert.deepEqual([NaN, Infinity, -Infinity].map(number), ["?", "∞", "−∞"]);
});

test("the full value keeps every digit", () => {
  assert.equal(full(0.1 + 0.2), "0.30000000000000004");
  assert.equal(full(-1.5e-7), "−1.5×10⁻⁷");
});

test("a percentage is never rounded to certainty or to nothing", () => {
  const cases = [0, 0.0004, 0.004, 0.0096, 0.034, 0.5, 0.994, 0.9962, 0.99996, 1];
  assert.deepEqual(cases.map(percent), ["0%", "<0.1%", "0.4%", "1%", "3%", "50%", "99%", "99.6%", ">99.9%", "100%"]);
});

test("a signed number says plus, and zero has no sign", () => {
  assert.deepEqual([0.61, -0.4, 0].map(signed), ["+0.61", "−0.40", "0"]);
});

test("a sum is written with its factors, its signs, and an ellipsis for the rest", () => {
  const terms = [
    { factor: 0.61, value: 1 },
    { factor: 0.22, value: 1 },
    { factor: -0.4, value: -1 },
    { value: -0.1 },
    { factor: 0.3, value: 1 },
  ];
  assert.equal(sum(terms, 3), "0.61·1 + 0.22·1 − 0.40·−1 + …");
  assert.equal(sum(terms, 5), "0.61·1 + 0.22·1 − 0.40·−1 − 0.10 + 0.30·1");
  assert.equal(sum(terms.slice(2)), "−0.40·−1 − 0.10 + 0.30·1");
  assert.equal(sum([]), "0");
});

test("numbers that are to be compared keep as many digits as are asked for", () => {
  assert.deepEqual([0.84123456, -0.84123456, 12, 0].map((v) => precise(v)), ["0.8412", "−0.8412", "12.00", "0.000"]);
  assert.equal(precise(-0.0060694871, 7), "−0.006069487");
});

test("a number too small for that is written with a power of ten", () => {
  assert.equal(precise(0.00001), number(0.00001));
});

test("a weight that is next to nothing says so", () => {
  assert.equal(weight(0.00002), "<0.001");
  assert.equal(weight(0), "0");
  assert.equal(weight(0.71), "0.71");
});
