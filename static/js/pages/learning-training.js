// One moment of a training on the screen: the network, the map of all pictures, the curve, and the moment in numbers.

import { percent } from "../lib/format.js";
import { indexOf, pixelsOf } from "../lib/gray.js";
import { nameOf, titlesOf } from "../lib/network-view.js";
import { largestOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { createAtlas } from "../marks/atlas.js";
import { createCurve } from "../marks/curve.js";
import { pixelNames } from "../marks/picture.js";
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
  const { network: figure } = createFigure(slot("network"), { store, trace: () => null, of: calls.moment, xray, editable: false, onHover: lightWords });
  const atlas = createAtlas(slot("atlas"), {});
  const curve = createCurve(slot("curve"), { onSeek });
  const table = dataTable(slot("curve-table"), {
    caption: _("Error and share of right answers while it learned"),
    columns: [_("Epoch"), _("Error"), _("Right"), _("Line")],
    rows: () => run.curves().flatMap(({ points, label }) => points.map(({ epoch, loss, accuracy }) => [epoch, loss, accuracy, label])),
  });
  /** @type {Frame | null} the moment that is shown */
  let moment_ = null;
  const atlasTable = dataTable(slot("atlas-table"), {
    caption: _("The network's answer for every picture"),
    columns: [],
    rows: () => (moment_?.atlas ?? []).map((row, picture) => [pixelsOf(picture).map((value) => (value > 0 ? 1 : 0)).join(""), ...row]),
  });
  const neurons = createNeuronTable(slot("neurons-table"));
  const shown = createPicker(slot("shown"), { onPick: (at) => store.set({ example: at }, { undoable: false }) });
  const moment = createNow(slot("now"), slot("findings"), {
    onOpen: (what, sample, opener) => {
      if (what === "loss") xray.open(calls.error, "loss", [], opener);
      else if (what === "accuracy") xray.open(calls.accuracy, "accuracy", [], opener);
      else xray.open(calls.accuracy, calls.lastOutput(), [sample, store.get().examples[sample].target], opener);
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
    slot("network-says").textContent = _("For this example it answers {symbol} with {percent}.", { symbol: symbols[answer], percent: percent(outputs[answer]) });
    shown.update(examples, own, symbols);
    moment_ = at;
    neurons.update(values, (column, index) => nameOf(names, column, index));
    atlasTable.update({ columns: [_("Picture, row by row, 1 white"), ...symbols] });
    atlas.update({ rows: at.atlas, current: indexOf(examples[own].pixels), symbols });
    moment.update(at, examples, symbols, run.isWhole(at));
    curve.update({ runs: run.curves(), cursor: at.epoch, limit: epochs });
    slot("unfork").hidden = forkAt === null;
  }

  return { render, table, light: figure.light };
}
