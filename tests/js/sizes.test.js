// Sizes of a model are said in words that fit the number.

import assert from "node:assert/strict";
import test from "node:test";

import { headsWords, layersWords } from "../../static/js/lib/sizes.js";

test("one is one, and more are many", () => {
  assert.deepEqual([layersWords(1), layersWords(6)], ["1 layer", "6 layers"]);
  assert.deepEqual([headsWords(1), headsWords(12)], ["1 head", "12 heads"]);
});
