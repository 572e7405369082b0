import assert from "node:assert/strict";
import { test } from "node:test";

import { chipText, contentPlaces, firstWord, textWithout, wordPlaces, wordText } from "../../static/js/lib/attention-words.js";

/** @param {string[]} texts with [ ] special, ## a part that goes on, else a word after a space */
function tokens(texts) {
  let at = 0;
  return texts.map((text, id) => {
    const special = text.startsWith("[");
    const start = special ? at : text.startsWith("##") || /^[.,]/.test(text) || at === 0 ? at : at + 1;
    const end = special ? at : start + text.replace("##", "").length;
    at = end;
    return { id, text, start, end, special };
  });
}

const RIVER = tokens(["[CLS]", "i", "sat", "on", "the", "bank", "of", "the", "river", "[SEP]"]);
const CASH = tokens(["[CLS]", "she", "withdrew", "cash", "from", "the", "bank", "[SEP]"]);

test("the word that two sentences share is the one to look at", () => {
  assert.equal(firstWord(RIVER, CASH), 5);
  assert.equal(firstWord(CASH, RIVER), 6);
});

test("where they share none it is the last that says something", () => {
  assert.equal(firstWord(RIVER, tokens(["[CLS]", "dogs", "[SEP]"])), 8);
  assert.equal(firstWord(tokens(["[CLS]", "[SEP]"]), RIVER), 0);
});

test("pieces that go on belong to one word", () => {
  const bird = tokens(["[CLS]", "a", "sto", "##r", "##k", "flew", ".", "[SEP]"]);
  assert.deepEqual(wordPlaces(bird, 3), [2, 3, 4]);
  assert.deepEqual(wordPlaces(bird, 1), [1]);
  assert.equal(wordText(bird, [2, 3, 4]), "stork");
  assert.deepEqual(wordPlaces(bird, 0), [0]);
});

test("small words and signs say nothing on their own", () => {
  assert.deepEqual(contentPlaces(CASH), [2, 3, 6]);
});

test("a chip shows a word without the space that belongs to it", () => {
  assert.equal(chipText(" bank"), "bank");
  assert.equal(chipText("##ing"), "ing");
  assert.equal(chipText(" "), "␣");
});

test("a sentence without a word has no hole where it was", () => {
  assert.equal(textWithout("i sat on the bank of the river", RIVER, [8]), "i sat on the bank of the");
  assert.equal(textWithout("i sat on the bank of the river", RIVER, [2]), "i on the bank of the river");
});
