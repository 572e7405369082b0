// What a film shows at one place in it. Pure: scrubbing is asking again.

import { layersOf, termsInto, weightOf } from "./film-layers.js";
import { placeIn } from "./film-position.js";
import { revealed } from "./film-reveals.js";
import { numbersOf } from "./tensors.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {import("../types.js").FilmState} FilmState */
/** @typedef {import("../types.js").Pulse} Pulse */
/** @typedef {import("../types.js").Sum} Sum */

const ARRIVED = 0.5; // of a shot: until here the numbers travel,
const MULTIPLIED = 0.62; // until here each turns into its product, then they are added
const JOURNEY = 0.38; // one number's travel; the wires start one after the other

/** @param {Trace} trace @param {FilmShot[]} shots @param {number} position @returns {FilmState} */
export function filmState(trace, shots, position) {
  const { shot: at, progress } = placeIn(position, shots.length);
  const values = revealed(trace, shots, at, (shot) => revealedPart(shot, progress));
  const shot = shots[at];
  if (!shot) return { values, active: null, pulses: [], sum: null, phase: null, answer: 0 };
  const single = shot.kind === "neuron" || shot.kind === "weights";
  const moving = single || shot.kind === "flow";
  return {
    values,
    active: single && shot.layer !== null && shot.neuron !== null ? { layer: shot.layer, neuron: shot.neuron } : null,
    pulses: moving ? pulsesOf(trace, shot, progress) : [],
    sum: shot.kind === "neuron" ? sumOf(trace, shot, progress) : null,
    phase: !moving ? null : progress < ARRIVED ? "travel" : progress < MULTIPLIED ? "multiply" : "add",
    answer: shot.kind === "answer" ? progress : 0,
  };
}

/**
 * @param {FilmState} state @param {string} tensor @param {number} place flat
 * @returns {number} how much of it shows, 0 to 1
 */
export function shownOf(state, tensor, place) {
  return state.values.get(`${tensor}:${place}`) ?? 0;
}

/**
 * @param {FilmShot} shot @param {number} progress
 * @returns {number} 0 to 1: how much of what the shot makes is there
 */
function revealedPart(shot, progress) {
  const moving = shot.kind === "neuron" || shot.kind === "weights" || shot.kind === "flow";
  return moving ? span(progress, MULTIPLIED, 1) : progress;
}

/** @param {number} v @param {number} from @param {number} to @returns {number} 0 to 1 on the way between */
function span(v, from, to) {
  return Math.min(1, Math.max(0, (v - from) / (to - from)));
}

/** @param {Trace} trace @param {FilmShot} shot @param {number} progress @returns {Pulse[]} one for each wire in use */
function pulsesOf(trace, shot, progress) {
  const layer = layersOf(trace)[shot.layer ?? 0];
  const inputs = numbersOf(trace, layer.input);
  const grads = numbersOf(trace, `grad_${layer.pre}`);
  const ends = shot.neuron === null ? grads.map((_v, j) => j) : [shot.neuron];
  return inputs.flatMap((input, from) => {
    const start = ((ARRIVED - JOURNEY) * from) / Math.max(1, inputs.length - 1);
    const travelled = span(progress, start, start + JOURNEY);
    return ends.map((to) => {
      const common = { layer: layer.layer, from, to };
      if (shot.kind === "neuron") {
        const product = input * weightOf(trace, layer, from, to);
        return { ...common, progress: travelled, value: input, product, backward: false };
      }
      const factor = shot.kind === "weights" ? input : weightOf(trace, layer, from, to);
      return { ...common, progress: 1 - travelled, value: grads[to], product: grads[to] * factor, backward: true };
    });
  });
}

/** @param {Trace} trace @param {FilmShot} shot of a neuron @param {number} progress @returns {Sum} */
function sumOf(trace, shot, progress) {
  const neuron = shot.neuron ?? 0;
  const terms = termsInto(trace, layersOf(trace)[shot.layer ?? 0], neuron);
  const total = numbersOf(trace, shot.tensor)[neuron];
  const added = Math.floor(span(progress, MULTIPLIED, 1) * terms.length + 1e-9);
  const partial = terms.slice(0, added).reduce((sum, { product }) => sum + product, 0);
  const done = added === terms.length;
  return { tensor: shot.tensor, index: neuron, partial: done ? total : partial, total, added, terms: terms.length };
}
