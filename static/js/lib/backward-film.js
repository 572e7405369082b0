// Learning as a film: the error, what it asks of every neuron and every wire, last layer first, and the step downhill.

import {
  errorFormula,
  flowFormula,
  formulaOf,
  lossFormula,
  unsquashFormula,
  updateFormula,
  weightsFormula,
} from "./film-formulas.js";
import { layersOf, writerOf } from "./film-layers.js";
import { labelOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {import("./film-layers.js").Layer} Layer */

const LOSS = 1200;
const SQUASH = 900;
const FIRST_NEURON = 2600;
const OTHER_NEURON = 520;
const FLOW = 1400;
const UPDATE = 1000;

/**
 * @param {Trace} trace
 * @returns {FilmShot[]} empty where there is no error to learn from, or several pictures at once
 */
export function backwardFilm(trace) {
  const layers = layersOf(trace);
  const loss = writerOf(trace, "loss");
  if (layers.length === 0 || !loss) return [];
  const back = [...layers].reverse();
  const last = back[0];
  const error = errorShot(trace, last, loss.op === "squared_error");
  const passes = back.flatMap((layer) =>
    layerShots(trace, layer, layer === last && error.tensor === `grad_${last.pre}`),
  );
  const updates = layers.filter(({ W }) => trace.tensors[`${W}.stepped`]).map((layer) => updateShot(trace, layer));
  return [lossShot(trace, loss), error, ...passes, ...updates];
}

/**
 * @param {Pick<FilmShot, "kind" | "duration" | "title" | "parts" | "tensor"> & Partial<FilmShot>} shot
 * @returns {FilmShot}
 */
function shotOf(shot) {
  return { major: true, layer: null, neuron: null, step: null, index: null, formula: formulaOf(shot.parts), ...shot };
}

/** @param {Trace} trace @param {import("../types.js").Step} loss */
function lossShot(trace, loss) {
  const title = _("The error says how wrong the answer is, as one number");
  const parts = lossFormula(trace, loss.op);
  return shotOf({ kind: "loss", duration: LOSS, step: loss.id, tensor: "loss", index: [], title, parts });
}

/** @param {Trace} trace @param {Layer} last @param {boolean} squared */
function errorShot(trace, last, squared) {
  const tensor = squared ? `grad_${last.post}` : `grad_${last.pre}`;
  const title = squared
    ? _("How the error changes with each probability")
    : _("How the error changes with each sum of the last layer");
  const parts = errorFormula(trace, tensor, squared);
  return shotOf({
    kind: "error",
    duration: LOSS,
    layer: last.layer,
    step: stepOf(trace, tensor),
    tensor,
    title,
    parts,
  });
}

/** @param {Trace} trace @param {string} name @returns {number | null} the id of the step that wrote it */
function stepOf(trace, name) {
  return writerOf(trace, name)?.id ?? null;
}

/**
 * @param {Trace} trace @param {Layer} layer @param {boolean} straight whether the error arrived before its squash
 * @returns {FilmShot[]}
 */
function layerShots(trace, layer, straight) {
  const squash = straight ? [] : [unsquashShot(trace, layer)];
  const flow = layer.layer === 0 ? [] : [flowShot(trace, layer)];
  return [...squash, ...weightShots(trace, layer), ...flow];
}

/** @param {Trace} trace @param {Layer} layer */
function unsquashShot(trace, layer) {
  const tensor = `grad_${layer.pre}`;
  const title = layer.last
    ? _("Back through the last squash")
    : _("Back through the squash of hidden layer {layer}", { layer: layer.layer + 1 });
  const parts = unsquashFormula(trace, layer);
  return shotOf({
    kind: "unsquash",
    duration: SQUASH,
    layer: layer.layer,
    step: stepOf(trace, tensor),
    tensor,
    title,
    parts,
  });
}

/** @param {Trace} trace @param {Layer} layer */
function weightShots(trace, layer) {
  const tensor = `grad_${layer.W}`;
  return Array.from({ length: layer.d_out }, (_v, j) =>
    shotOf({
      kind: "weights",
      duration: j === 0 ? FIRST_NEURON : OTHER_NEURON,
      major: j === 0,
      layer: layer.layer,
      neuron: j,
      step: stepOf(trace, tensor),
      tensor,
      title: layer.last
        ? _("What the error asks of each wire into {symbol}", { symbol: labelOf(trace, "symbol", j) })
        : _("What the error asks of each wire into neuron {n} of hidden layer {layer}", {
            n: j + 1,
            layer: layer.layer + 1,
          }),
      parts: weightsFormula(trace, layer, j),
    }),
  );
}

/** @param {Trace} trace @param {Layer} layer */
function flowShot(trace, layer) {
  const tensor = `grad_${layer.input}`;
  const title = _("What flows back to hidden layer {layer}", { layer: layer.layer });
  const parts = flowFormula(trace, layer);
  return shotOf({
    kind: "flow",
    duration: FLOW,
    layer: layer.layer,
    step: stepOf(trace, tensor),
    tensor,
    title,
    parts,
  });
}

/** @param {Trace} trace @param {Layer} layer */
function updateShot(trace, layer) {
  const held = `${layer.W}.held`;
  const tensor = trace.tensors[held] ? held : `${layer.W}.stepped`;
  const title = layer.last
    ? _("The weights into the last layer take one step downhill")
    : _("The weights into hidden layer {layer} take one step downhill", { layer: layer.layer + 1 });
  const parts = updateFormula(trace, layer);
  return shotOf({
    kind: "update",
    duration: UPDATE,
    layer: layer.layer,
    step: stepOf(trace, tensor),
    tensor,
    title,
    parts,
  });
}
