// The pixels chapter: draw, watch the numbers flow, press any of them, pull the wires.

import { latest, post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { filmState, forwardFilm } from "../lib/film.js";
import { layersOf } from "../lib/film-layers.js";
import { percent } from "../lib/format.js";
import { indexOf, pixelsOf } from "../lib/gray.js";
import { columnsOf, nameOf, namesOf, titlesOf } from "../lib/network-view.js";
import { largestOf, numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { createAtlas } from "../marks/atlas.js";
import { createBars } from "../marks/bars.js";
import { createPad } from "../marks/pad.js";
import { dataTable } from "../marks/table.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { createFigure } from "./figure.js";
import { complain, frame, lightWords, slot, toast } from "./frame.js";
import { createNeuronTable } from "./neuron-table.js";
import { createExamples } from "./pixels-examples.js";
import { createFlips } from "./pixels-flips.js";
import { createLesson } from "./pixels-lesson.js";
import { createSettings } from "./pixels-settings.js";
import { DEFAULTS, KEY, decode, encode, forwardRequest, fround } from "./pixels-state.js";
import { pixelsPredictions } from "./pixels-predictions.js";
import { createStamps, pixelsTries } from "./pixels-story.js";
import { createTabs } from "./tabs.js";
import { weightTable } from "./weight-table.js";
import { createXrayPanel } from "./xray-panel.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").FilmShot} FilmShot */
/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

await loadMessages();

const store = createStore(DEFAULTS);
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });

/** @type {Trace | null} */
let trace = null;
/** @type {FilmShot[]} */
let shots = [];
/** @type {number[][] | null} */
let atlasRows = null;

const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);
const xray = createXrayPanel();
const forwardOf = () => ({ route: "pixels/forward", request: forwardRequest(store.get()) });

slot("pad").replaceChildren();
const pad = createPad(slot("pad"), {
  pixels: store.get().pixels,
  onChange: (pixels) => store.set({ pixels }, { group: "drawing" }),
  onHover: (place) => lightWords(place === null ? null : "pad"),
});
const { network } = createFigure(slot("network"), { store, trace: () => trace, of: forwardOf, xray, onHover: lightWords });
const bars = createBars(slot("bars"), {
  symbols: store.get().symbols,
  onOpen: (symbol, opener) => xray.open(forwardOf, lastOutput(), [symbol], opener),
});
const atlas = createAtlas(slot("atlas"), { onPick: (picture) => store.set({ pixels: pixelsOf(picture) }) });
const flips = createFlips(slot("flips"), {
  onPick: (pixels) => store.set({ pixels }),
  onOpen: (pixels, symbol, opener) => xray.open(() => ({ route: "pixels/forward", request: { ...forwardRequest(store.get()), pixels } }), lastOutput(), [symbol], opener),
});
const neurons = createNeuronTable(slot("neurons-table"));
const examples = createExamples(slot("examples"), {
  onChange: (next) => store.set({ examples: next }),
  onPick: (pixels) => store.set({ pixels }),
  onAccuracy: (flipped, opener) => xray.open(() => accuracyOf(flipped), "accuracy", [], opener),
  onProbability: (sample, symbol, opener) => xray.open(() => accuracyOf(0), lastOutput(), [sample, symbol], opener),
  most: 64,
});
const lesson = createLesson({ store, atlas, onFrame: showFrame });
const settings = createSettings(slot("settings"), { store, onShape: lesson.reshape, onHeld: lesson.hold });
weightTable(slot("network-table"), { store });
const atlasTable = dataTable(slot("atlas-table"), {
  caption: _("The network's answer for every picture"),
  columns: [_("Picture, row by row, 1 white"), ...DEFAULTS.symbols],
  rows: () => (atlasRows ?? []).map((row, i) => [pixelsOf(i).map((value) => (value > 0 ? 1 : 0)).join(""), ...row]),
});
createTabs(document.querySelector(".tabs"), { chosen: () => store.get().tab, onChoose: (tab) => store.set({ tab }, { undoable: false }), store });
const { stamp, stamps } = createStamps(store);
stamps();
pixelsTries(stamp);
pixelsPredictions(store);
frame(store, { onReturn: () => refreshAll(), light: lightFigure });

/** @param {string | null} part */
function lightFigure(part) {
  slot("pad").classList.toggle("lit-part", part === "pad");
  network.light(part === "pad" ? null : /** @type {any} */ (part));
}

function lastOutput() {
  return `layers.${(store.get().network?.sizes.length ?? 4) - 2}.post`;
}

/** @param {0 | 1} flipped */
function accuracyOf(flipped) {
  const { network: net, examples: judged, symbols } = store.get();
  return { route: "pixels/accuracy", request: { examples: judged, symbols, flips: flipped, ...(net ? { network: net } : {}) } };
}

