import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { ended, gap, inSeries, listed, named, noted, together } from "../../static/js/lib/joined.js";
import { setCatalog } from "../../static/js/lib/words.js";

const CHINESE = { "{name}: {value}": "{name}：{value}", "{one}, {other}": "{one}，{other}", "{one}; {other}": "{one}；{other}", "{what}.": "{what}。", "{what} ({note})": "{what}（{note}）", "{one} {other}": "{one}{other}" };

afterEach(() => setCatalog({ locale: "en", messages: {} }));

test("in English words are joined with English marks", () => {
  assert.equal(named("error", "0.2"), "error: 0.2");
  assert.equal(listed(["top", "left", "right"]), "top, left, right");
  assert.equal(inSeries(["a, b", "c"]), "a, b; c");
  assert.equal(ended("So it is"), "So it is.");
  assert.equal(noted("drawer", "drawn"), "drawer (drawn)");
  assert.equal(together(["So it is.", "It stays."]), "So it is. It stays.");
  assert.equal(gap(), " ");
});

test("another language brings its own marks", () => {
  setCatalog({ locale: "zh-cn", messages: CHINESE });
  assert.equal(named("误差", "0.2"), "误差：0.2");
  assert.equal(listed(["上", "左", "右"]), "上，左，右");
  assert.equal(inSeries(["上，左", "右"]), "上，左；右");
  assert.equal(ended("就是这样"), "就是这样。");
  assert.equal(noted("drawer", "抽中"), "drawer（抽中）");
  assert.equal(together(["是这样。", "不变。"]), "是这样。不变。");
  assert.equal(gap(), "");
});

test("one word has nothing to be joined with, and none is nothing", () => {
  assert.deepEqual([listed(["top"]), listed([]), inSeries([])], ["top", "", ""]);
});
