import assert from "node:assert/strict";
import { test } from "node:test";

import { LIFT, arcInk, arcPath, arcWidth, pulledWeight, riseOf } from "../../static/js/lib/arcs.js";

const from = { x: 10, y: 100, height: 30, line: 0 };

test("an arc begins at the one word and ends at the other", () => {
  assert.match(arcPath(from, { ...from, x: 210 }), /^M10 100C.* 210 100$/);
});

test("a word that looks at itself has a loop, and words on two lines are joined", () => {
  assert.match(arcPath(from, from), /^M3 100C/);
  const lower = { ...from, x: 50, y: 200, line: 1 };
  assert.match(arcPath(from, lower), /^M10 130C.* 50 200$/);
  assert.equal(arcPath(lower, from), arcPath(from, lower));
});

test("no arc rises higher than there is room", () => {
  for (const apart of [1, 50, 5000]) assert.ok(riseOf(apart) * 0.75 <= LIFT);
});

test("more attention is wider and darker, and a pull upwards gives more, within 0 and 1", () => {
  assert.ok(arcWidth(0.9) > arcWidth(0.1) && arcInk(0.9) > arcInk(0.1));
  assert.equal(pulledWeight(0.5, 70), 1);
  assert.equal(pulledWeight(0.5, -700), 0);
});
