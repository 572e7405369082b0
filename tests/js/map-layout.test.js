// Words on a plane: one scale for both axes, names where there is room.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mapPlaces, namesWithRoom, pointNear, wantedNames } from "../../static/js/lib/map-layout.js";

const POINTS = [
  { word: "dog", family: "animals", x: -1, y: 1 },
  { word: "cat", family: "animals", x: 1, y: -1 },
  { word: "rome", family: "capitals", x: 1.001, y: -1 },
  { word: "ox", family: "animals", x: 0, y: 0 },
];
const SIZE = { width: 380, height: 232 };

test("up is up, nothing leaves the plane, and a step across is as long as a step up", () => {
  const places = mapPlaces(POINTS, SIZE);
  assert.ok(places[0].y < places[1].y);
  for (const { x, y } of places) assert.ok(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height);
  assert.ok(Math.abs(places[1].x - places[0].x - (places[1].y - places[0].y)) < 1e-6);
});

test("a cloud that lies to one side of nought uses the whole plane", () => {
  const aside = POINTS.map((point) => ({ ...point, x: point.x + 10, y: point.y - 7 }));
  for (const [k, { x, y }] of mapPlaces(aside, SIZE).entries()) {
    const before = mapPlaces(POINTS, SIZE)[k];
    assert.ok(Math.abs(x - before.x) < 1e-6 && Math.abs(y - before.y) < 1e-6);
  }
});

test("points that are all one lie in the middle", () => {
  const [place] = mapPlaces([{ word: "a", family: "b", x: 0, y: 0 }], SIZE);
  assert.ok(Number.isFinite(place.x) && Number.isFinite(place.y));
});

test("no name lies on another, and the most wanted is written", () => {
  const places = mapPlaces(POINTS, SIZE);
  assert.deepEqual(namesWithRoom(POINTS, places, [1, 2, 0]), [1, 0]);
  assert.deepEqual(namesWithRoom(POINTS, places, [2, 1, 0]), [2, 0]);
});

test("a few names of each family in turn; of a family that is looked at, all", () => {
  assert.deepEqual(wantedNames(POINTS, null, 2), [0, 2, 1]);
  assert.deepEqual(wantedNames(POINTS, "animals"), [0, 1, 3]);
});

test("the word under the finger is the nearest, and none where none is near", () => {
  const places = mapPlaces(POINTS, SIZE);
  assert.equal(pointNear(places, { x: places[0].x + 3, y: places[0].y }), 0);
  assert.equal(pointNear(places, { x: places[0].x, y: places[0].y + 60 }), -1);
});
