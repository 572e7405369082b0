import assert from "node:assert/strict";
import { test } from "node:test";

import { looksOf, machineOf, ranked, rowOf, sharesOf, streamsOf, word } from "../../static/js/lib/machine-data.js";
import { readOutRows, rankedRows, sharesRows } from "../../static/js/lib/machine-tables.js";
import { lensSays, machineSays, partName, votesSay } from "../../static/js/lib/machine-words.js";
import { machineTrace } from "./machine-traces.js";

const trace = machineTrace();
const machine = machineOf(trace);

test("a token is shown without its space, and what cannot be seen has a sign", () => {
  assert.deepEqual([" bank", "\n", " ", "ing"].map(word), ["bank", "⏎", "␣", "ing"]);
});

test("a row of a tensor is that of its rail", () => {
  assert.deepEqual(rowOf(trace, "embed", 1), /** @type {any} */ (trace.tensors.embed.data)[1]);
  assert.deepEqual(rowOf(trace, "W_E", 1), []);
});

test("the shares of a rail are the average over the heads, and add up to 1", () => {
  const [, , last] = sharesOf(trace, 0);
  assert.ok(Math.abs(last[0] - 0.7) < 1e-12);
  assert.ok(Math.abs(last.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  assert.deepEqual(looksOf(trace, 0, 1, 2), [0.6, 0.2, 0.2]);
});

test("the streams are those of the trace", () => {
  for (const name of streamsOf(2)) assert.ok(name in trace.tensors);
});

test("votes are ranked by size, and the biases count as one", () => {
  const order = ranked(machine.votes);
  assert.deepEqual(order.map(({ kind }) => kind), ["mlp", "embed", "head", "bias"]);
  assert.ok(Math.abs(order[3].vote - 0.2) < 1e-12);
  const sum = machine.votes.reduce((total, { vote }) => total + vote, 0);
  assert.ok(Math.abs(order.reduce((total, { vote }) => total + vote, 0) - sum) < 1e-12);
});

test("the sentences are true for the trace", () => {
  assert.equal(machineSays(machine), "3 tokens, 2 layers. The next word: “bank” with 60%; then “box” with 30%.");
  assert.equal(votesSay(machine), "Most for “bank”: layer 2 network, +3.90. Most against it: layer 1 head 2, −0.40.");
  assert.equal(lensSays(machine), "After layer 1 “bank” leads, and stays.");
  assert.equal(lensSays({ ...machine, decided: 2 }), "Only the last layer puts “bank” on top.");
  assert.equal(lensSays({ ...machine, decided: 0 }), "“bank” leads from the beginning, before any layer.");
  assert.equal(partName({ kind: "pos_embed", layer: null, head: null }), "place");
});

test("the tables have every vote, every read-out and every look", () => {
  assert.equal(rankedRows(machine).length, machine.votes.length + 1);
  assert.deepEqual(rankedRows(machine)[0], ["layer 2 network", 3.9]);
  assert.equal(readOutRows(machine).length, 2 + 3 + 3);
  const rows = sharesRows(machine.tokens, [sharesOf(trace, 0)]);
  assert.equal(rows.length, 6); // nobody looks at later tokens
  assert.deepEqual(rows[3].slice(0, 3), ["layer 1", "the", "she"]);
});
