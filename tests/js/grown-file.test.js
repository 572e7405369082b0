// The file of a grown model, read in the browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOfBase64, digestOf, idOf, readHeader } from "../../static/js/lib/grown-file.js";

/** @param {unknown} header @returns {ArrayBuffer} a file with that header and no numbers */
function file(header) {
  const words = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + words.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(words.length), true);
  bytes.set(words, 8);
  return bytes.buffer;
}

const HEADER = {
  __metadata__: { glassbox: "held_out 1.42\nmerges 97 98,256 99\nstep 1500\ntext own words" },
  W_E: { dtype: "F16", shape: [258, 8], data_offsets: [0, 1] },
  W_pos: { dtype: "F16", shape: [40, 8], data_offsets: [0, 1] },
  "blocks.0.W_Q": { dtype: "F16", shape: [2, 8, 4], data_offsets: [0, 1] },
  "blocks.1.W_Q": { dtype: "F16", shape: [2, 8, 4], data_offsets: [0, 1] },
};

test("a file says what is known of its model, and how large it is", () => {
  const told = readHeader(file(HEADER));
  assert.deepEqual(told?.facts, { held_out: "1.42", step: "1500", text: "own words" });
  assert.deepEqual(told?.sizes, { parameters: 258 * 8 + 40 * 8 + 2 * 64, n_layers: 2, n_heads: 2, d_model: 8, d_vocab: 258, n_ctx: 40 });
});

test("anything else is none that was grown here", () => {
  for (const other of [new ArrayBuffer(0), new ArrayBuffer(40), file({}), file({ ...HEADER, __metadata__: {} }), file({ ...HEADER, W_E: undefined })]) {
    assert.equal(readHeader(other), null);
  }
});

test("its id is the beginning of its SHA-256, and base 64 is its bytes", async () => {
  const bytes = bytesOfBase64("YWJj"); // abc
  const digest = await digestOf(bytes);
  assert.equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(idOf(String(digest)), "own-ba7816bf8f01cfea");
});
