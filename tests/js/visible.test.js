import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOf, lettersOfBytes, visible, visibleBytes } from "../../static/js/lib/visible.js";

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
