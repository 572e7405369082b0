import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../static/js/store.js";

function setUp() {
  let time = 0;
  const store = createStore({ pixels: "a", weight: 0, panel: "closed" }, { now: () => time });
  return { store, pass: (/** @type {number} */ ms) => void (time += ms) };
}

test("a set replaces the state and leaves the one before as it was", () => {
  const { store } = setUp();
  const before = Object.freeze(store.get());
  store.set({ pixels: "b" });
  assert.deepEqual([before.pixels, store.get().pixels, store.get().weight], ["a", "b", 0]);
});

test("undo and redo walk through the sets", () => {
  const { store } = setUp();
  store.set({ pixels: "b" });
  store.set({ weight: 1 });
  store.undo();
  assert.deepEqual(store.get(), { pixels: "b", weight: 0, panel: "closed" });
  store.undo();
  assert.deepEqual([store.get().pixels, store.canUndo(), store.canRedo()], ["a", false, true]);
  store.redo();
  store.redo();
  assert.deepEqual([store.get().weight, store.canUndo(), store.canRedo()], [1, true, false]);
});

test("undo does not touch what was set to be kept out of it", () => {
  const { store } = setUp();
  store.set({ pixels: "b" });
  store.set({ panel: "open" }, { undoable: false });
  store.undo();
  assert.deepEqual(store.get(), { pixels: "a", weight: 0, panel: "open" });
  assert.equal(store.canRedo(), true);
});

test("a new set after an undo forgets what was undone, one outside the history does not", () => {
  const { store } = setUp();
  store.set({ pixels: "b" });
  store.undo();
  store.set({ panel: "open" }, { undoable: false });
  assert.equal(store.canRedo(), true);
  store.set({ pixels: "c" });
  assert.equal(store.canRedo(), false);
});

test("dragging a weight is one undo", () => {
  const { store, pass } = setUp();
  for (const weight of [0.1, 0.2, 0.3]) {
    store.set({ weight }, { group: "W 0 1" });
    pass(500);
  }
  store.undo();
  assert.deepEqual([store.get().weight, store.canUndo()], [0, false]);
  store.redo();
  assert.equal(store.get().weight, 0.3);
});

test("a pause, another group or another set in between makes a new undo", () => {
  const { store, pass } = setUp();
  store.set({ weight: 1 }, { group: "one" });
  pass(601);
  store.set({ weight: 2 }, { group: "one" });
  store.set({ weight: 3 }, { group: "other" });
  store.set({ pixels: "b" });
  store.set({ weight: 4 }, { group: "other" });
  const weights = [1, 2, 3, 4, 5].map(() => (store.undo(), `${store.get().weight}${store.get().pixels}`));
  assert.deepEqual(weights, ["3b", "3a", "2a", "1a", "0a"]);
});

test("a drag that goes on after an undo and a redo is an undo of its own", () => {
  const { store } = setUp();
  store.set({ weight: 1 }, { group: "drag" });
  store.undo();
  store.redo();
  store.set({ weight: 2 }, { group: "drag" });
  store.undo();
  assert.equal(store.get().weight, 1);
});

test("two hundred sets can be undone, no more", () => {
  const { store } = setUp();
  for (let weight = 1; weight <= 250; weight++) store.set({ weight });
  while (store.canUndo()) store.undo();
  assert.equal(store.get().weight, 50);
});

test("listeners hear what changed and why, and nothing where nothing changed", () => {
  const { store } = setUp();
  /** @type {string[]} */
  const heard = [];
  const stop = store.subscribe((state, { reason, keys }) => heard.push(`${reason} ${keys} ${state.weight}`));
  store.set({ weight: 1, pixels: "a" });
  store.set({ weight: 1 });
  store.undo();
  store.redo();
  stop();
  store.set({ weight: 9 });
  assert.deepEqual(heard, ["set weight 1", "undo weight 0", "redo weight 1"]);
  store.undo();
  store.undo();
  assert.equal(store.canUndo(), false);
});

test("a slow stroke is one undo all the same", () => {
  const { store, pass } = setUp();
  for (const pixels of ["b", "c", "d"]) {
    store.set({ pixels }, { group: "stroke 0", patient: true });
    pass(5000);
  }
  store.set({ pixels: "e" }, { group: "stroke 1", patient: true });
  store.undo();
  assert.equal(store.get().pixels, "d");
  store.undo();
  assert.deepEqual([store.get().pixels, store.canUndo()], ["a", false]);
});
