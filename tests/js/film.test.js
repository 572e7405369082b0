import assert from "node:assert/strict";
import { test } from "node:test";

import { forwardFilm } from "../../static/js/lib/film.js";
import { backwardTrace, forwardTrace, NETWORK, PIXELS } from "./traces.js";

const trace = forwardTrace();
const shots = forwardFilm(trace);

/** @param {string} kind @param {number | null} layer @param {number | null} [neuron] */
function shot(kind, layer, neuron = null) {
  const found = shots.filter((each) => each.kind === kind && each.layer === layer && each.neuron === neuron);
  assert.equal(found.length, 1, `${kind} ${layer} ${neuron}`);
  return found[0];
}

/** @param {number[][]} rows @param {number} j */
const column = (rows, j) => rows.map((row) => row[j]);

test("the film shows the pixels, then layer by layer every neuron and the squash, then the answer", () => {
  const order = shots.map(({ kind, layer, neuron }) => (kind === "neuron" ? `${layer}.${neuron}` : kind));
  const first = ["0.0", "0.1", "0.2", "squash"];
  assert.deepEqual(order, ["pixels", ...first, "1.0", "1.1", "squash", "2.0", "2.1", "2.2", "2.3", "squash", "answer"]);
});

test("the first neuron of a layer takes its time, the others hurry", () => {
  assert.deepEqual(
    [0, 1, 2].map((j) => shot("neuron", 0, j).duration),
    [2600, 520, 520],
  );
  assert.deepEqual(
    [0, 1, 2].map((j) => shot("neuron", 0, j).major),
    [true, false, false],
  );
  assert.equal(shot("squash", 1).duration, 900);
});

test("every shot names the step of the trace that it shows, and the steps come in their order", () => {
  const steps = shots.flatMap(({ step }) => (step === null ? [] : [step]));
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
  assert.deepEqual(new Set(steps), new Set(trace.steps.map(({ id }) => id)));
  for (const { step, tensor, kind } of shots) {
    if (kind !== "pixels") assert.equal(trace.steps.find(({ id }) => id === step)?.writes, tensor);
  }
});

test("every shot opens in the x-ray what it shows", () => {
  assert.deepEqual([shot("neuron", 1, 1).tensor, shot("neuron", 1, 1).index], ["layers.1.pre", [1]]);
  assert.deepEqual([shot("squash", 2).tensor, shot("squash", 2).index], ["layers.2.post", null]);
});

test("the formula of a neuron holds its real numbers, the largest product first, and its real sum", () => {
  const { formula } = shot("neuron", 0, 1);
  const weights = column(NETWORK.weights[0], 1);
  const total = PIXELS.reduce((sum, pixel, i) => sum + pixel * weights[i], NETWORK.biases[0][1]);
  const largest = weights.map((w, i) => w * PIXELS[i]).sort((a, b) => Math.abs(b) - Math.abs(a))[0];
  const [left, right] = formula.split(" = ");
  assert.equal(right, total.toFixed(2).replace("-", "−"));
  assert.match(left, / \+ …$/);
  const [w, pixel] = left
    .split(/ [+−] /)[0]
    .replaceAll("−", "-")
    .split("·")
    .map(Number);
  assert.ok(Math.abs(w * pixel - largest) < 0.005);
});

test("the formula of a squash holds the sums and what became of them", () => {
  const { data } = trace.tensors["layers.0.pre"];
  const pre = /** @type {number[]} */ (data);
  for (const part of shot("squash", 0).formula.split(", ")) {
    const [, before, after] = part.replaceAll("−", "-").match(/^tanh\((.*)\) = (.*)$/) ?? [];
    assert.ok(
      pre.some((v) => Math.abs(v - Number(before)) <= 0.005 && Math.abs(Math.tanh(v) - Number(after)) <= 0.005),
    );
  }
});

test("softmax and relu have formulas of their own", () => {
  const other = forwardFilm(forwardTrace({ ...NETWORK, hidden: "relu", output: "softmax" }));
  const squashes = other.filter(({ kind }) => kind === "squash").map(({ formula }) => formula);
  assert.match(squashes[0], /^max\(0, /);
  assert.match(squashes[2], /^e\^\(?−?[\d.]+\)? \/ \(e\^.* \+ e\^.* \+ e\^.* \+ e\^.*\) = [\d.]+$/);
});

test("the answer is the most probable symbol, under the name that the trace gives it", () => {
  const probabilities = /** @type {number[]} */ (trace.tensors["layers.2.post"].data);
  const answer = probabilities.indexOf(Math.max(...probabilities));
  const last = shots[shots.length - 1];
  assert.deepEqual(last.index, [answer]);
  assert.ok(last.title.includes(["✕", "◯", "+", "—"][answer]));
  assert.ok(last.formula.includes(`${Math.round(probabilities[answer] * 100)}%`));
});

test("the forward part of a backward trace is the same film", () => {
  assert.deepEqual(forwardFilm(backwardTrace(1)), shots);
});

test("there is no film of several pictures at once", () => {
  assert.deepEqual(forwardFilm({ ...trace, axes: { ...trace.axes, sample: 4 } }), []);
});

test("no formula and no title has a hole in it", () => {
  for (const { title, formula } of shots) assert.doesNotMatch(`${title} ${formula}`, /undefined|NaN|\?|\{/);
});

test("the pieces of a formula are the formula, and each piece that ends in a number opens that number", () => {
  for (const { formula, parts } of shots) {
    assert.equal(parts.map(({ text, after }) => text + after).join(""), formula);
    for (const { text, tensor = "", index = [] } of parts) {
      const value = /** @type {number} */ (index.reduce((tree, i) => /** @type {any} */ (tree)[i], /** @type {any} */ (trace.tensors[tensor].data)));
      const shown = text.split(/ = |\s/).pop() ?? "";
      const said = shown.endsWith("%") ? Number(shown.slice(0, -1)) / 100 : Number(shown.replace("−", "-"));
      assert.ok(Number.isNaN(said) || Math.abs(said - value) <= 0.0051 * Math.max(1, Math.abs(value)), `${text}: ${value}`);
    }
  }
});
