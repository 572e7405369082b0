import assert from "node:assert/strict";
import { test } from "node:test";

import { placeRoads } from "../../static/js/lib/roads-layout.js";
import { START, decodeRoads, encodeRoads, pathTo, sizeOf, withLine, withoutLine } from "../../static/js/lib/roads.js";

const grown = (/** @type {string[]} */ ...lines) => lines.reduce(withLine, START);
/** @param {import("../../static/js/lib/roads.js").Road} road @returns {any} */
const texts = ({ text, children }) => ({ [text]: children.map(texts) });

test("a line is one node, and what is taken after it another", () => {
  assert.deepEqual(texts(grown("she sat", "she sat down")), { "": [{ "she sat": [{ " down": [] }] }] });
});

test("two lines part after the last whole word that they have in common", () => {
  const tree = grown("she put her money", "she put her boat");
  assert.deepEqual(texts(tree), { "": [{ "she put her": [{ " money": [] }, { " boat": [] }] }] });
  assert.deepEqual(texts(grown("the bank", "the banker")), { "": [{ the: [{ " bank": [] }, { " banker": [] }] }] });
});

test("lines that share nothing begin at the start, side by side", () => {
  assert.deepEqual(texts(grown("she sat", "he ran")), { "": [{ "she sat": [] }, { "he ran": [] }] });
});

test("a line that is there already changes nothing", () => {
  const tree = grown("she sat", "she sat down");
  assert.deepEqual(withLine(tree, "she sat down"), tree);
  assert.deepEqual(withLine(tree, ""), tree);
});

test("the way to a line goes through its nodes, and there is none to a line that is none", () => {
  const tree = grown("she sat", "she sat down", "she sat up");
  assert.deepEqual(pathTo(tree, "she sat up").map(({ text }) => text), ["", "she sat", " up"]);
  assert.deepEqual(pathTo(tree, "she sat u"), []);
});

test("a road is taken away with all that follows it", () => {
  const tree = grown("she sat", "she sat down", "she sat down.", "she sat up");
  assert.deepEqual(texts(withoutLine(tree, "she sat down")), { "": [{ "she sat": [{ " up": [] }] }] });
});

test("a tree survives the link, whatever its texts are", () => {
  const tree = grown("a_b (c)! ~0", "a_b (c)! ~0 d", "a_b (c)! ~0\n", "x");
  assert.deepEqual(decodeRoads(encodeRoads(tree)), tree);
  assert.equal(encodeRoads(grown("she sat", "she sat down")), "(she_sat(_down))");
});

test("nonsense in a link is no tree", () => {
  for (const text of ["(a", "(a))", "(a!)", "(())", "a", "(a)(b)", `(${"a!".repeat(500)}a)`]) assert.equal(decodeRoads(text), null, text);
  assert.deepEqual(decodeRoads(""), START);
});

test("every stop stands right of the one before, and each end has a row of its own", () => {
  const tree = grown("the", "the bank", "the bank and", "the shop");
  const open = new Map([["the bank", [{ text: " and", probability: 0.5 }, { text: ".", probability: 0.3 }]]]);
  const { stops, rows, columns } = placeRoads(tree, { here: "the bank and", open });
  const at = (/** @type {string} */ line) => stops.find((stop) => stop.line === line);
  assert.deepEqual([rows, columns, sizeOf(tree)], [3, 3, 4]);
  assert.deepEqual(stops.map(({ line }) => line), ["the", "the bank", "the bank and", "the bank.", "the shop"]);
  assert.deepEqual([at("the bank.")?.taken, at("the bank and")?.here, at("the")?.onWay, at("the shop")?.onWay], [false, true, true, false]);
  assert.equal(at("the bank")?.row, 0.5);
});

test("a choice that was taken is not shown once more as a road not taken", () => {
  const { stops } = placeRoads(grown("the", "the bank"), { here: "the", open: new Map([["the", [{ text: " bank", probability: 0.6 }]]]) });
  assert.deepEqual(stops.map(({ line }) => line), ["the", "the bank"]);
});

test("where there is no room the beginning of the way is left out", () => {
  const { stops } = placeRoads(grown("a", "a b", "a b c"), { here: "a b c", from: 1 });
  assert.deepEqual(stops.map(({ line }) => line), ["a b", "a b c"]);
});
