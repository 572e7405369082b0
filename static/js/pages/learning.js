// The learning chapter: the training as a film that can be stopped, scrubbed and forked; and one example under the microscope.

import { latest, post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { number, percent } from "../lib/format.js";
import { indexOf } from "../lib/gray.js";
import { nameOf, titlesOf } from "../lib/network-view.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { createAtlas } from "../marks/atlas.js";
import { createCurve } from "../marks/curve.js";
import { pixelNames } from "../marks/picture.js";
import { dataTable } from "../marks/table.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { createFigure, createXrayPanel } from "./figure.js";
import { complain, frame, lightWords, slot, toast } from "./frame.js";
import { createFields } from "./learning-fields.js";
import { createMicroscope } from "./learning-microscope.js";
import { createNow } from "./learning-now.js";
import { createPicker } from "./learning-picker.js";
import { createRun } from "./learning-run.js";
import { createSettings } from "./pixels-settings.js";
import { DEFAULTS, KEY, decode, encode, fround, lessonOf } from "./pixels-state.js";
import { createTabs } from "./tabs.js";
import { createTries } from "./tries.js";

/** @typedef {import("../types.js").Frame} Frame */

await loadMessages();

const MOMENT = 45; // milliseconds of film for one frame
const store = createStore(DEFAULTS);
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });

const player = createPlayer({ shots: [] });
/** @type {{ training: number, microscope: number }} where each film stood when it was left */
const left = { training: store.get().epoch, microscope: 0 };
let wantsMore = false;

const xray = createXrayPanel();
const run = createRun({ store, onFrames: latest(async () => onFrames()) });
const example = () => store.get().examples[Math.min(store.get().example, store.get().examples.length - 1)];

/** The moment that is shown. @returns {Frame | null} */
function now() {
  const frames = run.frames();
  const at = store.get().view === "training" ? Math.round(player.state().position) : nearest(frames, left.training);
  return frames[Math.min(at, frames.length - 1)] ?? null;
}

/** @param {Frame[]} frames @param {number} epoch @returns {number} the place of the last frame that is not after an epoch */
function nearest(frames, epoch) {
  let best = 0;
  frames.forEach((each, at) => {
    if (each.epoch <= epoch) best = at;
  });
  return best;
}

const controls = {
  ...bound(),
  toggle() {
    if (store.get().view === "training" && !player.state().playing) {
      const atEnd = player.state().position >= run.frames().length - 1;
      if (!run.finished()) void run.complete();
      wantsMore = true;
      if (run.frames().length < 2 || (atEnd && !run.finished())) return;
    } else wantsMore = false;
    player.toggle();
  },
};

/** The player's own controls. */
function bound() {
  return {
    play: () => player.play(),
    pause: () => player.pause(),
    seek: (/** @type {number} */ position) => player.seek(position),
    next: () => player.next(),
    previous: () => player.previous(),
    start: () => player.start(),
    end: () => player.end(),
    setSpeed: (/** @type {0.5 | 1 | 2} */ factor) => player.setSpeed(factor),
    state: () => player.state(),
    subscribe: (/** @type {(state: import("../player.js").PlayerState) => void} */ listener) => player.subscribe(listener),
  };
}

const transport = createTransport(slot("transport"), { player: controls });
bindTransportKeys(controls);
const lastOutput = () => `layers.${(now()?.network.sizes.length ?? 4) - 2}.post`;
const momentOf = () => ({ route: "pixels/forward", request: { pixels: example().pixels, network: now()?.network, symbols: store.get().symbols } });
const errorOf = () => ({ route: "pixels/backward", request: { examples: store.get().examples, network: now()?.network, symbols: store.get().symbols, ...lessonOf(store.get()) } });
const accuracyOf = () => ({ route: "pixels/accuracy", request: { examples: store.get().examples, network: now()?.network, symbols: store.get().symbols } });

