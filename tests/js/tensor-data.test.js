import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { addressOf, tensorData, within } from "../../static/js/tensor-data.js";

const realFetch = globalThis.fetch;
afterEach(() => void (globalThis.fetch = realFetch));

/** @param {any} data @param {string} [href] @returns {any} */
function traceWith(data, href) {
  return { tensors: { pattern: { dims: ["head", "query_pos"], shape: [2, 2], data, says: "", ...(href ? { href } : {}) } } };
}

test("an axis that is given a place is gone, whichever it is", () => {
  const data = [[1, 2], [3, 4]];
  assert.deepEqual(within(data, ["head", "query_pos"], { head: 1 }), [3, 4]);
  assert.deepEqual(within(data, ["head", "query_pos"], { query_pos: 1 }), [2, 4]);
  assert.equal(within(data, ["head", "query_pos"], { head: 0, query_pos: 1 }), 2);
  assert.equal(within(data, ["head", "query_pos"], {}), data);
});

test("an address names the places", () => {
  assert.equal(addressOf("/api/tensor/x?route=next", { head: 3 }), "/api/tensor/x?route=next&head=3");
});

test("numbers that came along are not fetched", async () => {
  assert.deepEqual(await tensorData(traceWith([[1, 2], [3, 4]]), "pattern", { head: 0 }), [1, 2]);
});

test("numbers that did not come along are fetched once, and again after a failure", async () => {
  let calls = 0;
  globalThis.fetch = async (address) => {
    calls += 1;
    if (calls === 1) throw new TypeError("no network");
    assert.equal(address, "/at&head=1");
    return new Response(JSON.stringify({ data: [3, 4] }));
  };
  const trace = traceWith(null, "/at");
  await assert.rejects(tensorData(trace, "pattern", { head: 1 }));
  assert.deepEqual(await tensorData(trace, "pattern", { head: 1 }), [3, 4]);
  assert.deepEqual(await tensorData(trace, "pattern", { head: 1 }), [3, 4]);
  assert.equal(calls, 2);
});

test("a tensor that the trace does not have is said", async () => {
  await assert.rejects(tensorData(traceWith([]), "nothing"), /no tensor nothing/);
});
