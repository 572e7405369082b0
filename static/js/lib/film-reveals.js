// Which numbers each shot of a film brings to the screen.

import { layersOf } from "./film-layers.js";
import { numbersOf } from "./tensors.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {{ given: string[], byShot: string[][] }} Plan */

/** @type {WeakMap<FilmShot[], Plan>} */
const plans = new WeakMap();

/**
 * @param {Trace} trace @param {FilmShot[]} shots @param {number} at the shot that runs now
 * @param {(shot: FilmShot) => number} part how much of what that shot makes is there, 0 to 1
 * @returns {Map<string, number>} by `${tensor}:${flat index}`
 */
export function revealed(trace, shots, at, part) {
  const { given, byShot } = planOf(trace, shots);
  /** @type {Map<string, number>} */
  const values = new Map();
  for (const key of given) values.set(key, 1);
  for (const keys of byShot.slice(0, at)) for (const key of keys) values.set(key, 1);
  const keys = byShot[at] ?? [];
  if (keys.length === 0) return values;
  const now = part(shots[at]);
  const oneByOne = shots[at].kind === "pixels";
  keys.forEach((key, i) => values.set(key, oneByOne ? Math.min(1, Math.max(0, now * keys.length - i)) : now));
  return values;
}

/** @param {Trace} trace @param {FilmShot[]} shots @returns {Plan} */
function planOf(trace, shots) {
  let plan = plans.get(shots);
  if (!plan) {
    const byShot = shots.map((shot) => keysOf(trace, shot));
    plan = { given: givenIn(trace, new Set(byShot.flat())), byShot };
    plans.set(shots, plan);
  }
  return plan;
}

/**
 * @param {Trace} trace @param {Set<string>} made what the film itself brings
 * @returns {string[]} what is there from the start
 */
function givenIn(trace, made) {
  const names = Object.keys(trace.tensors).filter((name) => !/^grad_|\.(stepped|held)$|^loss$/.test(name));
  return names.flatMap((name) => wholeOf(trace, name)).filter((key) => !made.has(key));
}

/** @param {Trace} trace @param {string} name @returns {string[]} */
function wholeOf(trace, name) {
  return numbersOf(trace, name).map((_v, i) => `${name}:${i}`);
}

/** @param {Trace} trace @param {FilmShot} shot @returns {string[]} */
function keysOf(trace, shot) {
  const { kind, layer, neuron, tensor } = shot;
  const owner = layersOf(trace)[layer ?? 0];
  if (kind === "answer") return [];
  if (kind === "neuron") return [`${tensor}:${neuron}`];
  if (kind === "weights") {
    const column = Array.from({ length: owner.d_in }, (_v, i) => `${tensor}:${i * owner.d_out + (neuron ?? 0)}`);
    return [...column, `grad_${owner.b}:${neuron}`];
  }
  if (kind === "loss") return [...wholeOf(trace, "loss"), ...wholeOf(trace, "grad_loss")];
  if (kind !== "update") return wholeOf(trace, tensor);
  return [owner.W, owner.b].flatMap((name) => [".stepped", ".held"].flatMap((end) => wholeOf(trace, name + end)));
}
