// One moment of a training on the screen: the network, the map of all pictures, the curve, and the moment in numbers.

import { percent } from "../lib/format.js";
import { indexOf, pixelsOf } from "../lib/gray.js";
import { nameOf, titlesOf } from "../lib/network-view.js";
import { largestOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { createAtlas } from "../marks/atlas.js";
import { createCurve } from "../marks/curve.js";
import { write } from "../marks/element.js";
import { pixelNames } from "../marks/picture.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { createFigure } from "./figure.js";
import { lightWords, slot } from "./frame.js";
import { createNow } from "./learning-now.js";
import { createNeuronTable } from "./neuron-table.js";
import { createPicker } from "./learning-picker.js";

/** @typedef {import("../types.js").Frame} Frame */

/**
 * @param {{ store: import("../store.js").Store<import("./pixels-state.js").PixelsState>, run: ReturnType<typeof import("./learning-run.js").createRun>,
 *   xray: import("./xray-panel.js").XrayPanel, calls: ReturnType<typeof import("./learning-calls.js").callsOf>,
 *   onSeek: (epoch: number) => void }} options
 */
export function createTrainingView({ store, run, xray, calls, onSeek }) {
  const { network: figure, openNumber } = createFigure(slot("network"), { store, trace: () => null, of: calls.moment, xray, editable: false, onHover: lightWords });
  const atlas = createAtlas(slot("atlas"), {
    onShare: (picture, symbol, opener) => xray.open(() => calls.picture(pixelsOf(picture)), calls.lastOutput(), [symbol], opener),
    onCount: (symbol, opener) => xray.open(calls.space, "counts", [symbol], opener),
    onFlips: (opener) => xray.open(calls.space, "n_flips", [], opener),
  });
  /** @param {"loss" | "accuracy"} what @param {Frame} frame @param {Element} opener */
  const openPoint = (what, frame, opener) => xray.open(calls.point(what, frame), what, [], opener);
  const curve = createCurve(slot("curve"), { onSeek, onOpen: (what, point, opener) => openPoint(what, /** @type {Frame} */ (point), opener) });
  /** Every point of every line, with the name of its line. */
  const points = () => run.curves().flatMap(({ points: own, label }) => own.map((point) => ({ point, label })));
  const table = dataTable(slot("curve-table"), {
    caption: _("Error and share of right answers while it learned"),
    columns: [_("Epoch"), _("Error"), _("Right"), _("Line")],
    rows: () => points().map(({ point: { epoch, loss, accuracy }, label }) => [String(epoch), loss, accuracy, label]),
    onOpen: (row, column, opener) => openPoint(column === 1 ? "loss" : "accuracy", points()[row].point, opener),
  });
  /** @type {Frame | null} the moment that is shown */
  let moment_ = null;
  const atlasTable = dataTable(slot("atlas-table"), {
    caption: _("The network's answer for every picture"),
    columns: [],
    rows: () => (moment_?.atlas ?? []).map((row, picture) => [pixelsOf(picture).map((value) => (value > 0 ? 1 : 0)).join(""), ...row]),
    onOpen: (picture, column, opener) => xray.open(() => calls.picture(pixelsOf(picture)), calls.lastOutput(), [column - 1], opener),
  });
  const neurons = createNeuronTable(slot("neurons-table"), openNumber);
  const shown = createPicker(slot("shown"), { onPick: (at) => store.set({ example: at }, { undoable: false }) });
  const moment = createNow(slot("now"), slot("findings"), {
    onOpen: (what, sample, opener) => {
      if (what === "loss") xray.open(calls.error, "loss", [], opener);
      else if (what === "accuracy") xray.open(calls.accuracy, "n_right", [], opener);
      else xray.open(calls.accuracy, calls.lastOutput(), [sample, store.get().examples[sample].target], opener);
    },
    onFinding: (finding, frame, opener) => {
      const { of, tensor, index } = calls.finding(finding, frame);
      xray.open(() => of, tensor, index, opener);
    },
  });

  /** @param {Frame} at */
  function render(at) {
    const { examples, symbols, epochs, forkAt } = store.get();
    const own = Math.min(store.get().example, examples.length - 1);
    const outputs = at.activations[at.activations.length - 1][own];
    const names = { columns: at.network.sizes.length, pixel: pixelNames(), symbol: symbols };
    const values = [examples[own].pixels, ...at.activations.map((layer) => layer[own])];
    figure.update({
      sizes: at.network.sizes,
      weights: at.network.weights,
      biases: at.network.biases,
      symbols,
      titles: titlesOf(at.network),
      values,
      pulses: [],
      active: null,
      name: (column, index) => nameOf(names, column, index),
      limit: 1,
    });
    const answer = largestOf(outputs);
    says(symbols[answer], answer, percent(outputs[answer]));
    shown.update(examples, own, symbols);
    moment_ = at;
    neurons.update(values, (column, index) => nameOf(names, column, index));
    atlasTable.update({ columns: [_("Picture, row by row, 1 white"), ...symbols] });
    atlas.update({ rows: at.atlas, answers: at.answers, current: indexOf(examples[own].pixels), symbols });
    moment.update(at, examples, symbols, run.isWhole(at));
    curve.update({ runs: run.curves(), cursor: at.epoch, limit: epochs });
    slot("unfork").hidden = forkAt === null;
  }

  let answered = 0;
  const share = openable("", (opener) => xray.open(calls.moment, calls.lastOutput(), [answered], opener));
  let said = "";

  /** @param {string} symbol @param {number} answer its place @param {string} text the probability */
  function says(symbol, answer, text) {
    answered = answer;
    write(share, text);
    if (said === symbol) return;
    said = symbol;
    slot("network-says").replaceChildren(...sentence((hole) => _("For this example it answers {symbol} with {percent}.", { symbol, ...hole }), { percent: share }));
  }

  return { render, table, light: figure.light };
}
