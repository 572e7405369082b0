import assert from "node:assert/strict";
import { test } from "node:test";

import { knockOutBody, readOut, toggled, withWeight, writeOut } from "../../static/js/lib/knock-out.js";

const TEXT = "w3,h0.4,l2,s0.4.5.3=0.25";

test("what is written is read again", () => {
  assert.equal(writeOut(readOut(TEXT)), TEXT);
  assert.deepEqual(readOut(TEXT).weights, [{ layer: 0, head: 4, query: 5, key: 3, value: 0.25 }]);
});

test("nonsense is left out", () => {
  assert.equal(writeOut(readOut("x1,w,w1.2,h3,s1.2.3=1,s0.0.0.0=7,,w2")), "w2");
});

test("a part that is in goes out", () => {
  assert.equal(toggled("w3", "w3"), "");
  assert.equal(toggled("w3", "h0.1"), "w3,h0.1");
});

test("a weight is set once, and a row never comes to more than 1", () => {
  const place = { layer: 0, head: 0, query: 2, key: 1 };
  const once = withWeight("", place, 0.75);
  assert.equal(withWeight(once, place, 0.5), "s0.0.2.1=0.5");
  assert.equal(withWeight(once, { ...place, key: 0 }, 0.9), "s0.0.2.1=0.75,s0.0.2.0=0.25");
  assert.equal(withWeight(once, place, null), "");
});

test("what a shorter text does not have is not sent, and nothing at all is null", () => {
  const sizes = { tokens: 4, layers: 2, heads: 5 };
  assert.deepEqual(knockOutBody(readOut(TEXT), sizes), { word: [3], head: [[0, 4]] });
  assert.equal(knockOutBody(readOut("w9"), sizes), null);
});
