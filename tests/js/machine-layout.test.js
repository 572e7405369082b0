import assert from "node:assert/strict";
import { test } from "node:test";

import { heightOf, machineLayout, placeAt, stagesOf } from "../../static/js/lib/machine-layout.js";
import { sliceOf } from "../../static/js/lib/machine-slices.js";

test("everything lies inside, from left to right, for a phone and for many layers", () => {
  for (const [width, layers] of [[340, 3], [900, 3], [900, 12], [560, 24]]) {
    const layout = machineLayout({ width, height: 400, rails: 16, layers, left: 70 });
    const stages = stagesOf(layout);
    for (let at = 1; at < stages.length; at += 1) assert.ok(stages[at].x > stages[at - 1].x);
    const last = layout.layers[layers - 1].post;
    assert.ok(last.x + last.w < width);
    assert.ok(layout.rows[15] < 400 && layout.rows[0] > layout.head);
  }
});

test("what is drawn is found again under the finger", () => {
  const layout = machineLayout({ width: 900, height: 400, rails: 5, layers: 3, left: 90 });
  for (const { kind, layer, x } of stagesOf(layout)) assert.deepEqual(placeAt(layout, x, layout.rows[2]), { rail: 2, kind, layer });
  assert.equal(placeAt(layout, 300, 5), null);
});

test("a long text makes the figure higher, a short one no higher than it needs", () => {
  assert.ok(heightOf(64, 400) > 800);
  assert.equal(heightOf(3, 400), 46 + 16 + 3 * 62);
});

const TOKENS = ["a", "b", "c"];

test("a tensor of heads is laid out for one head, and its cells know their index", () => {
  const slice = sliceOf(["pos", "head", "d_head"], [3, 2, 4], TOKENS, { rail: 1, head: 1 });
  assert.deepEqual(slice.at, { head: 1 });
  assert.deepEqual([slice.rows, slice.columns], [TOKENS, ["1", "2", "3", "4"]]);
  assert.deepEqual(slice.index(2, 3), [2, 1, 3]);
});

test("scores of a whole vocabulary are told for one rail, the largest alone", () => {
  const slice = sliceOf(["pos", "d_vocab"], [3, 5000], TOKENS, { rail: 2, head: 0 });
  assert.ok(slice.list);
  assert.deepEqual(slice.at, { pos: 2 });
  assert.deepEqual(slice.index(0, 41), [2, 41]);
});

test("a number is a number, a column a column, and a whole table of weights is not laid out", () => {
  assert.equal(sliceOf([], [], TOKENS, { rail: 0, head: 0 }).kind, "number");
  assert.deepEqual(sliceOf(["pos"], [3], TOKENS, { rail: 0, head: 0 }).index(2, 0), [2]);
  assert.equal(sliceOf(["d_model", "d_vocab"], [4, 9], TOKENS, { rail: 0, head: 0 }).kind, "table");
});
