// Sizes of a model are said in words that fit the number.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { headsWords, layersWords, sizeWords } from "../../static/js/lib/sizes.js";
import { setCatalog } from "../../static/js/lib/words.js";

afterEach(() => setCatalog({ locale: "en", messages: {} }));

test("one is one, and more are many", () => {
  assert.deepEqual([layersWords(1), layersWords(6)], ["1 layer", "6 layers"]);
  assert.deepEqual([headsWords(1), headsWords(12)], ["1 head", "12 heads"]);
});

test("many numbers are counted in the units of the language", () => {
  assert.deepEqual([999, 412_345, 1_340_000, 22_700_000].map(sizeWords), ["999", "410 thousand", "1.3 million", "23 million"]);
  setCatalog({ locale: "zh-CN", messages: {} });
  assert.deepEqual([412_345, 22_700_000].map(sizeWords), ["41万", "2300万"]);
});
