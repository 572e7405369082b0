import assert from "node:assert/strict";
import { test } from "node:test";

import { drawShots, drawState, rowProgress, rowsOf, segmentsOf, stagesOf } from "../../static/js/lib/draw-film.js";

const words = [" bank", " shop", " box", " sea"];
const textOf = (/** @type {number} */ id) => words[id];
const tensor = (/** @type {any} */ data) => ({ dims: Array.isArray(data) ? ["d_vocab"] : [], shape: [], data, says: "" });

/** Scores 2, 4, 1, 0 at temperature 0.5, the best two kept; the dice say 0.99. */
function trace() {
  const share = 1 / (1 + Math.exp(-4));
  const tensors = {
    last_logits: tensor([2, 4, 1, 0]),
    cooled: tensor([4, 8, 2, 0]),
    top_k: tensor([4, 8, null, null]),
    probs: tensor([1 - share, share, 0, 0]),
    dice: tensor(0.99),
    token: tensor(0),
  };
  return /** @type {import("../../static/js/types.js").Trace} */ (/** @type {unknown} */ ({ params: { temperature: 0.5 }, axes: {}, tensors, steps: [], result: {} }));
}

test("a step that changes nothing is not in the film", () => {
  assert.deepEqual(stagesOf(trace()).map(({ kind }) => kind), ["scores", "cooled", "top_k", "shares"]);
  const plain = trace();
  delete plain.tensors.cooled;
  delete plain.tensors.top_k;
  assert.deepEqual(drawShots(plain, rowsOf(plain, 4, textOf), textOf).map(({ kind }) => kind), ["scores", "shares", "draw", "word"]);
});

test("the rows are the best scores, each with its number at every step, the drawn one among them", () => {
  assert.deepEqual(rowsOf(trace(), 2, textOf).map(({ text, values, drawn }) => [text, values.slice(0, 3), drawn]), [[" shop", [4, 8, 8], false], [" bank", [2, 4, 4], true]]);
  assert.deepEqual(rowsOf(trace(), 1, textOf).map(({ text }) => text), [" bank"]);
});

test("what is cut has no number after it, and no place on the line of the dice", () => {
  assert.deepEqual(rowsOf(trace(), 3, textOf)[2].values, [1, 2, null, 0]);
  assert.deepEqual(segmentsOf(trace()).map(({ id }) => id), [1, 0]);
});

test("the shares lie end to end from 0 to 1, the largest first", () => {
  const segments = segmentsOf(trace());
  assert.equal(segments[0].start, 0);
  assert.equal(segments[1].start, segments[0].end);
  assert.ok(Math.abs(segments[1].end - 1) < 1e-12);
});

test("each step says its real numbers", () => {
  const shots = drawShots(trace(), rowsOf(trace(), 3, textOf), textOf);
  assert.deepEqual(shots.map(({ formula }) => formula).slice(0, 4), ["shop 4, bank 2, box 1", "4 / 0.50 = 8", "2 of 4 stay", "shop: e^8 / (e^8 + e^4 + …) = 98%"]);
  assert.equal(shots[4].title, "The dice fall on “bank”");
  assert.equal(shots[4].formula, "0.98 ≤ 0.99 < 1");
});

test("at any place in the film the steps before are finished, and those after have not begun", () => {
  const shots = drawShots(trace(), rowsOf(trace(), 3, textOf), textOf);
  assert.deepEqual(drawState(shots, 1.5), { scores: 1, cooled: 0.5, top_k: 0, top_p: 0, shares: 0, draw: 0, word: 0 });
  assert.deepEqual(drawState(shots, shots.length), { scores: 1, cooled: 1, top_k: 1, top_p: 0, shares: 1, draw: 1, word: 1 });
});

test("the rows of a step come one after the other", () => {
  assert.deepEqual([0, 1, 2].map((row) => rowProgress(0, row, 3)), [0, 0, 0]);
  assert.deepEqual([0, 1, 2].map((row) => rowProgress(1, row, 3)), [1, 1, 1]);
  const midway = [0, 1, 2].map((row) => rowProgress(0.5, row, 3));
  assert.ok(midway[0] > midway[1] && midway[1] > midway[2]);
});
