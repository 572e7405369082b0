import assert from "node:assert/strict";
import { test } from "node:test";

import { _, setCatalog } from "../../static/js/lib/words.js";
import { sentence } from "../../static/js/marks/sentence.js";

const node = /** @type {Node} */ (/** @type {unknown} */ ({ a: "button" }));

test("a number stands where the translation wants it, whatever else the sentence says", () => {
  setCatalog({ locale: "xx", messages: { "It is {symbol} with {n}.": "{n}: {symbol}!" } });
  assert.deepEqual(sentence((holes) => _("It is {symbol} with {n}.", { symbol: "{n}", ...holes }), { n: node }), [node, ": {n}!"]);
  setCatalog({ locale: "en", messages: {} });
});
