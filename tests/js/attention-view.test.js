import assert from "node:assert/strict";
import { test } from "node:test";

import { byWriting, doesWords, foldedShare, rowOf, sharesOf, together, tyingHead } from "../../static/js/lib/attention-view.js";

const patterns = { layers: 1, heads: 2, side: 2, data: Float32Array.from([1, 0, 0.5, 0.5, 1, 0, 0.1, 0.9]) };

test("a head's shares are its part of the whole, and a row is who one word looks at", () => {
  assert.deepEqual([...sharesOf(patterns, { layer: 0, head: 1 })].map((each) => Math.round(each * 10) / 10), [1, 0, 0.1, 0.9]);
  assert.deepEqual(rowOf([1, 0, 0.5, 0.5], 2, 1), [0.5, 0.5]);
});

test("several heads together are their mean", () => {
  assert.deepEqual([...together([[1, 0.5], [0, 0.5]], "mean")], [0.5, 0.5]);
  assert.deepEqual([...together([[1, 0.5], [0, 0.5]], "sum")], [1, 1]);
  assert.equal(together([], "sum").length, 0);
});

test("the head that ties the word to a word that says something is found", () => {
  assert.deepEqual(tyingHead(patterns, 1, [0]), { layer: 0, head: 0 });
});

test("what is folded away is added up", () => {
  const token = { id: 0, text: "", start: 0, end: 0 };
  assert.equal(foldedShare([0.5, 0.25, 0.25], [{ ...token, special: true }, { ...token, special: false }, { ...token, special: true }]), 0.75);
});

test("a head is named after what it does, with the measure", () => {
  const head = { layer: 0, head: 0, does: "previous", measure: 0.87, most: "previous", looks: {}, spread: 0, writes: 1 };
  assert.equal(doesWords(head), "looks at the word before (87%)");
  assert.equal(doesWords({ ...head, does: "mixed", measure: 0.2, most: "first" }), "mixed; most goes to the first token (20%)");
  assert.deepEqual(byWriting([head, { ...head, head: 1, writes: 2 }]).map((each) => each.head), [1, 0]);
});