const { network: figure } = createFigure(slot("network"), {
  store,
  trace: () => null,
  of: momentOf,
  xray,
  editable: false,
  onHover: lightWords,
});
const atlas = createAtlas(slot("atlas"), {});
const curve = createCurve(slot("curve"), { onSeek: (epoch) => seekEpoch(epoch) });
const curveTable = dataTable(slot("curve-table"), {
  caption: _("Error and share of right answers while it learned"),
  columns: [_("Epoch"), _("Error"), _("Right")],
  rows: () => run.frames().map(({ epoch, loss, accuracy }) => [epoch, loss, accuracy]),
});
const shown = createPicker(slot("shown"), { onPick: (at) => store.set({ example: at }, { undoable: false }) });
const moment = createNow(slot("now"), slot("findings"), {
  onOpen: (what, sample, opener) => {
    const { target } = store.get().examples[sample];
    if (what === "loss") xray.open(errorOf, "loss", [], opener);
    else if (what === "accuracy") xray.open(accuracyOf, "accuracy", [], opener);
    else xray.open(accuracyOf, lastOutput(), [sample, target], opener);
  },
});
const microscope = createMicroscope({
  store,
  xray,
  network: () => now()?.network ?? null,
  onShots: (shots) => {
    if (store.get().view !== "microscope") return;
    player.setShots(shots, { at: Math.min(left.microscope, shots.length) });
    transport.update(shots);
    microscope.render();
  },
  position: () => player.state().position,
});
createFields(slot("lesson"), { store });
const settings = createSettings(slot("settings"), {
  store,
  onShape: (sizes) => void fresh(store.get().seed, sizes),
  onHeld: (hold) => store.set({ hold }),
});
createTabs(document.querySelector(".views"), {
  chosen: () => store.get().view,
  onChoose: (view) => store.set({ view: view === "microscope" ? "microscope" : "training" }, { undoable: false }),
  store,
});
createTries(slot("try"), [
  { text: _("Press play, and watch the curve, the wires and all 512 pictures move together.") },
  { text: _("Stop in the middle, and fork with learning rate 20. Bolder is not always faster."), act: { label: _("Fork with 20"), do: () => forkWith(20) } },
  { text: _("Look at one example, slowly: press a wire, and push its weight to prove the slope."), act: { label: _("Look"), do: () => store.set({ view: "microscope" }, { undoable: false }) } },
  { text: _("Free the weights under “Change how it learns”, and train again. How sure does it become?"), act: { label: _("Show me where"), do: openHow } },
]);
frame(store, { onReturn: () => void restart(), light: lightFigure });
wireButtons();

function openHow() {
  const how = /** @type {HTMLDetailsElement} */ (slot("how"));
  how.open = true;
  how.querySelector("summary")?.focus();
}

/** @param {string | null} part */
function lightFigure(part) {
  slot("curve").classList.toggle("lit-part", part === "curve");
  const known = /** @type {any} */ (part === "curve" ? null : part);
  (store.get().view === "training" ? figure : microscope).light(known);
}

function wireButtons() {
  slot("one-step").addEventListener("click", () => void advance("step"));
  slot("one-epoch").addEventListener("click", () => void advance("epoch"));
  slot("rewind").addEventListener("click", () => {
    wantsMore = false;
    player.start();
  });
  slot("shuffle").addEventListener("click", () => void fresh(store.get().seed + 1, store.get().network?.sizes));
  slot("fork").addEventListener("click", () => forkWith(Number(/** @type {HTMLInputElement} */ (slot("fork-rate")).value)));
  slot("unfork").addEventListener("click", () => run.unfork());
  slot("take").addEventListener("click", () => {
    const at = now();
    if (at) store.set({ network: fround(at.network) });
  });
}

/** One step or one epoch on from the moment that is shown; within the film if it is there already. @param {"step" | "epoch"} each */
async function advance(each) {
  wantsMore = false;
  player.pause();
  const at = now();
  if (!at) return;
  const after = () => run.frames().find((other) => (each === "step" ? other.step === at.step + 1 : run.isWhole(other) && other.epoch === at.epoch + 1));
  if (!after()) await run.next(at, each);
  onFrames();
  const found = after();
  if (found) player.seek(run.frames().indexOf(found));
}

/** @param {number} rate */
function forkWith(rate) {
  if (!(rate >= 0.0001 && rate <= 100)) return toast(_("A learning rate from 0.0001 to 100."));
  const frames = run.frames();
  const at = [...frames.slice(0, frames.indexOf(/** @type {Frame} */ (now())) + 1)].reverse().find(run.isWhole);
  if (!at) return undefined;
  wantsMore = true;
  void run.fork(at, rate).then(() => undefined);
  return undefined;
}

