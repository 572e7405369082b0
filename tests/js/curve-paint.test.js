import assert from "node:assert/strict";
import { test } from "node:test";

import { labelsOf, lineOf, scalesOf } from "../../static/js/marks/curve-paint.js";

const points = [0, 1, 2].map((epoch) => ({ epoch, loss: 1 - epoch / 4, accuracy: epoch / 2 }));
const size = { width: 500, height: 200 };

test("the first epoch stands at the left, the limit at the right, the highest error at the top", () => {
  const { x, loss, left, right, top, bottom } = scalesOf([{ points }], 10, size);
  assert.deepEqual([x(0), x(10)], [left, right]);
  assert.deepEqual([loss(1), loss(0)], [top, bottom]);
});

test("a training that is longer than the limit still fits", () => {
  const { x, right } = scalesOf([{ points: [{ epoch: 40, loss: 1, accuracy: 1 }] }], 10, size);
  assert.equal(x(40), right);
});

test("a line goes through every point, in order", () => {
  assert.equal(lineOf(points, ({ epoch, loss }) => [10 * epoch, 100 * loss]), "M0,100L10,75L20,50");
  assert.equal(lineOf([], () => [0, 0]), "");
});

test("labels that would lie on each other are moved apart", () => {
  const end = { points: [{ epoch: 5, loss: 0.5, accuracy: 0.5 }] };
  const ys = labelsOf([end], scalesOf([end], 5, size)).map(({ y }) => y);
  assert.ok(Math.abs(ys[1] - ys[0]) >= 12);
});
