// The forward pass as a film: the pixels, every neuron's sum, every layer's squash, the answer.

import { answerFormula, formulaOf, neuronFormula, pixelsFormula, squashFormula } from "./film-formulas.js";
import { layersOf } from "./film-layers.js";
import { labelOf, largestOf, numbersOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {import("./film-layers.js").Layer} Layer */

export { backwardFilm } from "./backward-film.js";
export { filmState, shownOf } from "./film-state.js";

const OPENING = 1000;
const FIRST_NEURON = 2600;
const OTHER_NEURON = 520;
const SQUASH = 900;
const ANSWER = 1200;

/** @param {Trace} trace @returns {FilmShot[]} empty for a trace of several pictures at once */
export function forwardFilm(trace) {
  const layers = layersOf(trace);
  if (layers.length === 0) return [];
  const passes = layers.flatMap((layer) => [...neuronShots(trace, layer), squashShot(trace, layer)]);
  return [openingShot(trace), ...passes, answerShot(trace, layers[layers.length - 1])];
}

/** @param {import("../types.js").FormulaPart[]} parts */
function writtenAs(parts) {
  return { formula: formulaOf(parts), parts };
}

/** @param {Trace} trace @returns {FilmShot} */
function openingShot(trace) {
  return {
    kind: "pixels",
    duration: OPENING,
    major: true,
    layer: null,
    neuron: null,
    step: null,
    tensor: "pixels",
    index: null,
    title: _("Nine pixels become nine numbers"),
    ...writtenAs(pixelsFormula(trace)),
  };
}

/** @param {Trace} trace @param {Layer} layer @returns {FilmShot[]} */
function neuronShots(trace, layer) {
  return Array.from({ length: layer.d_out }, (_v, j) => ({
    kind: "neuron",
    duration: j === 0 ? FIRST_NEURON : OTHER_NEURON,
    major: j === 0,
    layer: layer.layer,
    neuron: j,
    step: layer.linear.id,
    tensor: layer.pre,
    index: [j],
    title: layer.last
      ? _("{symbol} adds up what arrives", { symbol: labelOf(trace, "symbol", j) })
      : _("Neuron {n} of hidden layer {layer} adds up what arrives", { n: j + 1, layer: layer.layer + 1 }),
    ...writtenAs(neuronFormula(trace, layer, j)),
  }));
}

/** @param {Trace} trace @param {Layer} layer @returns {FilmShot} */
function squashShot(trace, layer) {
  return {
    kind: "squash",
    duration: SQUASH,
    major: true,
    layer: layer.layer,
    neuron: null,
    step: layer.squash.id,
    tensor: layer.post,
    index: null,
    title: layer.last
      ? _("The last layer turns its sums into probabilities")
      : _("Hidden layer {layer} squashes its sums", { layer: layer.layer + 1 }),
    ...writtenAs(squashFormula(trace, layer)),
  };
}

/** @param {Trace} trace @param {Layer} layer the last @returns {FilmShot} */
function answerShot(trace, layer) {
  const answer = largestOf(numbersOf(trace, layer.post));
  return {
    kind: "answer",
    duration: ANSWER,
    major: true,
    layer: null,
    neuron: answer,
    step: layer.squash.id,
    tensor: layer.post,
    index: [answer],
    title: _("The answer is {symbol}", { symbol: labelOf(trace, "symbol", answer) }),
    ...writtenAs(answerFormula(trace, layer)),
  };
}
