import assert from "node:assert/strict";
import { test } from "node:test";

import { pieceShots, standingAfter } from "../../static/js/lib/piece-film.js";

const cut = {
  words: ["she", "bathes", "☃"],
  pieces: [
    { id: 3, text: "she", word: 0, tried: 0, start: 0, end: 3 },
    { id: 7, text: "bath", word: 1, tried: 2, start: 4, end: 8 },
    { id: 9, text: "##e", word: 1, tried: 1, start: 8, end: 9 },
    { id: 8, text: "##s", word: 1, tried: 0, start: 9, end: 10 },
    { id: 0, text: "[UNK]", word: 2, tried: 0, start: 11, end: 14 },
  ],
};

test("before any piece is taken the words stand whole, made plain", () => {
  assert.deepEqual(standingAfter(cut, 0).map(({ shown, rest }) => [shown, rest]), [["she", true], ["bathes", true], ["☃", true]]);
});

test("a piece stands beside what is left of its word, and the newest is fresh", () => {
  const stand = standingAfter(cut, 2);
  assert.deepEqual(stand.map(({ shown }) => shown), ["she", "bath", "es", "☃"]);
  assert.deepEqual(stand.map(({ fresh }) => Boolean(fresh)), [false, true, false, false]);
  assert.deepEqual([stand[2].start, stand[2].end], [8, 10], "what is left of the word, in the bytes of the text");
});

test("at the end every piece stands as the vocabulary writes it", () => {
  assert.deepEqual(standingAfter(cut, 5).map(({ shown }) => shown), ["she", "bath", "##e", "##s", "[UNK]"]);
});

test("each shot says what was taken from what, how many were tried, and what is unknown", () => {
  const shots = pieceShots(cut, ["[CLS]", "[SEP]"]);
  assert.equal(shots.length, 6);
  assert.match(shots[1].title, /“bath” is the longest known beginning of “bathes”/);
  assert.match(shots[1].formula, /2 longer ones were looked up first; token 7/);
  assert.match(shots[2].title, /“##e” is the longest known beginning of “es”/);
  assert.match(shots[4].title, /“☃” cannot be put together: it is \[UNK\]/);
  assert.match(shots[5].title, /\[CLS\] … \[SEP\]/);
  assert.deepEqual(shots.map(({ major }) => major), [true, true, false, false, true, true]);
});
