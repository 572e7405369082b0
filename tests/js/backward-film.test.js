import assert from "node:assert/strict";
import { test } from "node:test";

import { backwardFilm } from "../../static/js/lib/film.js";
import { backwardTrace, forwardTrace } from "./traces.js";

const trace = backwardTrace(1);
const shots = backwardFilm(trace);
const names = (/** @type {import("../../static/js/types.js").FilmShot[]} */ film) =>
  film.map(({ kind, layer, neuron }) => [kind, layer, neuron].filter((part) => part !== null).join(" "));

test("learning is shown from the error back to the first layer, and then the step", () => {
  assert.deepEqual(names(shots), [
    ...["loss", "error 2", "unsquash 2", "weights 2 0", "weights 2 1", "weights 2 2", "weights 2 3", "flow 2"],
    ...["unsquash 1", "weights 1 0", "weights 1 1", "flow 1"],
    ...["unsquash 0", "weights 0 0", "weights 0 1", "weights 0 2"],
    ...["update 0", "update 1", "update 2"],
  ]);
});

test("with cross-entropy the error arrives before the last squash, which is then not walked back", () => {
  const film = backwardFilm(backwardTrace(1, "cross_entropy"));
  assert.deepEqual(names(film).slice(0, 3), ["loss", "error 2", "weights 2 0"]);
  assert.equal(film[1].tensor, "grad_layers.2.pre");
  assert.equal(film.filter(({ kind }) => kind === "unsquash").length, 2);
});

test("every shot shows a tensor of the trace, and the step that wrote it", () => {
  for (const film of [shots, backwardFilm(backwardTrace(3, "cross_entropy"))]) {
    const { steps } = film === shots ? trace : backwardTrace(3, "cross_entropy");
    for (const { step, tensor } of film) assert.equal(steps.find(({ id }) => id === step)?.writes, tensor);
  }
});

test("the formula of the squared error adds up to the loss, also from its rounded numbers", () => {
  const [left, right] = shots[0].formula.split(" = ");
  const squares = [...left.matchAll(/\(([\d.]+) − ([01])\)²/g)].map(([, p, t]) => (Number(p) - Number(t)) ** 2);
  assert.equal(squares.length, 4);
  assert.ok(Math.abs(squares.reduce((a, b) => a + b) - Number(right)) < 0.03);
});

test("the formula of the cross-entropy takes log p where wanted and log(1 − p) where not", () => {
  const { formula } = backwardFilm(backwardTrace(1, "cross_entropy"))[0];
  const [left, right] = formula.split(" = ");
  const surprises = [...left.matchAll(/log(?: ([\d.]+)|\(1 − ([\d.]+)\))/g)].map(
    ([, p, q]) => -Math.log(p ? Number(p) : 1 - Number(q)),
  );
  assert.equal(surprises.length, 4);
  assert.ok(Math.abs(surprises.reduce((a, b) => a + b) - Number(right)) < 0.06);
});

test("with shares of one whole only the wanted answer counts in the cross-entropy", () => {
  const shares = backwardTrace(1, "cross_entropy");
  const loss = shares.steps.find(({ writes }) => writes === "loss");
  assert.ok(loss);
  loss.op = "softmax_cross_entropy";
  const wanted = /** @type {number[]} */ (shares.tensors["layers.2.post"].data)[1];
  assert.ok(backwardFilm(shares)[0].formula.startsWith(`−log ${wanted.toFixed(2)} = `));
});

test("each product in a formula is what its two numbers make", () => {
  const weights = shots.filter(({ kind }) => kind === "weights");
  for (const { formula } of weights) {
    const products = [...formula.replaceAll("−", "-").matchAll(/(-?[\d.]+)·\(?(-?[\d.]+)\)? = (-?[\d.]+)/g)];
    assert.ok(products.length >= 2, formula);
    for (const [, a, b, c] of products) assert.ok(Math.abs(Number(a) * Number(b) - Number(c)) < 0.02, formula);
  }
});

test("the update shows the weight that moves most, its rate, and whether it was held", () => {
  const free = shots.find(({ kind }) => kind === "update")?.formula ?? "";
  assert.match(free, /^−?[\d.]+ − 0\.5·\(?−?[\d.]+\)? = −?[\d.]+$/);
  const film = backwardFilm(backwardTrace(1, "squared", 50));
  assert.ok(film.some(({ kind, formula }) => kind === "update" && / = −?[\d.]+, held at −?1$/.test(formula)));
});

test("without an error, and for several pictures at once, there is nothing to show", () => {
  assert.deepEqual(backwardFilm(forwardTrace()), []);
  assert.deepEqual(backwardFilm({ ...trace, axes: { ...trace.axes, sample: 4 } }), []);
});

test("no formula and no title has a hole in it", () => {
  for (const { title, formula } of [...shots, ...backwardFilm(backwardTrace(0, "cross_entropy"))]) {
    assert.doesNotMatch(`${title} ${formula}`, /undefined|NaN|\?|\{/);
  }
});
