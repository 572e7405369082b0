import assert from "node:assert/strict";
import { test } from "node:test";

import { lineOf, partsAfter, poleWords, scaleOf, spotOf, ticksOf } from "../../static/js/lib/path-plane.js";

test("every point lies on the plane, to the right what is like the first pole, upwards what is like the second", () => {
  const scale = scaleOf([[0.1, 0.9], [0.8, 0.2]], 400);
  const [one, other] = [spotOf(scale, [0.8, 0.2]), spotOf(scale, [0.1, 0.9])];
  assert.ok(one.x > other.x && one.y > other.y);
  for (const { x, y } of [one, other]) assert.ok(x > 0 && x < 400 && y > 0 && y < 400);
});

test("equal likeness lies on the line between", () => {
  const { x, y } = spotOf(scaleOf([[0, 1]], 300), [0.4, 0.4]);
  assert.ok(Math.abs(x + y - 300) < 1e-9);
});

test("a path is a line from its first point", () => {
  assert.match(lineOf(scaleOf([[0, 1]], 300), [[0, 0], [1, 1]]), /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  assert.ok(ticksOf(scaleOf([[0, 1]], 300)).length >= 3);
});

test("two words part where the one stays ahead of the other", () => {
  assert.equal(partsAfter([0, 1, 2], [1, 0, 0]), 1);
  assert.equal(partsAfter([1, 0], [0, 1]), null);
  assert.equal(partsAfter([0.01, 1, 2], [0, 0, 0]), 1, "what their places alone make is next to nothing");
  assert.equal(partsAfter([1, 1, 2], [0, 0, 0]), 0);
});

test("poles are words, however they are set apart", () => {
  assert.deepEqual(poleWords(" river, shore;lake  river"), ["river", "shore", "lake"]);
});
