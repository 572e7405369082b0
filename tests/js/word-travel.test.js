import assert from "node:assert/strict";
import { test } from "node:test";

import { MOVE, Travel } from "../../static/js/lib/word-travel.js";

const BEFORE = [{ name: "dog", x: 0, y: 0 }, { name: "cat", x: 1, y: 1 }];
const AFTER = [{ name: "cat", x: 5, y: 1 }, { name: "cow", x: 9, y: 9 }];

test("a word goes from where it was to where it is now, whatever its number, and a new one begins where it ends", () => {
  const travel = new Travel();
  travel.go(BEFORE, 0, true);
  travel.go(AFTER, 100, false);
  assert.deepEqual([...travel.xs], [1, 9]);
  assert.equal(travel.at(100 + MOVE / 2), false);
  assert.ok(travel.xs[0] > 3 && travel.xs[0] < 5);
  assert.equal(travel.at(100 + MOVE), true);
  assert.deepEqual([...travel.xs], [5, 9]);
});

test("one that is rearranged on its way goes on from where it is", () => {
  const travel = new Travel();
  travel.go(BEFORE, 0, true);
  travel.go([{ name: "dog", x: 8, y: 0 }], 0, false);
  travel.at(MOVE / 4);
  const there = travel.xs[0];
  travel.go([{ name: "dog", x: -8, y: 0 }], MOVE / 4, false);
  assert.equal(travel.xs[0], there);
});

test("without motion everything is there at once, the view too", () => {
  const travel = new Travel();
  travel.go(BEFORE, 0, true);
  travel.go(AFTER, 100, true);
  travel.turn({ x: 1, y: 2, scale: 3 }, 100, true);
  assert.equal(travel.at(100), true);
  assert.deepEqual([...travel.xs, travel.view.scale], [5, 9, 3]);
});

test("a hand on the view ends its own way", () => {
  const travel = new Travel();
  travel.go(BEFORE, 0, false);
  travel.turn({ x: 10, y: 0, scale: 4 }, 0, false);
  travel.hold({ x: 7, y: 7, scale: 2 });
  travel.at(MOVE / 2);
  assert.deepEqual(travel.view, { x: 7, y: 7, scale: 2 });
});
