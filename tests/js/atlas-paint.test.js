import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "../../static/js/marks/atlas-paint.js";

const rows = Array.from({ length: 512 }, () => [0.1, 0.2, 0.9, 0.3]);

test("the answer is the largest of the four, and its share is what it was given", () => {
  const { answers, shares } = judge(rows);
  assert.equal(answers[17], 2);
  assert.ok(Math.abs(shares[17] - 0.9) < 1e-6);
});

test("of equals the first is the answer, and there is no certainty at all", () => {
  const { answers, strengths } = judge(rows.map(() => [0.4, 0.4, 0.4, 0.4]));
  assert.equal(answers[0], 0);
  assert.equal(strengths[0], 0);
});

test("the second best is found wherever it stands, before the best or after it", () => {
  const before = judge(rows.map(() => [0.8, 0.1, 0.9, 0.2])).strengths[0];
  const after = judge(rows.map(() => [0.9, 0.1, 0.2, 0.8])).strengths[0];
  assert.equal(before, after);
  assert.ok(before > 0 && before < 10);
});

test("nested rows and one long row are judged alike", () => {
  assert.deepEqual(judge(rows), judge(Float32Array.from(rows.flat())));
});

test("the answers that the server says count, also where the rounded probabilities are alike", () => {
  const alike = rows.map(() => [0.9999, 0.2, 0.9999, 0.3]);
  const { answers, shares, strengths } = judge(alike, "2".repeat(512));
  assert.equal(answers[40], 2);
  assert.equal(strengths[40], 0);
  assert.ok(Math.abs(shares[40] - 0.9999) < 1e-6);
});
