import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesAt, bytesOf, lettersOfBytes, visible, visibleBytes } from "../../static/js/lib/visible.js";

const shown = (/** @type {string} */ text) => visible(text).map(({ text: part }) => part).join("");

test("spaces and line breaks are seen", () => {
  assert.deepEqual(visible(" a\n"), [
    { text: "␣", hidden: true },
    { text: "a", hidden: false },
    { text: "⏎", hidden: true },
  ]);
});

test("control characters have their pictures, and a lone combining mark has something to stand on", () => {
  assert.equal(shown("\u0000\u0007"), "␀␇");
  assert.equal(shown("\u0301"), "◌\u0301");
});

test("bytes that are whole letters are shown as letters, others as numbers in base 16", () => {
  assert.equal(visibleBytes(bytesOf("é"))[0].text, "é");
  assert.deepEqual(visibleBytes([0xc3]), [{ text: "c3", hidden: true }]);
});

test("every byte knows the letter it is part of, emoji too", () => {
  assert.deepEqual(lettersOfBytes("aé😀b"), [0, 1, 1, 2, 2, 2, 2, 4, 5]);
});

test("a place of the text lies in the bytes of its letter, also between the halves of one", () => {
  assert.deepEqual(bytesAt("aé🏦b", 0), { start: 0, end: 1 });
  assert.deepEqual(bytesAt("aé🏦b", 1), { start: 1, end: 3 });
  for (const half of [2, 3]) assert.deepEqual(bytesAt("aé🏦b", half), { start: 3, end: 7 });
  assert.deepEqual(bytesAt("aé🏦b", 4), { start: 7, end: 8 });
  for (const none of [-1, 5]) assert.equal(bytesAt("aé🏦b", none), null);
});
