// The pixels chapter: draw, watch the numbers flow, press any of them, pull the wires.

import { latest, post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { filmState, forwardFilm, shownOf } from "../lib/film.js";
import { percent } from "../lib/format.js";
import { carriedAt, columnsOf, nameOf, namesOf, placeAt, titlesOf } from "../lib/network-view.js";
import { largestOf, numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { createBars } from "../marks/bars.js";
import { createPad } from "../marks/pad.js";
import { openable, sentence } from "../marks/sentence.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { createFigure } from "./figure.js";
import { complain, frame, lightWords, slot, toast } from "./frame.js";
import { createNeuronTable } from "./neuron-table.js";
import { createExamples } from "./pixels-examples.js";
import { pixelsCalls } from "./pixels-calls.js";
import { createLesson } from "./pixels-lesson.js";
import { createSettings } from "./pixels-settings.js";
import { createSpace } from "./pixels-space.js";
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
/** @type {import("../types.js").FilmState | null} */
let moment = null;

const player = createPlayer({ shots: [] });
const xray = createXrayPanel();
const calls = pixelsCalls(store);
const forwardOf = () => calls.forward();
const transport = createTransport(slot("transport"), {
  player,
  onOpen: ({ tensor, index }, opener) => xray.open(forwardOf, tensor ?? "", index ?? [], opener),
});
bindTransportKeys(player);

slot("pad").replaceChildren();
let strokes = 0; // each is undone as a whole, however slowly it was drawn
const pad = createPad(slot("pad"), {
  pixels: store.get().pixels,
  onChange: (pixels, { final }) => {
    store.set({ pixels }, { group: `stroke ${strokes}`, patient: true });
    if (final) strokes += 1;
  },
  onHover: (place) => lightWords(place === null ? null : "pad"),
});
const { network, openNumber } = createFigure(slot("network"), {
  store,
  trace: () => trace,
  of: forwardOf,
  xray,
  onHover: lightWords,
  placeOf: (column, index) => placeAt(/** @type {Trace} */ (trace), /** @type {import("../types.js").FilmState} */ (moment), column, index),
  carriedAt: ({ pulse, multiplied }) => carriedAt(/** @type {Trace} */ (trace), pulse, multiplied, false),
});
const bars = createBars(slot("bars"), {
  symbols: store.get().symbols,
  onOpen: (symbol, opener) => xray.open(forwardOf, calls.lastOutput(), [symbol], opener),
});
const space = createSpace({ store, calls, xray, onFlips: (becomes) => pad.flips(becomes) });
const neurons = createNeuronTable(slot("neurons-table"), openNumber);
const examples = createExamples(slot("examples"), {
  onChange: (next) => store.set({ examples: next }),
  onPick: (pixels) => store.set({ pixels }),
  onAccuracy: (flipped, opener) => xray.open(() => calls.accuracy(flipped), "n_right", [], opener),
  onProbability: (sample, symbol, opener) => xray.open(() => calls.accuracy(0), calls.lastOutput(), [sample, symbol], opener),
  most: 64,
});
const lesson = createLesson({ store, xray, onSpace: space.follow, onFrame: (each, run) => store.set({ network: fround(each.network) }, { group: `training ${run}`, patient: true }) });
const settings = createSettings(slot("settings"), { store, onShape: lesson.reshape, onHeld: lesson.hold });
weightTable(slot("network-table"), { store });
createTabs(document.querySelector(".tabs"), { chosen: () => store.get().tab, onChoose: (tab) => store.set({ tab }, { undoable: false }), store });
const { stamp, stamps } = createStamps(store);
stamps();
pixelsTries(stamp);
pixelsPredictions(store, xray);
frame(store, { onReturn: () => refreshAll(), light: lightFigure });

/** @param {string | null} part */
function lightFigure(part) {
  slot("pad").classList.toggle("lit-part", part === "pad");
  network.light(part === "pad" ? null : /** @type {any} */ (part));
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

const refreshExamples = latest(async () => {
  try {
    const [plain, flipped] = await Promise.all([0, 1].map((each) => post("/api/pixels/accuracy", calls.accuracy(/** @type {0 | 1} */ (each)).request)));
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

let reason = "set";

function render() {
  if (!trace) return;
  const { pixels, network: net, symbols } = store.get();
  const at = filmState(trace, shots, player.state().position);
  moment = at;
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
  const known = numbersOf(trace, calls.lastOutput()).map((share, place) => (last[place] === null ? null : share));
  bars.update({ probabilities: known, lengths: last, symbols, instant: reason !== "set", answer: last.includes(null) ? null : undefined });
  pad.update(pixels);
  tell(trace);
}

const first = openable("", (opener) => xray.open(forwardOf, calls.lastOutput(), [ranked()[0]], opener));
const second = openable("", (opener) => xray.open(forwardOf, calls.lastOutput(), [ranked()[1]], opener));

/** The symbols, the most probable first. */
function ranked() {
  const last = trace ? numbersOf(trace, calls.lastOutput()) : [];
  return last.map((_value, i) => i).sort((a, b) => last[b] - last[a]);
}

/** The figure as a sentence, made from its real values. @param {Trace} own */
function tell(own) {
  const last = numbersOf(own, calls.lastOutput());
  if (last.length === 0) return;
  const { symbols } = store.get();
  const { position, shot } = player.state();
  const says = slot("network-says");
  const order = ranked();
  const key = position < shots.length ? (shots[shot]?.title ?? "") : JSON.stringify([symbols, order, last.map(percent)]);
  slot("pad").setAttribute("data-answer", symbols[largestOf(last)]);
  if (says.dataset.said === key) return;
  says.dataset.said = key;
  if (position < shots.length) return void says.replaceChildren(key);
  [first.textContent, second.textContent] = [percent(last[order[0]]), percent(last[order[1]])];
  const words = { symbol: symbols[order[0]], other: symbols[order[1]] };
  says.replaceChildren(...sentence((holes) => _("It answers {symbol} with {percent}; next comes {other} with {rest}.", { ...words, ...holes }), { percent: first, rest: second }));
}

function refreshAll() {
  refresh();
  space.refresh();
  refreshExamples();
}

store.subscribe((state, { keys }) => {
  const has = (/** @type {string[]} */ ...names) => names.some((name) => keys.includes(name));
  if (has("pixels")) pad.update(state.pixels);
  if (has("pixels", "network", "symbols")) refresh();
  if (has("network", "examples") && !lesson.running()) space.refresh();
  if (has("pixels", "symbols")) space.show();
  if (has("network", "examples", "symbols", "pixels") && (!lesson.running() || state.tab === "examples")) refreshExamples();
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
