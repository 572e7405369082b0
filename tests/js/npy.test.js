import assert from "node:assert/strict";
import { test } from "node:test";

import { half, readNpy } from "../../static/js/lib/npy.js";

/** @param {string} head @param {number[]} bytes */
function file(head, bytes) {
  const text = new TextEncoder().encode(head);
  return Uint8Array.from([0x93, 78, 85, 77, 80, 89, 1, 0, text.length, 0, ...text, ...bytes]).buffer;
}

test("numbers of 16 bits are what IEEE 754 says", () => {
  assert.equal(half(0x3c00), 1);
  assert.equal(half(0xc000), -2);
  assert.equal(half(0x3555), 0.333251953125);
  assert.equal(half(0x0001), 2 ** -24);
  assert.equal(half(0x7c00), Infinity);
});

test("a file has its shape and its numbers", () => {
  const { shape, data } = readNpy(file("{'descr': '<f2', 'fortran_order': False, 'shape': (2, 1), }", [0, 0x3c, 0, 0x38]));
  assert.deepEqual(shape, [2, 1]);
  assert.deepEqual([...data], [1, 0.5]);
});

test("a file of another kind is refused", () => {
  assert.throws(() => readNpy(file("{'descr': '<i8', 'fortran_order': False, 'shape': (), }", [])));
  assert.throws(() => readNpy(file("{'descr': '<f2', 'fortran_order': True, 'shape': (), }", [])));
});
