import assert from "node:assert/strict";
import { test } from "node:test";

import { axesAsked, axesText, endAt, endsOf, heldView, inkOf, viewBetween, viewWith, wholeView, withEnd } from "../../static/js/lib/word-plane.js";

const SIZE = { width: 400, height: 300 };
const NONE = { left: "", right: "", low: "", high: "" };

test("a point is pale where no true neighbour is near it, and the darkest where all are", () => {
  assert.deepEqual([0, 1, 4, 5, 8, 10].map((near) => inkOf(near, 10)), [0, 1, 2, 2, 4, 4]);
  assert.equal(inkOf(0, 0), 0);
});

test("what a link says of the ends is read again, also where some are empty", () => {
  for (const ends of [NONE, { ...NONE, left: "baby", right: "adult" }, { ...NONE, high: "king" }, { left: "a", right: "b", low: "c", high: "d" }]) {
    assert.deepEqual(endsOf(axesText(ends)), ends);
  }
  assert.equal(axesText(NONE), "");
  assert.deepEqual(endsOf("baby>adult"), { ...NONE, left: "baby", right: "adult" });
});

test("signs that part the words of a link are taken out of them", () => {
  assert.deepEqual(endsOf(axesText({ ...NONE, left: " Ba,by>" })), { ...NONE, left: "baby" });
});

test("an end without a word is the middle of all words, and no word at all are the longest ways", () => {
  assert.equal(axesAsked(NONE), "pca");
  assert.deepEqual(axesAsked({ ...NONE, left: "baby", high: "dog" }), [["baby", null], [null, "dog"]]);
});

test("a word stands at one end at a time", () => {
  const once = withEnd({ ...NONE, left: "dog", high: "cat" }, "right", "dog");
  assert.deepEqual(once, { ...NONE, right: "dog", high: "cat" });
  assert.deepEqual(withEnd(once, "high", ""), { ...NONE, right: "dog" });
});

test("a word that is let go near an edge goes to that end, and to none in the middle", () => {
  assert.equal(endAt({ x: 10, y: 150 }, SIZE), "left");
  assert.equal(endAt({ x: 390, y: 150 }, SIZE), "right");
  assert.equal(endAt({ x: 200, y: 8 }, SIZE), "high");
  assert.equal(endAt({ x: 200, y: 290 }, SIZE), "low");
  assert.equal(endAt({ x: 200, y: 150 }, SIZE), null);
});

test("the whole view leaves its margins free on every side", () => {
  const [xs, ys] = [[-1, 3], [0, 1]];
  const margin = { left: 20, right: 80, top: 30, bottom: 40 };
  const view = wholeView(xs, ys, SIZE, margin);
  const [left, right] = xs.map((x) => 200 + (x - view.x) * view.scale);
  const [low, high] = ys.map((y) => 150 - (y - view.y) * view.scale);
  assert.ok(left >= 19.9 && right <= 320.1 && high >= 29.9 && low <= 260.1);
  assert.ok(Math.abs(left - 20) < 1e-9 || Math.abs(high - 30) < 1e-9);
});

test("half way between two views the scale is between them by its ratio", () => {
  assert.equal(viewBetween({ x: 0, y: 0, scale: 1 }, { x: 2, y: 4, scale: 16 }, 0.5).scale, 4);
});

test("zooming ends where words can no longer be read", () => {
  assert.equal(heldView({ x: 0, y: 0, scale: 1e9 }, 10).scale, 1500);
  assert.equal(heldView({ x: 0, y: 0, scale: 1e-9 }, 10).scale, 5);
});

test("a word that is looked at by keyboard comes into view, and the view stays where it is in it", () => {
  const view = { x: 0, y: 0, scale: 10 };
  assert.deepEqual(viewWith(view, { x: 3, y: 3 }, SIZE, 40), view);
  const moved = viewWith(view, { x: 100, y: 0 }, SIZE, 40);
  assert.equal((100 - moved.x) * 10, 160);
});
