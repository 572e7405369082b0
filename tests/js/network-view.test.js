import assert from "node:assert/strict";
import { test } from "node:test";

import { filmState, forwardFilm } from "../../static/js/lib/film.js";
import { carriedAt, columnsOf, nameOf, namesOf, placeAt, titlesOf, titlesWithin, wireName } from "../../static/js/lib/network-view.js";
import { forwardTrace, NETWORK, PIXELS } from "./traces.js";

const trace = forwardTrace();
const shots = forwardFilm(trace);
const columns = (/** @type {number} */ position) => columnsOf(trace, filmState(trace, shots, position));
const data = (/** @type {string} */ name) => /** @type {number[]} */ (trace.tensors[name].data);

test("at the end of the film every neuron holds what it sends on, and is coloured by it", () => {
  const { values, fills } = columns(shots.length);
  assert.deepEqual(values, [PIXELS, data("layers.0.post"), data("layers.1.post"), data("layers.2.post")]);
  assert.deepEqual(fills, values);
});

test("before the film starts nothing stands in any neuron", () => {
  const { values } = columns(0);
  assert.ok(values.flat().every((value) => value === null));
});

test("a neuron that has added up but is not squashed yet holds its sum, and has no colour", () => {
  const { values, fills } = columns(2);
  assert.equal(values[1][0], data("layers.0.pre")[0]);
  assert.equal(fills[1][0], null);
  assert.equal(values[1][1], null);
});

test("every column has a heading: the pixels, each hidden layer, the symbols", () => {
  assert.deepEqual(titlesOf(NETWORK), ["9 pixels", "hidden layer 1", "hidden layer 2", "4 symbols"]);
});

test("pixels and outputs go by their names, hidden neurons by their numbers from 1", () => {
  const names = namesOf(trace);
  assert.equal(nameOf(names, 0, 0), `pixel ${names.pixel[0]}`);
  assert.equal(nameOf(names, 1, 2), "neuron 3 of hidden layer 1");
  assert.equal(nameOf(names, 3, 1), `output ${names.symbol[1]}`);
  assert.equal(wireName(names, { layer: 1, from: 0, to: 1 }), "the wire from neuron 1 of hidden layer 1 to neuron 2 of hidden layer 2");
});

test("what stands in a neuron is the sum so far, then the sum, then what the squash made of it, and each has its own place", () => {
  const at = (/** @type {number} */ position) => filmState(trace, shots, position);
  const place = (/** @type {number} */ position) => placeAt(trace, at(position), 1, 0);
  assert.deepEqual(place(1 + 0.62 + (0.38 * 4) / 10), { tensor: "layers.0.pre", index: [0], part: [0, 1, 2, 3] });
  assert.deepEqual(place(2), { tensor: "layers.0.pre", index: [0], part: undefined });
  assert.deepEqual(place(shots.length), { tensor: "layers.0.post", index: [0] });
  assert.deepEqual(placeAt(trace, at(shots.length), 0, 4), { tensor: "pixels", index: [4] });
});

test("the sum so far is what its terms come to", () => {
  for (const added of [1, 4, 9]) {
    const position = 1 + 0.62 + (0.38 * added) / 10;
    const { part = [] } = placeAt(trace, filmState(trace, shots, position), 1, 0);
    const summed = part.reduce((sum, i) => sum + PIXELS[i] * NETWORK.weights[0][i][0], 0);
    assert.ok(Math.abs(Number(columns(position).values[1][0]) - summed) < 1e-9);
  }
});

test("a number on a wire is what set out, and past the middle one term of what it arrives at", () => {
  const pulse = { layer: 1, from: 2, to: 3, progress: 0.5, value: 0, product: 0, backward: false };
  assert.deepEqual(carriedAt(trace, pulse, false, false), { tensor: "layers.0.post", index: [2] });
  assert.deepEqual(carriedAt(trace, pulse, true, false), { tensor: "layers.1.pre", index: [3], part: [2] });
  const back = { ...pulse, backward: true };
  assert.deepEqual(carriedAt(trace, back, false, true), { tensor: "grad_layers.1.pre", index: [3] });
  assert.deepEqual(carriedAt(trace, back, true, true), { tensor: "grad_layers.1.W", index: [2, 3] });
  assert.deepEqual(carriedAt(trace, back, true, false), { tensor: "grad_layers.0.post", index: [2], part: [3] });
});

test("the headings of many layers are shortened where they would run into each other", () => {
  const titles = ["9 pixels", "hidden layer 1", "hidden layer 2", "hidden layer 3", "hidden layer 4", "4 symbols"];
  assert.deepEqual(titlesWithin(titles, 160), titles);
  assert.deepEqual(titlesWithin(titles, 86), ["9 pixels", "layer 1", "layer 2", "layer 3", "layer 4", "4 symbols"]);
  assert.deepEqual(titlesWithin(titles, 52), ["9 pixels", "1", "2", "3", "4", "4 symbols"]);
});

test("letters that are squares need more room than those of an alphabet", () => {
  const titles = ["9 个像素", "第 1 隐藏层", "第 2 隐藏层", "4 个符号"];
  assert.deepEqual(titlesWithin(titles, 90), titles);
  assert.notDeepEqual(titlesWithin(titles, 60), titles);
});
