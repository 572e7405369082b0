import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { decodeState, encodeState, wholeIn } from "../../static/js/lib/codec.js";
import { bindLink } from "../../static/js/link.js";
import { createStore } from "../../static/js/store.js";

const PARTS = { seed: wholeIn(0, 99), epochs: wholeIn(0, 999) };
/** @typedef {{ seed: number, epochs: number }} State */

/** @param {{ hash?: string, stored?: string, broken?: boolean }} [start] */
function setUp({ hash = "", stored, broken = false } = {}) {
  const events = new EventTarget();
  const memory = new Map(stored === undefined ? [] : [["page", stored]]);
  const refuse = () => {
    throw new Error("refused");
  };
  const location = { hash };
  const replaceState = mock.fn(
    (/** @type {unknown} */ _data, /** @type {string} */ _unused, /** @type {string} */ url) => {
      if (broken) refuse();
      location.hash = url;
    },
  );
  /** @type {(() => void)[]} */
  const timers = [];
  const surroundings = {
    location,
    history: { state: null, replaceState },
    localStorage: {
      getItem: (/** @type {string} */ key) => (broken ? refuse() : (memory.get(key) ?? null)),
      setItem: (/** @type {string} */ key, /** @type {string} */ text) =>
        broken ? refuse() : void memory.set(key, text),
    },
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ f) => events.addEventListener(type, f),
    removeEventListener: (/** @type {string} */ type, /** @type {() => void} */ f) =>
      events.removeEventListener(type, f),
    setTimeout: (/** @type {() => void} */ callback) => timers.push(callback),
  };
  const store = createStore(/** @type {State} */ ({ seed: 1, epochs: 300 }));
  /** @type {string[]} */
  const problems = [];
  const encode = (/** @type {State} */ state) => encodeState(state, PARTS);
  const decode = (/** @type {string} */ text) => decodeState(text, PARTS);
  const onProblems = (/** @type {{ part: string }[]} */ found) => problems.push(...found.map(({ part }) => part));
  const link = bindLink(store, encode, decode, "page", { onProblems, surroundings });
  const fire = (/** @type {string} */ type) => events.dispatchEvent(new Event(type));
  const tick = () => timers.splice(0).forEach((callback) => callback());
  return { store, link, location, memory, problems, replaceState, fire, tick };
}

test("a link comes before what was stored, and that before the default", () => {
  const linked = setUp({ hash: "#seed=7&epochs=20", stored: "seed=8" });
  assert.deepEqual([linked.link.source, linked.store.get()], ["link", { seed: 7, epochs: 20 }]);
  const stored = setUp({ stored: "seed=8" });
  assert.deepEqual([stored.link.source, stored.store.get()], ["stored", { seed: 8, epochs: 300 }]);
  const fresh = setUp();
  assert.deepEqual([fresh.link.source, fresh.store.get()], ["default", { seed: 1, epochs: 300 }]);
});

test("the state of the start cannot be undone", () => {
  assert.equal(setUp({ hash: "#seed=7" }).store.canUndo(), false);
});

test("the address and the memory follow the store, many changes in one write", () => {
  const { store, location, memory, replaceState, tick } = setUp();
  for (const seed of [2, 3, 4]) store.set({ seed });
  assert.equal(replaceState.mock.callCount(), 0);
  tick();
  assert.deepEqual([location.hash, memory.get("page")], ["#seed=4&epochs=300", "seed=4&epochs=300"]);
  assert.equal(replaceState.mock.callCount(), 1);
});

test("leaving the page writes what still waits", () => {
  const { store, location, fire } = setUp();
  store.set({ seed: 5 });
  fire("pagehide");
  assert.equal(location.hash, "#seed=5&epochs=300");
});

test("a page that nobody touched keeps its plain address", () => {
  const { location, fire, tick } = setUp();
  tick();
  fire("pagehide");
  assert.equal(location.hash, "");
});

test("after a short link the address is written in full, also where it said the same before", () => {
  const { store, location, fire, tick } = setUp();
  store.set({ seed: 5 });
  tick();
  const whole = location.hash;
  location.hash = "#seed=5"; // says less: the rest takes its default, which is what it was
  fire("hashchange");
  tick();
  assert.equal(location.hash, whole);
});

test("another link on the same page replaces the whole state, and can be undone", () => {
  const { store, location, fire, tick } = setUp();
  store.set({ epochs: 20 });
  tick();
  location.hash = "#seed=9";
  fire("hashchange");
  assert.deepEqual(store.get(), { seed: 9, epochs: 300 });
  store.undo();
  assert.deepEqual(store.get(), { seed: 1, epochs: 20 });
});

test("a change that is not written yet is not undone by the older address", () => {
  const { store, fire, tick } = setUp();
  store.set({ seed: 3 });
  tick();
  store.set({ seed: 4 });
  fire("hashchange");
  assert.equal(store.get().seed, 4);
});

test("a jump to a place in the page is no link", () => {
  const { store, location, fire, problems } = setUp({ hash: "#stage", stored: "seed=8" });
  assert.equal(store.get().seed, 8);
  location.hash = "#story";
  fire("hashchange");
  assert.deepEqual([store.get().seed, problems], [8, []]);
});

test("what cannot be read of a link is reported, and the rest is taken", () => {
  const { store, problems, link } = setUp({ hash: "#seed=x&epochs=20" });
  assert.deepEqual([store.get(), problems, link.source], [{ seed: 1, epochs: 20 }, ["seed"], "link"]);
  const hopeless = setUp({ hash: "#seed=x", stored: "seed=8" });
  assert.deepEqual([hopeless.store.get().seed, hopeless.problems], [8, ["seed"]]);
});

test("a browser that refuses storage and addresses still has a page that works", () => {
  const { store, link, tick } = setUp({ broken: true });
  store.set({ seed: 3 });
  tick();
  assert.deepEqual([link.source, store.get().seed], ["default", 3]);
});

test("after stop nothing is written or followed", () => {
  const { store, link, location, fire, tick } = setUp();
  store.set({ seed: 3 });
  link.stop();
  tick();
  assert.equal(location.hash, "");
  location.hash = "#seed=9";
  fire("hashchange");
  assert.equal(store.get().seed, 3);
});

test("a link that was opened while a change waits to be written comes first", () => {
  const { store, location, fire, tick } = setUp();
  store.set({ seed: 5 });
  tick();
  store.set({ seed: 6 });
  location.hash = "#seed=7&epochs=20"; // opened; the browser has not yet told of it
  tick();
  assert.equal(location.hash, "#seed=7&epochs=20");
  fire("hashchange");
  assert.deepEqual(store.get(), { seed: 7, epochs: 20 });
  store.set({ seed: 8 });
  tick();
  assert.equal(location.hash, "#seed=8&epochs=20");
});
