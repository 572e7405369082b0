import assert from "node:assert/strict";
import { test } from "node:test";

import { xraySide } from "../../static/js/lib/xray-side.js";

const span = (/** @type {number} */ left, /** @type {number} */ width) => ({ left, width, right: left + width });
const STORY = span(0, 400);

test("in a wide window the x-ray covers the story, and never the figure in which something was pressed", () => {
  for (const left of [440, 700, 900, 1300]) assert.equal(xraySide(span(left, 40), STORY, 1440), "left");
});

test("a number within the story is not covered", () => {
  assert.equal(xraySide(span(60, 40), STORY, 1440), "right");
});

test("where the story is narrow the half that was pressed decides", () => {
  assert.equal(xraySide(span(400, 40), span(0, 300), 1100), "right");
  assert.equal(xraySide(span(800, 40), span(0, 300), 1100), "left");
});

test("a page without a column of words, and a number that nobody pressed", () => {
  assert.equal(xraySide(span(440, 40), span(0, 0), 1440), "right");
  assert.equal(xraySide(undefined, STORY, 1440), "right");
});
