// The films of the meaning chapter: nothing is left out, and their sums end at the numbers of the tape.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, amounts, analogyShots, sentenceShots, shotAt, sumShots, sumUpTo, wordShots } from "../../static/js/lib/meaning-film.js";

const row = (/** @type {number} */ seed, n = 70) => Array.from({ length: n }, (_each, k) => Math.sin(seed + k));
const dot = (/** @type {number[]} */ one, /** @type {number[]} */ other) => one.reduce((sum, each, k) => sum + each * other[k], 0);
const products = (left = row(1), right = row(2)) => ({ left, right, total: dot(left, right) });
const word = { word: "dog", pieces: 1, row: row(1), unit: row(2), middle: row(3), centred: row(4), x: products(row(4), row(5)), y: products(row(4), row(6)), off: 0.5 };

test("a sum comes dimension by dimension, and every dimension comes once", () => {
  const shots = sumShots("x", products(), (from, to, of) => `${from} ${to} ${of}`);
  assert.deepEqual(shots.map(({ title }) => title), [`1 ${GROUP} 70`, `${GROUP + 1} ${2 * GROUP} 70`, `${2 * GROUP + 1} 70 70`]);
  assert.deepEqual(shots.map(({ upTo }) => upTo), [GROUP, 2 * GROUP, 70]);
  assert.equal(shots[0].major, true);
});

test("the running sum is that of the products so far, and at the end the number of the tape", () => {
  const given = { ...products(), total: 0.123 };
  assert.equal(sumUpTo(given, 0), 0);
  assert.ok(Math.abs(sumUpTo(given, 3) - dot(given.left.slice(0, 3), given.right.slice(0, 3))) < 1e-12);
  assert.equal(sumUpTo(given, 70), 0.123);
});

test("a word comes from its row to its point: length, middle, both axes, the place, and what is left out", () => {
  const parts = [...new Set(wordShots(word).map(({ part }) => part))];
  assert.deepEqual(parts, ["row", "unit", "centred", "x", "y", "right", "up", "off"]);
  assert.match(wordShots(word)[0].title, /70 numbers/);
  assert.match(wordShots({ ...word, pieces: 3 })[0].title, /3 pieces/);
});

test("an analogy is three vectors, a difference, a sum, a cosine and a ranking", () => {
  const answers = [{ word: "kitten", similarity: 0.6 }, { word: "cats", similarity: 0.5 }];
  const shots = analogyShots({ words: ["dog", "puppy", "cat"], vectors: [row(1), row(2), row(3)], arrow: row(4), end: row(5), asked: row(6), best: products(), answers });
  assert.deepEqual([...new Set(shots.map(({ part }) => part))], ["words", "arrow", "end", "asked", "best", "answers"]);
  assert.equal(shots.filter(({ part }) => part === "words").length, 3);
  assert.deepEqual(shots.filter(({ part }) => part === "answers").map(({ upTo }) => upTo), [1, 2]);
  assert.doesNotMatch(shots.map(({ formula }) => formula).join(" "), /− −|\+ −/);
});

test("two sentences go from tokens to the matrix", () => {
  const shots = sentenceShots({ numbers: [1, 3], tokens: ["[CLS]", "she", "[SEP]"], rows: [row(1), row(2), row(3)], mean: row(4), length: 5, unit: row(5), otherRows: [row(6)], other: row(7), cosine: products(), cells: 9 });
  assert.deepEqual([...new Set(shots.map(({ part }) => part))], ["tokens", "rows", "mean", "unit", "other", "cosine", "matrix"]);
  assert.match(shots[0].title, /Sentence 1 is 3 tokens/);
  assert.equal(shots.at(-1)?.upTo, 9);
  assert.match(shots[2].formula, /\/ 3 = /);
});

test("within a shot the numbers come one after the other; what does not count goes from 0 to 1", () => {
  const shots = wordShots(word);
  const first = shots.findIndex(({ part }) => part === "x");
  assert.equal(amounts(shots, first).get("x"), undefined);
  assert.equal(amounts(shots, first + 0.5).get("x"), GROUP / 2);
  assert.equal(amounts(shots, first + 1.5).get("x"), 1.5 * GROUP);
  assert.equal(amounts(shots, first + 3).get("x"), 70);
  assert.equal(amounts(shots, 0.25).get("row"), 0.25);
  assert.equal(amounts(shots, shots.length).get("off"), 1);
  assert.equal(amounts(shots, 0).size, 0);
});

test("a whole position belongs to the shot before it", () => {
  const shots = wordShots(word);
  assert.equal(shotAt(shots, 1).part, "row");
  assert.equal(shotAt(shots, 1.1).part, "unit");
  assert.equal(shotAt(shots, 0).part, "row");
});
