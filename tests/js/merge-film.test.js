import assert from "node:assert/strict";
import { test } from "node:test";

import { mergeShots, piecesAfter, shownToken } from "../../static/js/lib/merge-film.js";
import { bytesOf } from "../../static/js/lib/visible.js";

const bytes = bytesOf("banana");
const merges = [
  { rank: 0, id: 256, start: 1, middle: 2, end: 3 },
  { rank: 0, id: 256, start: 3, middle: 4, end: 5 },
  { rank: 4, id: 260, start: 1, middle: 3, end: 5 },
];
const texts = (/** @type {number} */ count) => piecesAfter(6, merges, count).map(({ start, end }) => "banana".slice(start, end));

test("before any merge every byte stands alone", () => {
  assert.deepEqual(texts(0), ["b", "a", "n", "a", "n", "a"]);
});

test("each merge makes one piece of two, and at any moment the pieces are the whole text", () => {
  assert.deepEqual(texts(1), ["b", "an", "a", "n", "a"]);
  assert.deepEqual(texts(2), ["b", "an", "an", "a"]);
  assert.deepEqual(texts(3), ["b", "anan", "a"]);
  for (const count of [0, 1, 2, 3]) assert.equal(texts(count).join(""), "banana");
});

test("only the piece that was made last is fresh", () => {
  assert.deepEqual(piecesAfter(6, merges, 3).map(({ fresh }) => fresh), [false, true, false]);
});

test("there is a shot for each merge, and it is a large step where another pair begins", () => {
  const shots = mergeShots(bytes, merges);
  assert.deepEqual(shots.map(({ major }) => major), [true, false, true]);
  assert.equal(shots[0].title, "a and n become one");
  assert.match(shots[2].formula, /number 5 .* token 260/);
});

test("a learned token that is part of a letter is shown as its bytes, a whole letter as itself", () => {
  const cat = [...bytesOf("🐱")];
  const learned = [{ new_id: 256, bytes: cat.slice(2) }, { new_id: 257, bytes: cat }];
  assert.deepEqual([97, 32, cat[0], 256, 257].map((id) => shownToken(learned, id)), ["a", "␣", "f0", "90 b1", "🐱"]);
});
