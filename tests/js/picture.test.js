import assert from "node:assert/strict";
import { test } from "node:test";

import { light } from "../../static/js/lib/palette.js";
import { cut, wrap } from "../../static/js/lib/wrap.js";
import { svgPen } from "../../static/js/marks/pen-svg.js";

const wide = (/** @type {string} */ text) => [...text].length;

test("a text is broken between words, a wide letter anywhere, and nothing of it is lost", () => {
  assert.deepEqual(wrap("the old dog went home", 8, wide), ["the old", "dog went", "home"]);
  assert.deepEqual(wrap("一个句子很长很长", 3, wide), ["一个句", "子很长", "很长"]);
  assert.deepEqual(wrap("unbreakable", 4, wide), ["unbr", "eaka", "ble"]);
  assert.deepEqual(wrap("", 4, wide), [""]);
});

test("what is cut says that it goes on, and no letter is cut in half", () => {
  assert.equal(cut("unbreakable", 5, wide), "unbr…");
  assert.equal(cut("short", 5, wide), "short");
  assert.equal(cut("🐶🐶🐶🐶", 3, wide), "🐶🐶…");
});

test("an SVG file needs nothing from outside, and its text is never markup", () => {
  const { pen, file } = svgPen(200, 100, light, "a <b> & “c”");
  pen.text(10, 20, "<script>&", { size: 12, fill: light.ink, mono: true });
  pen.clip(0, 0, 50, 50, () => pen.strip(0, 0, 40, 10, [1, -1], 1));
  pen.clip(0, 0, 20, 20, () => pen.circle(5, 5, 2, { fill: light.ink }));
  const text = file();
  assert.match(text, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.doesNotMatch(text.replace("http://www.w3.org/2000/svg", ""), /https?:|@import|<style|class=|var\(|<script/);
  assert.match(text, /&#60;script&#62;&#38;/);
  assert.deepEqual([...text.matchAll(/clipPath id="([^"]+)"/g)].map(([, id]) => id), ["box-1", "box-2"]);
  assert.equal((text.match(/<g /g) ?? []).length, (text.match(/<\/g>/g) ?? []).length);
});
