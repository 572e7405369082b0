import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { ended, inSeries, listed, named } from "../../static/js/lib/joined.js";
import { setCatalog } from "../../static/js/lib/words.js";

const CHINESE = { "{name}: {value}": "{name}：{value}", "{one}, {other}": "{one}，{other}", "{one}; {other}": "{one}；{other}", "{what}.": "{what}。" };

afterEach(() => setCatalog({ locale: "en", messages: {} }));

test("in English words are joined with English marks", () => {
  assert.equal(named("error", "0.2"), "error: 0.2");
  assert.equal(listed(["top", "left", "right"]), "top, left, right");
  assert.equal(inSeries(["a, b", "c"]), "a, b; c");
  assert.equal(ended("So it is"), "So it is.");
});

test("another language brings its own marks", () => {
  setCatalog({ locale: "zh-cn", messages: CHINESE });
  assert.equal(named("误差", "0.2"), "误差：0.2");
  assert.equal(listed(["上", "左", "右"]), "上，左，右");
  assert.equal(inSeries(["上，左", "右"]), "上，左；右");
  assert.equal(ended("就是这样"), "就是这样。");
});

test("one word has nothing to be joined with, and none is nothing", () => {
  assert.deepEqual([listed(["top"]), listed([]), inSeries([])], ["top", "", ""]);
});