/** @param {number} seed @param {number[] | undefined} sizes */
async function fresh(seed, sizes) {
  const { network } = store.get();
  try {
    const { network: first } = await post("/api/pixels/network", { seed, sizes, hidden: network?.hidden, output: network?.output });
    store.set({ seed, first: fround(first), network: fround(first), epoch: 0, forkAt: null, forkRate: null });
  } catch (error) {
    complain(error);
  }
}

/** @param {number} epoch */
function seekEpoch(epoch) {
  wantsMore = false;
  player.pause();
  if (store.get().view === "training") player.seek(nearest(run.frames(), epoch));
}

/** The film of the training has grown, or is another. */
function onFrames() {
  if (store.get().view !== "training") return;
  const frames = run.frames();
  const { position, playing } = player.state();
  const shots = frames.slice(1).map((each, at) => ({
    duration: MOMENT,
    title: _("Epoch {epoch}: {right} of {of} right", { epoch: each.epoch, right: Math.round(each.accuracy * store.get().examples.length), of: store.get().examples.length }),
    formula: _("error {before} → {after}", { before: number(frames[at].loss), after: number(each.loss) }),
    major: each.epoch % 50 === 0 && each.epoch !== frames[at].epoch,
  }));
  player.setShots(shots, { at: Math.min(position, shots.length) });
  transport.update(shots);
  if (wantsMore && !playing && position < shots.length) player.play();
  render();
}

function render() {
  if (store.get().view === "microscope") return microscope.render();
  const at = now();
  if (!at) return undefined;
  const { examples, symbols } = store.get();
  const own = Math.min(store.get().example, examples.length - 1);
  const { network } = at;
  const values = [examples[own].pixels, ...at.activations.map((layer) => layer[own])];
  figure.update({
    sizes: network.sizes,
    weights: network.weights,
    biases: network.biases,
    symbols,
    titles: titlesOf(network),
    values,
    pulses: [],
    active: null,
    name: (column, index) => nameOf({ columns: network.sizes.length, pixel: pixelNames(), symbol: symbols }, column, index),
    limit: 1,
  });
  const last = values[values.length - 1];
  const best = last.indexOf(Math.max(...last));
  slot("network-says").textContent = _("For this example it answers {symbol} with {percent}.", { symbol: symbols[best], percent: percent(last[best]) });
  atlas.update({ rows: at.atlas, current: indexOf(examples[own].pixels), symbols });
  moment.update(at, examples, symbols, run.isWhole(at));
  curve.update({ runs: run.curves(), cursor: at.epoch, limit: store.get().epochs });
  slot("unfork").hidden = store.get().forkAt === null;
  return undefined;
}

/** From the first weights again, because what decides the training has changed. */
async function restart() {
  wantsMore = false;
  const { epoch } = store.get();
  await run.begin();
  if (epoch > 0) {
    await run.complete();
    if (store.get().view === "training") player.seek(nearest(run.frames(), epoch));
  }
  left.training = epoch;
  onFrames();
  if (store.get().view === "microscope") microscope.load();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
player.subscribe(({ playing, reason }) => {
  if (reason === "seek" || reason === "step") wantsMore = playing;
  render();
  clearTimeout(settling);
  settling = setTimeout(keepPlace, 200);
});

/** The link says which moment is shown, and with which weights. */
function keepPlace() {
  const at = now();
  if (!at || store.get().view !== "training") return;
  left.training = at.epoch;
  store.set({ epoch: at.epoch, network: fround(at.network) }, { undoable: false });
  if (!player.state().playing) curveTable.update();
}

const DECISIVE = ["examples", "rate", "batch", "noise", "loss", "hold", "epochs", "seed", "first"];
store.subscribe((state, { keys, reason }) => {
  settings.update();
  shown.update(state.examples, Math.min(state.example, state.examples.length - 1), state.symbols);
  microscope.follow(state.view === "microscope" ? keys : []);
  if (keys.includes("view")) showView();
  if (keys.some((key) => DECISIVE.includes(key)) || (reason !== "set" && keys.includes("forkAt"))) void restart();
  else if (keys.some((key) => ["example", "symbols"].includes(key))) render();
});

function showView() {
  const { view } = store.get();
  for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== view;
  player.pause();
  wantsMore = false;
  if (view === "microscope") {
    microscope.load();
    return;
  }
  left.microscope = player.state().position;
  const at = nearest(run.frames(), left.training);
  onFrames();
  player.seek(at);
}

settings.update();
shown.update(store.get().examples, store.get().example, store.get().symbols);
microscope.follow([]);
for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== store.get().view;
void restart();
