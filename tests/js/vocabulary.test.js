import assert from "node:assert/strict";
import { test } from "node:test";

import { distance, nearestWords } from "../../static/js/lib/nearest-word.js";
import { joined, lastWord, readPart, shownToken } from "../../static/js/lib/token-text.js";
import { Vocabulary } from "../../static/js/lib/vocabulary.js";

const texts = ["she", " she", " money", " monkey", " mo", " the", " bank", "\n", ".", "the"];
const words = ["she", "money", "monkey", "the", "bank"];
const world = new Vocabulary(texts, { lowercase: true, words });

test("a word that is the beginning of others is completed by the tokens that are whole words", () => {
  const found = world.unfinished("she put her mo");
  assert.deepEqual([found?.before, found?.typed, [...(found?.ids ?? [])]], ["she put her", "mo", [2, 3]]);
});

test("a finished word, a space after it, and the beginning of nothing are not completed", () => {
  for (const line of ["the", "she put the ", "she put her xyz", ""]) assert.equal(world.unfinished(line), null, line);
});

test("at the start of a line the words that have no space before them are meant", () => {
  assert.deepEqual([...(world.unfinished("sh")?.ids ?? [])], [0]);
  assert.deepEqual([...(world.unfinished("the bank.\nsh")?.ids ?? [])], [0]);
});

test("words outside the world are found where they stand, in any case, the unfinished one not", () => {
  assert.deepEqual(world.unknown("The wallet, the mon"), [{ word: "wallet", start: 4, end: 10, misplaced: false }]);
  assert.deepEqual(world.unknown("THE MONEY"), []);
  assert.deepEqual(new Vocabulary(texts).unknown("wallet"), []);
});

test("what may have been meant is a word of the world", () => {
  assert.deepEqual(world.near({ word: "mony", start: 4, end: 8, misplaced: false }, 2), ["money"]);
  assert.deepEqual(world.near({ word: "quark", start: 4, end: 9, misplaced: false }, 2), []);
});

const placed = new Vocabulary(texts, { lowercase: true, words, openers: ["she", "the"] });

test("a known word that never began a line is marked there, and only there; what may begin one is offered", () => {
  assert.deepEqual(placed.unknown("Bank the bank"), [{ word: "Bank", start: 0, end: 4, misplaced: true }]);
  assert.deepEqual(placed.unknown("the money.\nbank "), [{ word: "bank", start: 11, end: 15, misplaced: true }]);
  assert.deepEqual(placed.unknown("the “bank"), [], "after a mark every known word may stand");
  assert.deepEqual(placed.near({ word: "Te", start: 0, end: 2, misplaced: false }, 2), ["the"]);
  assert.equal(placed.fits("bank", "bank", 0), false);
  assert.equal(placed.fits("bank", "the bank", 4), true);
  assert.equal(placed.idAfterSpace("Bank"), 6);
});

test("a word that was taught only at the beginning of lines is marked after a space", () => {
  const lines = new Vocabulary(texts, { words: ["sat"], openers: ["Bank"] });
  assert.deepEqual(lines.unknown("Bank sat Bank "), [{ word: "Bank", start: 9, end: 13, misplaced: true }]);
  assert.deepEqual(lines.unknown("bank "), [{ word: "bank", start: 0, end: 4, misplaced: false }], "it reads capitals");
});

test("what is still being typed is not marked, though no single token is the whole word", () => {
  const own = new Vocabulary(["q", "u"], { words: ["quarks"], openers: [] });
  assert.deepEqual(own.unknown("a quar").map(({ word }) => word), ["a"]);
  assert.deepEqual(own.unknown("a quar ").map(({ word }) => word), ["a", "quar"]);
});

test("where a script has no spaces each letter is a word, and marks part words", () => {
  const own = new Vocabulary([], { words: ["naïve", "don’t"], openers: ["我", "在"] });
  assert.deepEqual(own.unknown("我在岸 naïve, don’t").map(({ word }) => word), ["岸"]);
});

test("a letter changed, added, dropped or swapped is one step", () => {
  for (const other of ["bonk", "banks", "ban", "bnak"]) assert.equal(distance("bank", other, 2), 1, other);
  assert.equal(distance("bank", "river", 2), 3);
  assert.deepEqual(nearestWords("rivr", ["river", "rider", "diver"], 2), ["river"]);
});

test("the model reads no spaces at the end, and lower case where it knows no other", () => {
  assert.equal(readPart("She sat  "), "She sat");
  assert.equal(world.read("She sat  "), "she sat");
  assert.equal(new Vocabulary(texts).read("She sat "), "She sat");
});

test("a token joins a line with its own space, and with none at the start", () => {
  assert.equal(joined("she sat ", " down"), "she sat down");
  assert.equal(joined("she sat", "."), "she sat.");
  assert.equal(joined("", " she"), "she");
  assert.equal(joined("she sat.\n", " he"), "she sat.\nhe");
});

test("a token is shown without its space, and the one that ends a story by name", () => {
  assert.deepEqual([" bank", "\n", " ", "."].map(shownToken), ["bank", "the end", "␣", "."]);
  assert.deepEqual([lastWord("she put"), lastWord("she put "), lastWord("don’t")], ["put", "", "don’t"]);
});
