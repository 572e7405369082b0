import assert from "node:assert/strict";
import { test } from "node:test";

import { fitted, named, neighbourTowards, onScreen, panned, pointAt, zoomed } from "../../static/js/lib/scatter-view.js";

const SIZE = { width: 400, height: 300 };
const POINTS = [
  { name: "middle", x: 0, y: 0 },
  { name: "right", x: 2, y: 0 },
  { name: "up", x: 0, y: 1 },
  { name: "far", x: -3, y: -2 },
];

test("all points are in view at first, with room for names", () => {
  const view = fitted(POINTS, SIZE);
  for (const point of POINTS) {
    const { x, y } = onScreen(point, view, SIZE);
    assert.ok(x >= 29 && x + 8 * point.name.length <= 400 && y >= 29 && y <= 271, point.name);
  }
});

test("a long name of few has its room, as far as half the width", () => {
  const long = [{ name: "a sentence of some words", x: 1, y: 1 }, { name: "short", x: 0, y: 0 }];
  assert.ok(onScreen(long[0], fitted(long, SIZE), SIZE).x <= 221);
});

test("up is up, and one scale serves both ways", () => {
  const view = { x: 0, y: 0, scale: 10 };
  assert.deepEqual(onScreen({ x: 1, y: 2 }, view, SIZE), { x: 210, y: 130 });
});

test("what is under the finger stays there when it comes nearer", () => {
  const view = fitted(POINTS, SIZE);
  const before = onScreen(POINTS[1], view, SIZE);
  const after = onScreen(POINTS[1], zoomed(view, 3, before, SIZE), SIZE);
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-9);
});

test("a pull moves everything by as many pixels", () => {
  const view = { x: 0, y: 0, scale: 10 };
  const { x, y } = onScreen(POINTS[0], panned(view, 30, -20), SIZE);
  assert.deepEqual([x, y], [230, 130]);
});

test("names do not lie on each other, and the wanted come first", () => {
  const close = [{ name: "one", x: 0, y: 0 }, { name: "two", x: 0.1, y: 0 }, { name: "three", x: 0, y: 5 }];
  const view = { x: 0, y: 2, scale: 20 };
  assert.deepEqual(named(close, view, SIZE, []), [0, 2]);
  assert.deepEqual(named(close, view, SIZE, [1]), [1, 2]);
});

test("the point under the finger is the nearest, and none where none is near", () => {
  const view = { x: 0, y: 0, scale: 50 };
  assert.equal(pointAt(POINTS, view, SIZE, { x: 205, y: 146 }), 0);
  assert.equal(pointAt(POINTS, view, SIZE, { x: 390, y: 10 }), -1);
});

test("an arrow key goes to the next point that way, and stays where there is none", () => {
  assert.equal(neighbourTowards(POINTS, 0, { x: 1, y: 0 }), 1);
  assert.equal(neighbourTowards(POINTS, 0, { x: 0, y: 1 }), 2);
  assert.equal(neighbourTowards(POINTS, 1, { x: 1, y: 0 }), 1);
});
