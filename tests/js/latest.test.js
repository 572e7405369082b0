import assert from "node:assert/strict";
import { test } from "node:test";

import { latest } from "../../static/js/lib/latest.js";

test("drawing never queues: of the calls that wait only the newest runs", async () => {
  /** @type {[string, (value: string) => void][]} */
  const running = [];
  const call = latest(
    (/** @type {string} */ name) =>
      new Promise((/** @type {(v: string) => void} */ done) => running.push([name, done])),
  );
  const answers = ["a", "b", "c", "d"].map((name) => call(name));
  assert.deepEqual(
    running.map(([name]) => name),
    ["a"],
  );
  running[0][1]("A");
  assert.deepEqual(await Promise.all(answers.slice(0, 3)), ["A", undefined, undefined]);
  assert.deepEqual(
    running.map(([name]) => name),
    ["a", "d"],
  );
  running[1][1]("D");
  assert.equal(await answers[3], "D");
});

test("a call that fails does not hold up those that follow", async () => {
  const call = latest(async (/** @type {boolean} */ fails) => {
    if (fails) throw new Error("no");
    return "yes";
  });
  const first = call(true);
  const second = call(false);
  await assert.rejects(first, /no/);
  assert.equal(await second, "yes");
  assert.equal(await call(false), "yes");
});
