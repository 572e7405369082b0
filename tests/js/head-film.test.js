import assert from "node:assert/strict";
import { test } from "node:test";

import { headShots, shownParts } from "../../static/js/lib/head-film.js";

const numbers = { word: "bank", other: "cash", q: [1, 2, 3, 4], key: [1, 0, -1, 2], scores: [0.5, 3, null], row: [0.08, 0.92, 0], words: ["she", "cash", "later"], causal: true, normFirst: true, z: [1, 2, 3, 4] };

test("every operation of a head has its place in the film, in the order of the computation", () => {
  const parts = [...new Set(headShots(numbers).map(({ part }) => part))];
  assert.deepEqual(parts, ["stream", "norm", "query", "keys", "products", "scores", "mask", "softmax", "mix", "out", "heads", "residual"]);
  const after = [...new Set(headShots({ ...numbers, causal: false, normFirst: false }).map(({ part }) => part))];
  assert.equal(after.at(-1), "norm after");
  assert.ok(!after.includes("mask") && !after.includes("norm"));
});

test("a product for each number, and they add up to the score", () => {
  const shots = headShots(numbers);
  assert.equal(shots.filter(({ part }) => part === "products").length, 4);
  assert.match(shots.find(({ part }) => part === "scores")?.formula ?? "", /^6 \/ √4 = 3$/);
});

test("what is masked is not gathered", () => {
  assert.equal(headShots(numbers).filter(({ part }) => part === "mix").length, 2);
});

test("at the start nothing is shown, at the end all of it", () => {
  const shots = headShots(numbers);
  assert.equal(shownParts(shots, 0).size, 0);
  assert.equal(shownParts(shots, shots.length).get("mix"), 2);
  assert.equal(shownParts(shots, shots.length).get("residual"), Infinity);
});