/** Asks for the film of what is on the screen. While one answer is awaited only the newest question waits. */
const refresh = latest(async () => {
  try {
    const asked = store.get();
    const next = /** @type {Trace} */ (await post("/api/pixels/forward", forwardRequest(asked)));
    if (!asked.network && !store.get().network) {
      store.set({ network: fround(/** @type {any} */ (next.params.network)) }, { undoable: false });
    }
    show(next);
  } catch (error) {
    complain(error);
  }
});

/** @param {Trace} next */
function show(next) {
  const first = trace === null;
  trace = next;
  shots = forwardFilm(trace);
  const { position, playing } = player.state();
  player.setShots(shots, { at: first || !playing ? shots.length : position });
  transport.update(shots);
  render();
  if (xray.isOpen()) xray.refresh();
}

const refreshAtlas = latest(async () => {
  const { network: net } = store.get();
  try {
    atlasRows = await post("/api/pixels/atlas", net ? { network: net } : {});
    showAtlas();
  } catch (error) {
    complain(error);
  }
});

const refreshExamples = latest(async () => {
  try {
    const [plain, flipped] = await Promise.all([0, 1].map((each) => post("/api/pixels/accuracy", accuracyOf(/** @type {0 | 1} */ (each)).request)));
    const last = Object.keys(plain.tensors).filter((name) => name.endsWith(".post")).pop() ?? "";
    examples.update({
      examples: plain.params.examples.length === store.get().examples.length ? store.get().examples : plain.params.examples,
      symbols: store.get().symbols,
      pixels: store.get().pixels,
      probabilities: plain.tensors[last].data,
      right: plain.result.right,
      of: plain.result.of,
      flipsRight: flipped.result.right,
      flipsOf: flipped.result.of,
    });
  } catch (error) {
    complain(error);
  }
});

function showAtlas() {
  if (!atlasRows) return;
  const { pixels, symbols } = store.get();
  atlas.update({ rows: atlasRows, current: indexOf(pixels), symbols });
  pad.flips(flips.update(pixels, atlasRows, symbols));
  atlasTable.update({ columns: [_("Picture, row by row, 1 white"), ...symbols] });
}

/** @param {import("../types.js").Frame} each a moment of a training that runs on this page */
function showFrame(each) {
  atlasRows = each.atlas;
  showAtlas();
  store.set({ network: fround(each.network) }, { group: "training" });
}

let reason = "set";

function render() {
  if (!trace) return;
  const { pixels, network: net, symbols } = store.get();
  const at = filmState(trace, shots, player.state().position);
  const shown = /** @type {import("../types.js").Network} */ (net ?? trace.params.network);
  const { values, fills } = columnsOf(trace, at);
  const names = namesOf(trace);
  const name = (/** @type {number} */ column, /** @type {number} */ index) => nameOf(names, column, index);
  neurons.update(values, name);
  network.update({
    sizes: shown.sizes,
    weights: shown.weights,
    biases: shown.biases,
    symbols,
    titles: titlesOf(shown),
    values,
    fills,
    pulses: at.pulses,
    active: at.active ? { column: at.active.layer + 1, index: at.active.neuron } : null,
    name,
    limit: 1,
  });
  const last = fills[fills.length - 1];
  const known = numbersOf(trace, layersOf(trace).slice(-1)[0].post).map((share, place) => (last[place] === null ? null : share));
  bars.update({ probabilities: known, lengths: last, symbols, instant: reason !== "set", answer: last.includes(null) ? null : undefined });
  pad.update(pixels);
  tell(trace);
}

/** The figure as a sentence, made from its real values. @param {Trace} own */
function tell(own) {
  const last = numbersOf(own, lastOutput());
  if (last.length === 0) return;
  const [{ symbols }, { position, shot }] = [store.get(), player.state()];
  if (position < shots.length) return void (slot("network-says").textContent = shots[shot]?.title ?? "");
  const order = last.map((_value, i) => i).sort((a, b) => last[b] - last[a]);
  const text = _("It answers {symbol} with {percent}; next comes {other} with {rest}.", {
    symbol: symbols[order[0]], percent: percent(last[order[0]]), other: symbols[order[1]], rest: percent(last[order[1]]),
  });
  if (slot("network-says").textContent !== text) slot("network-says").textContent = text;
  return void slot("pad").setAttribute("data-answer", symbols[largestOf(last)]);
}

function refreshAll() {
  refresh();
  refreshAtlas();
  refreshExamples();
}

store.subscribe((state, { keys }) => {
  const has = (/** @type {string[]} */ ...names) => names.some((name) => keys.includes(name));
  if (has("pixels")) pad.update(state.pixels);
  if (has("pixels", "network", "symbols")) refresh();
  if (has("network") && !lesson.running()) refreshAtlas();
  if (has("pixels", "symbols")) showAtlas();
  if (has("network", "examples", "symbols", "pixels") && !lesson.running()) refreshExamples();
  if (has("symbols")) stamps();
  settings.update();
});
player.subscribe((state) => {
  reason = state.reason;
  render();
});
settings.update();
if (store.get().network) refreshAll();
else refresh(); // its answer brings the network, and with it the rest
