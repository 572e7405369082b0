import assert from "node:assert/strict";
import { test } from "node:test";

import { filmState, forwardFilm } from "../../static/js/lib/film.js";
import { columnsOf, nameOf, namesOf, titlesOf, wireName } from "../../static/js/lib/network-view.js";
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
