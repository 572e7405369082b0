import assert from "node:assert/strict";
import { test } from "node:test";

import { best, countFor, ranked, together } from "../../static/js/lib/ranked.js";
import { sureness, surenessSteps } from "../../static/js/lib/sureness.js";
import { rankAt, tailHeight, tailPath } from "../../static/js/lib/tail-shape.js";

const shares = [0.1, 0.4, 0.1, 0.4];

test("the most probable comes first, of equals the one with the lower id", () => {
  assert.deepEqual([...ranked(shares)], [1, 3, 0, 2]);
});

test("the best of those that are wanted keep their rank among all", () => {
  const order = ranked(shares);
  assert.deepEqual(best(shares, order, 2), [{ id: 1, rank: 1, probability: 0.4 }, { id: 3, rank: 2, probability: 0.4 }]);
  assert.deepEqual(best(shares, order, 5, new Set([2])), [{ id: 2, rank: 4, probability: 0.1 }]);
});

test("how many it takes for a share, and what some have together", () => {
  assert.equal(countFor(shares, ranked(shares), 0.75), 2);
  assert.equal(countFor(shares, ranked(shares), 2), 4);
  assert.ok(Math.abs(together(shares, [0, 1]) - 0.5) < 1e-12);
});

test("each step of sureness begins where the one before ends", () => {
  assert.deepEqual([0, 0.05, 0.2, 0.5, 0.9, 1].map(sureness), [0, 1, 2, 3, 4, 4]);
  assert.deepEqual(surenessSteps().map(({ step }) => step), [0, 1, 2, 3, 4]);
});

test("the strip loses one line for each tenth", () => {
  assert.deepEqual([1, 0].map(tailHeight), [1, 0]);
  assert.ok(Math.abs(tailHeight(0.01) - tailHeight(0.1) - (tailHeight(0.1) - 1)) < 1e-12);
  assert.equal(tailHeight(1e-30), 0);
});

test("the strip has a step for each token, or for each pixel where there are more tokens", () => {
  assert.equal(tailPath([1, 0.1], [0, 1], { width: 10, height: 9 }), "M0 9V0.0H5.0V1.0H10.0V9Z");
  assert.equal(tailPath(new Array(500).fill(0.002), ranked(new Array(500).fill(0.002)), { width: 50, height: 9 }).split("H").length, 51);
  assert.deepEqual([rankAt(0, 10), rankAt(0.55, 10), rankAt(1, 10)], [0, 5, 9]);
});
