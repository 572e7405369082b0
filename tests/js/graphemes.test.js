import assert from "node:assert/strict";
import { test } from "node:test";

import { brief, graphemes } from "../../static/js/lib/graphemes.js";

const FAMILY = "👨‍👩‍👧‍👦";

test("a name that fits stays whole", () => {
  assert.equal(brief("✕", 2), "✕");
  assert.equal(brief("cat", 3), "cat");
});

test("a long name ends in an ellipsis, and is no longer than it may be", () => {
  assert.equal(brief("abcdefghijklmnop", 4), "abc…");
  assert.equal(graphemes(brief("abcdefghijklmnop", 2)).length, 2);
});

test("an emoji of many code points is one letter and is never torn", () => {
  assert.equal(graphemes(FAMILY).length, 1);
  assert.equal(brief(FAMILY, 2), FAMILY);
  assert.equal(brief(FAMILY.repeat(3), 2), `${FAMILY}…`);
});
