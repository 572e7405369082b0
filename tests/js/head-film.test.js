import assert from "node:assert/strict";
import { test } from "node:test";

import { headShots, shownParts } from "../../static/js/lib/head-film.js";

const vectors = { stream: [0.5, 1], normed: [-1, 1], out: [0.25, 0], attnOut: [0.75, -1], sum: null, after: [1.25, 0], values: [[1, 0, 0, 0], [2, 1, 0, 0], [9, 9, 9, 9]] };
const numbers = { ...vectors, keyAt: 1, word: "bank", other: "cash", q: [1, 2, 3, 4], key: [1, 0, -1, 2], scores: [0.5, 3, null], row: [0.08, 0.92, 0], words: ["she", "cash", "later"], causal: true, normFirst: true, z: [1, 2, 3, 4] };

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

test("every operation is said with its real numbers", () => {
  const said = (/** @type {string} */ part, more = {}) => headShots({ ...numbers, ...more }).filter((shot) => shot.part === part).map(({ formula }) => formula);
  const e = [Math.exp(0.5), Math.exp(3)];
  assert.deepEqual(said("softmax"), [`e^3 / Σ e^score = ${e[1].toFixed(1)} / ${(e[0] + e[1]).toFixed(1)} = 0.92`]);
  assert.deepEqual(said("mix"), ["z += 0.080 · (1, 0, 0, …)  →  0.080, 0, 0, …", "z += 0.92 · (2, 1, 0, …)  →  1.92, 0.92, 0, …"]);
  assert.deepEqual(said("residual"), ["x + attn_out: 0.50 + 0.75 = 1.25, …"]);
  assert.deepEqual(said("norm"), ["(0.50 − mean) / spread · w + b = −1, …"]);
  assert.deepEqual(said("norm after", { normFirst: false, sum: [1.5, 0] }), ["(1.50 − mean) / spread · w + b = 1.25, …"]);
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
