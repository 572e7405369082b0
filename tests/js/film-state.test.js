import assert from "node:assert/strict";
import { test } from "node:test";

import { backwardFilm, filmState, forwardFilm, shownOf } from "../../static/js/lib/film.js";
import { backwardTrace, forwardTrace, NETWORK, PIXELS } from "./traces.js";

const trace = forwardTrace();
const shots = forwardFilm(trace);
const at = (/** @type {number} */ position) => filmState(trace, shots, position);
const data = (/** @type {string} */ name) => /** @type {number[]} */ (trace.tensors[name].data);

test("before the film starts nothing shows but what is given: the weights", () => {
  const state = at(0);
  assert.equal(shownOf(state, "pixels", 0), 0);
  assert.equal(shownOf(state, "layers.0.pre", 0), 0);
  assert.equal(shownOf(state, "layers.0.W", 5), 1);
  assert.deepEqual(state.pulses, []);
});

test("the pixels come one after the other", () => {
  assert.deepEqual(
    [3, 4, 5].map((i) => shownOf(at(0.5), "pixels", i)),
    [1, 0.5, 0],
  );
});

test("at the end everything shows, and the answer", () => {
  const state = at(shots.length);
  for (const [key, part] of state.values) assert.equal(part, 1, key);
  assert.equal(shownOf(state, "layers.2.post", 3), 1);
  assert.equal(state.answer, 1);
});

test("a whole position shows the finished step before it: all arrived, all added", () => {
  const state = at(2);
  assert.deepEqual(state.active, { layer: 0, neuron: 0 });
  assert.ok(state.pulses.every(({ progress }) => progress === 1));
  assert.equal(state.sum?.partial, data("layers.0.pre")[0]);
  assert.equal(shownOf(state, "layers.0.pre", 0), 1);
  assert.equal(shownOf(state, "layers.0.pre", 1), 0);
});

test("a finished sum is the trace's own number, not one that was added up again", () => {
  const rounded = structuredClone(trace);
  rounded.tensors["layers.0.pre"].data = data("layers.0.pre").map((v) => Number(v.toPrecision(2)));
  const { sum } = filmState(rounded, forwardFilm(rounded), 2);
  assert.equal(sum?.partial, /** @type {number[]} */ (rounded.tensors["layers.0.pre"].data)[0]);
});

test("numbers travel first, then turn into products, then are added", () => {
  assert.deepEqual(
    [1.25, 1.55, 1.8].map((position) => at(position).phase),
    ["travel", "multiply", "add"],
  );
  assert.equal(at(1.55).sum?.partial, 0);
  assert.ok(at(1.49).pulses.some(({ progress }) => progress < 1));
  assert.ok(at(1.5).pulses.every(({ progress }) => progress === 1));
});

test("each wire into the active neuron carries its input, and what the weight makes of it", () => {
  const { pulses } = at(1 + 1 + 1.2); // the third neuron
  assert.deepEqual(
    pulses.map(({ from }) => from),
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  );
  for (const { from, to, value, product, backward } of pulses) {
    assert.deepEqual([to, value, backward], [2, PIXELS[from], false]);
    assert.equal(product, PIXELS[from] * NETWORK.weights[0][from][2]);
  }
});

test("the partial sum adds one product after the other, the bias last", () => {
  const products = PIXELS.map((pixel, i) => pixel * NETWORK.weights[0][i][0]);
  for (const done of [1, 4, 9]) {
    const { sum } = at(1 + 0.62 + (0.38 * done) / 10);
    const expected = products.slice(0, done).reduce((a, b) => a + b, 0);
    assert.ok(sum && Math.abs(sum.partial - expected) < 1e-9, `${done}`);
    assert.equal(sum.terms, 10);
  }
});

test("scrubbing backwards shows what playing forwards showed", () => {
  const positions = Array.from({ length: 60 }, (_v, i) => (i / 59) * shots.length);
  const forwards = positions.map(at);
  assert.deepEqual([...positions].reverse().map(at).reverse(), forwards);
});

test("what shows never disappears again while the film goes on", () => {
  let before = at(0).values;
  for (let position = 0; position <= shots.length; position += 0.05) {
    const { values } = at(position);
    for (const [key, part] of before) assert.ok((values.get(key) ?? 0) >= part, `${key} at ${position}`);
    before = values;
  }
});

test("a position outside the film is its nearest end, and an empty film shows what is given", () => {
  assert.deepEqual(at(-3), at(0));
  assert.deepEqual(at(1000), at(shots.length));
  assert.equal(shownOf(filmState(trace, [], 0), "pixels", 0), 1);
});

test("the backward film starts with the whole forward pass in place and no gradient", () => {
  const back = backwardTrace(1);
  const film = backwardFilm(back);
  const state = filmState(back, film, 0);
  assert.equal(shownOf(state, "layers.2.post", 0), 1);
  for (const name of ["loss", "grad_layers.2.post", "grad_layers.0.W", "layers.0.W.stepped", "layers.0.W.held"]) {
    assert.equal(shownOf(state, name, 0), 0, name);
  }
  const end = filmState(back, film, film.length);
  for (const [name, { data: numbers }] of Object.entries(back.tensors)) {
    [numbers].flat(2).forEach((_v, i) => assert.equal(shownOf(end, name, i), 1, `${name}:${i}`));
  }
});

test("gradients run against the wires, and become what the trace says of each weight", () => {
  const back = backwardTrace(1);
  const film = backwardFilm(back);
  const shot = film.findIndex(({ kind, layer, neuron }) => kind === "weights" && layer === 1 && neuron === 1);
  const { pulses, active, sum } = filmState(back, film, shot + 0.3);
  assert.deepEqual([active, sum], [{ layer: 1, neuron: 1 }, null]);
  assert.ok(pulses.every(({ backward, to }) => backward && to === 1));
  const grads = /** @type {number[][]} */ (back.tensors["grad_layers.1.W"].data);
  for (const { from, product } of pulses) assert.ok(Math.abs(product - grads[from][1]) < 1e-12);
  const later = filmState(back, film, shot + 0.4).pulses;
  assert.ok(pulses.every(({ progress }, i) => later[i].progress < progress || progress === 0));
});

test("what flows back into a neuron along its wires adds up to its gradient", () => {
  const back = backwardTrace(2);
  const film = backwardFilm(back);
  const shot = film.findIndex(({ kind, layer }) => kind === "flow" && layer === 2);
  const { pulses } = filmState(back, film, shot + 0.3);
  const grads = /** @type {number[]} */ (back.tensors["grad_layers.1.post"].data);
  grads.forEach((grad, i) => {
    const arriving = pulses.filter(({ from }) => from === i).reduce((sum, { product }) => sum + product, 0);
    assert.ok(Math.abs(arriving - grad) < 1e-12);
  });
});
