import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeWritten, encodeWritten, filled, spansOf, stillWritten, withToken } from "../../static/js/lib/written.js";

const bank = { id: 7, text: " bank", probability: 0.6134 };
const dot = { id: 3, text: ".", probability: 0.9 };
const line = "in the bank.";
const written = withToken(withToken(null, "in the", bank), "in the bank", dot);

test("what the model writes has its places in the line", () => {
  assert.deepEqual(spansOf(/** @type {any} */ (written)).map(({ start, end }) => [start, end]), [[6, 11], [11, 12]]);
});

test("what a visitor adds between is not the model's", () => {
  assert.deepEqual(withToken(written, "in the bank. so", bank), { start: 15, tokens: [bank] });
});

test("of a line that was changed the unchanged words stay the model's", () => {
  assert.equal(stillWritten(`${line} so`, written), written);
  assert.deepEqual(stillWritten("in the bank!", written)?.tokens, [bank]);
  assert.equal(stillWritten("in a bank.", written), null);
  assert.equal(stillWritten(line, null), null);
});

test("it survives the link, with the texts taken from the line", () => {
  const text = encodeWritten(written);
  assert.equal(text, "6:7.6134.5-3.9000.1");
  assert.deepEqual(filled(line, decodeWritten(text)), written);
  assert.equal(filled("in", decodeWritten(text)), null);
});

test("nonsense in a link is nothing written", () => {
  for (const text of ["", "6:", "6:a.b.c", "x:1.1.1", "6:1.1"]) assert.equal(decodeWritten(text), null, text);
});
