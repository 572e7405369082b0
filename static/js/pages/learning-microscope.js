// The microscope: the way back of one example, as a film; and one weight of it, taken apart.

import { latest, post } from "../api.js";
import { backwardFilm, filmState } from "../lib/film.js";
import { layersOf } from "../lib/film-layers.js";
import { placeIn } from "../lib/film-position.js";
import { number, percent } from "../lib/format.js";
import { carriedAt, nameOf, namesOf, titlesOf } from "../lib/network-view.js";
import { shownOf } from "../lib/film-state.js";
import { largestOf, numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { createFigure } from "./figure.js";
import { complain, lightWords, slot } from "./frame.js";
import { createPicker } from "./learning-picker.js";
import { createWeight } from "./learning-weight.js";
import { lessonOf, rateAt } from "./pixels-state.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {import("../types.js").Network} Network */
/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

/**
 * @param {{ store: import("../store.js").Store<PixelsState>, xray: import("./xray-panel.js").XrayPanel,
 *   moment: () => import("../types.js").Frame | null, onShots: (shots: FilmShot[]) => void, position: () => number }} options
 *   `moment`: where the training stands
 */
export function createMicroscope({ store, xray, moment, onShots, position }) {
  /** @type {Trace | null} */
  let single = null;
  /** @type {Trace | null} */
  let batch = null;
  /** @type {FilmShot[]} */
  let shots = [];
  let blamed = false; // whether the neurons show their blame now, not what they sent
  const chosen = () => store.get().examples[Math.min(store.get().example, store.get().examples.length - 1)];
  const rate = () => rateAt(store.get(), moment()?.epoch ?? 0); // of the step from this moment on
  const common = () => ({ network: moment()?.network, symbols: store.get().symbols, ...lessonOf({ ...store.get(), rate: rate() }) });
  const singleRequest = () => ({ ...common(), pixels: chosen().pixels, target: chosen().target });
  const batchRequest = () => ({ ...common(), examples: store.get().examples });
  const singleOf = () => ({ route: "pixels/backward", request: singleRequest() });

  const picker = createPicker(slot("example"), { onPick: (example) => store.set({ example }) });
  const { network: figure } = createFigure(slot("backward"), {
    store,
    trace: () => single,
    of: singleOf,
    xray,
    editable: false,
    onHover: lightWords,
    placeOf: (column, index) => ({ tensor: column === 0 ? "pixels" : `${blamed ? "grad_" : ""}layers.${column - 1}.${blamed ? "pre" : "post"}`, index: [index] }),
    carriedAt: ({ pulse, multiplied }) => carriedAt(/** @type {Trace} */ (single), pulse, multiplied, shots[placeIn(position(), shots.length).shot]?.kind === "weights"),
    onWire: ({ layer, from, to }) => {
      store.set({ weight: codeOf(layer, from, to) });
      return true;
    },
  });
  const weight = createWeight(slot("weight"), slot("proof"), {
    onChoose: ({ layer, from, to }) => store.set({ weight: codeOf(layer, from, to) }),
    onOpen: (of, tensor, index, opener, part) => xray.open(() => of, tensor, index, opener, part),
  });
  const table = dataTable(slot("backward-table"), {
    caption: _("The blame of every neuron for this example"),
    columns: [_("Neuron"), _("Output"), _("Blame of its sum")],
    rows: () => told,
    onOpen: (row, column, opener) => {
      const [layer, neuron] = single ? neuronAt(single, row) : [0, 0];
      xray.open(singleOf, column === 1 ? `layers.${layer}.post` : `grad_layers.${layer}.pre`, [neuron], opener);
    },
  });
  /** Of every neuron: its name, what it sent, and its blame where the film has come to it. @type {[string, number, number | null][]} */
  let told = [];

  const load = latest(async () => {
    if (!moment()) return;
    try {
      const request = batchRequest();
      const [one, all] = await Promise.all([post("/api/pixels/backward", singleRequest()), post("/api/pixels/backward", request)]);
      single = one;
      batch = all;
      shots = backwardFilm(one);
      onShots(shots);
      showWeight(request);
    } catch (error) {
      complain(error);
    }
  });

  /** @param {Record<string, unknown>} request */
  function showWeight(request) {
    const { weight: code, examples, example } = store.get();
    const wire = batch ? ((code && wireOf(code, batch)) || steepest(batch)) : null;
    weight.update(wire && batch && single ? { trace: batch, single, request, examples, example: Math.min(example, examples.length - 1), wire, rate: rate() } : null);
  }

  function render() {
    if (!single) return;
    const own = single;
    const names = namesOf(own);
    const state = filmState(own, shots, position());
    const net = /** @type {Network} */ (own.params.network);
    const blames = layersOf(own).map((layer) => numbersOf(own, `grad_${layer.pre}`).map((value, j) => (shownOf(state, `grad_${layer.pre}`, j) > 0 ? value : null)));
    const outs = layersOf(own).map((layer) => numbersOf(own, layer.post));
    const started = blames.some((column) => column.some((value) => value !== null));
    const values = [numbersOf(own, "pixels"), ...outs.map((column, l) => column.map((value, j) => (started ? blames[l][j] : value)))];
    blamed = started;
    const largest = Math.max(...blames.flat().map((value) => Math.abs(value ?? 0)), 1e-9);
    const fills = values.map((column, at) => (at === 0 || !started ? column : column.map((value) => (value === null ? null : value / largest))));
    figure.update({
      sizes: net.sizes,
      weights: net.weights,
      biases: net.biases,
      symbols: store.get().symbols,
      titles: titlesOf(net),
      values,
      fills,
      pulses: state.pulses,
      active: state.active ? { column: state.active.layer + 1, index: state.active.neuron } : null,
      name: (column, index) => nameOf(names, column, index),
      limit: 1,
    });
    told = outs.flatMap((column, l) => column.map((value, j) => /** @type {[string, number, number | null]} */ ([nameOf(names, l + 1, j), value, blames[l][j]])));
    table.update();
    tell(started ? blameSays() : answerSays(outs[outs.length - 1]));
  }

  /** @param {(Node | string)[]} parts a sentence, its number a button: it is written only where it says something else */
  function tell(parts) {
    const text = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    if (slot("backward-says").textContent !== text) slot("backward-says").replaceChildren(...parts);
  }

  /** The way back as a sentence: where most of the blame is, as far as the film has come. */
  function blameSays() {
    const [name, , blame] = told.reduce((most, each) => (Math.abs(each[2] ?? 0) > Math.abs(most[2] ?? 0) ? each : most));
    const [layer, neuron] = neuronAt(/** @type {Trace} */ (single), told.findIndex(([other]) => other === name));
    return sentence((hole) => _("In the neurons now: the blame of each sum, its slope of the error. The largest is {blame}, of {neuron}. Press one.", { neuron: name, ...hole }), {
      blame: openable(number(blame ?? 0), (opener) => xray.open(singleOf, `grad_layers.${layer}.pre`, [neuron], opener)),
    });
  }

  /** @param {number[]} outputs */
  function answerSays(outputs) {
    const answer = largestOf(outputs);
    const last = layersOf(/** @type {Trace} */ (single)).length - 1;
    return sentence((hole) => _("In the neurons: what each sent for this example. It answers {symbol} with {percent}.", { symbol: store.get().symbols[answer], ...hole }), {
      percent: openable(percent(outputs[answer]), (opener) => xray.open(singleOf, `layers.${last}.post`, [answer], opener)),
    });
  }

  return {
    load,
    render,
    of: singleOf,
    shots: () => shots,
    /** @param {string[]} keys what has changed */
    follow(keys) {
      const { examples, example } = store.get();
      picker.update(examples, Math.min(example, examples.length - 1), store.get().symbols);
      if (keys.includes("weight") && batch && keys.length === 1) showWeight(batchRequest());
      else if (keys.some((key) => ["example", "examples", "rate", "loss", "hold", "symbols", "view"].includes(key))) load();
    },
    light: figure.light,
  };
}

/** @param {Trace} trace @param {number} row of the table of all neurons @returns {[number, number]} its layer, and its place there */
function neuronAt(trace, row) {
  let left = row;
  const layer = layersOf(trace).findIndex(({ d_out }) => left < d_out || ((left -= d_out), false));
  return [layer, left];
}

/** @param {number} layer @param {number} from @param {number} to */
function codeOf(layer, from, to) {
  return `${layer}.W.${from * 16 + to}`;
}

/** The wire with the largest slope of all: where there is most to see. @param {Trace} trace */
function steepest(trace) {
  let best = { layer: 0, from: 0, to: 0 };
  let largest = -1;
  for (let layer = 0; trace.tensors[`grad_layers.${layer}.W`]; layer += 1) {
    const rows = /** @type {number[][]} */ (trace.tensors[`grad_layers.${layer}.W`].data);
    rows.forEach((row, from) =>
      row.forEach((value, to) => {
        if (Math.abs(value) <= largest) return;
        largest = Math.abs(value);
        best = { layer, from, to };
      }),
    );
  }
  return best;
}

/** @param {string} code "0.W.35": layer, and from × 16 + to @param {Trace} trace @returns {{ layer: number, from: number, to: number } | null} null for a wire that is not there */
function wireOf(code, trace) {
  const [layer, , place] = code.split(".");
  const wire = { layer: Number(layer), from: Math.floor(Number(place) / 16), to: Number(place) % 16 };
  const shape = trace.tensors[`layers.${wire.layer}.W`]?.shape;
  return shape && wire.from < shape[0] && wire.to < shape[1] ? wire : null;
}
