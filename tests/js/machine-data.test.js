import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_VOTES, machineOf, ranked, rowOf, sharesOf, shownVotes, streamsOf, word } from "../../static/js/lib/machine-data.js";
import { readOutRows, rankedRows, sharesRows } from "../../static/js/lib/machine-tables.js";
import { lensSays, lensTitle, machineSays, nearlyFrom, partName, votesSay, votesSub, votesTitle } from "../../static/js/lib/machine-words.js";
import { bySize, largestIn } from "../../static/js/lib/tensors.js";
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

test("of many votes the largest are shown, and the others as one: nothing is lost, and the order can be that of the machine", () => {
  const many = Array.from({ length: 30 }, (_v, head) => ({ kind: "head", layer: 0, head, vote: ((head * 7) % 30) - 15, tensor: "votes", index: [head] }));
  const shown = shownVotes(many, { ordered: false, all: false });
  assert.equal(shown.length, MOST_VOTES + 1);
  assert.equal(partName(shown[MOST_VOTES]), "the other 21 together");
  assert.equal(shown.reduce((sum, { vote }) => sum + vote, 0), many.reduce((sum, { vote }) => sum + vote, 0));
  assert.equal(shownVotes(many, { ordered: false, all: true }).length, 30);
  const heads = shownVotes(many, { ordered: true, all: false }).slice(0, MOST_VOTES).map(({ head }) => Number(head));
  assert.deepEqual(heads, [...heads].sort((a, b) => a - b));
});

test("the largest few are the first of all by size, the first of equals first", () => {
  const numbers = Array.from({ length: 60 }, (_v, at) => ((at * 37) % 23) - 11);
  for (const count of [1, 5, 60, 80]) assert.deepEqual(largestIn(numbers, count), bySize(numbers).slice(0, count));
});

const sentence = machineOf(/** @type {any} */ ({ ...trace, result: { tokens: ["[CLS]", "old", "dog"].map((text) => ({ text })), causal: false, sizes: { n_layers: 2, n_heads: 2 }, length: 4, along: [2, 7, 3], near: [0.3, 0.95, 1] } }));

test("of a model that ends at the vector of a sentence no word is told, but its tokens and how near it was", () => {
  assert.equal(machineSays(sentence), "3 tokens, 2 layers. It ends at one vector for the whole sentence.");
  assert.equal(votesTitle(sentence), "Which token points along the vector?");
  assert.equal(votesSay(sentence), "Furthest along it points “old”, 7; least “[CLS]”, 2.");
  assert.match(votesSub(sentence), /mean of all 3 .*: 4$/);
  assert.equal(lensTitle(sentence)[0], "If it stopped now");
  assert.equal(nearlyFrom(sentence), 1);
  assert.equal(lensSays(sentence), "Before any layer it is 0.30 alike; after layer 1 it is nearly there: 0.95.");
  assert.deepEqual(rankedRows(sentence), [["old", 7], ["dog", 3], ["[CLS]", 2], ["their mean", 4]]);
  assert.deepEqual(readOutRows(sentence).map((row) => row[1]), [0.3, 0.95, 1]);
});

test("what is nearly there counts only from where on it stays so", () => {
  const near = [0.95, 0.4, 0.92, 1].map((similarity, depth) => ({ depth, similarity }));
  assert.equal(nearlyFrom({ ...sentence, near }), 2);
});
