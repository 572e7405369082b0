// The learning chapter: the training as a film that can be stopped, scrubbed and forked; and one example under the microscope.

import { post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { complain, frame, slot, toast } from "./frame.js";
import { callsOf, momentParts } from "./learning-calls.js";
import { controlsOf } from "./learning-controls.js";
import { createFields } from "./learning-fields.js";
import { typedRate } from "./learning-fork.js";
import { createMicroscope } from "./learning-microscope.js";
import { learningPredictions } from "./learning-predictions.js";
import { comparedTo, createRun, nearest } from "./learning-run.js";
import { learningTries } from "./learning-story.js";
import { createTrainingView } from "./learning-training.js";
import { createSettings } from "./pixels-settings.js";
import { DEFAULTS, KEY, decode, encode, fround } from "./pixels-state.js";
import { createTabs } from "./tabs.js";
import { createXrayPanel } from "./xray-panel.js";

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
let coming = 0;
const run = createRun({ store, onFrames: () => void (coming ||= requestAnimationFrame(onFrames)) }); // many come between two pictures

/** The moment that is shown. @returns {Frame | null} */
function now() {
  const frames = run.frames();
  const at = store.get().view === "training" ? Math.round(player.state().position) : nearest(frames, left.training);
  return frames[Math.min(at, frames.length - 1)] ?? null;
}

const controls = controlsOf(player, () => {
  if (store.get().view !== "training" || player.state().playing) {
    wantsMore = false;
    return true;
  }
  const atEnd = player.state().position >= run.frames().length - 1;
  if (!run.finished()) void run.complete();
  wantsMore = true;
  return run.frames().length > 1 && (!atEnd || run.finished());
});
const calls = callsOf(store, now);
const transport = createTransport(slot("transport"), { player: controls, onOpen: openPart });
bindTransportKeys(controls);
const training = createTrainingView({ store, run, xray, calls, onSeek: seekEpoch });
const microscope = createMicroscope({
  store,
  xray,
  moment: now,
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
learningTries({ fork: forkWith, look: () => store.set({ view: "microscope" }, { undoable: false }) });
learningPredictions(store, xray);
frame(store, { onReturn: () => void restart(), light: lightFigure });
wireButtons();

/** @param {string | null} part */
function lightFigure(part) {
  slot("curve").classList.toggle("lit-part", part === "curve");
  const known = /** @type {any} */ (part === "curve" ? null : part);
  (store.get().view === "training" ? training : microscope).light(known);
}

/** A number of the formula: one of a moment of the training, or of the way back of one example. @param {import("../types.js").FormulaPart} part @param {Element} opener */
function openPart(part, opener) {
  const { tensor = "", index = [], at } = /** @type {import("./learning-calls.js").MomentPart} */ (part);
  xray.open(at ? calls.point(tensor === "loss" ? "loss" : "accuracy", at) : microscope.of, tensor, index, opener);
}

function wireButtons() {
  slot("one-step").addEventListener("click", () => void advance("step"));
  slot("one-epoch").addEventListener("click", () => void advance("epoch"));
  slot("rewind").addEventListener("click", () => {
    wantsMore = false;
    player.start();
  });
  slot("shuffle").addEventListener("click", () => void fresh(store.get().seed + 1, store.get().network?.sizes));
  slot("fork").addEventListener("click", () => {
    const rate = typedRate();
    if (rate !== null) forkWith(rate);
  });
  slot("fork-rate").addEventListener("change", typedRate);
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
  const frames = run.frames();
  const at = [...frames.slice(0, frames.indexOf(/** @type {Frame} */ (now())) + 1)].reverse().find(run.isWhole);
  if (!at) return;
  wantsMore = true;
  void run.fork(at, rate);
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
  cancelAnimationFrame(coming);
  coming = 0;
  if (store.get().view !== "training") return;
  const frames = run.frames();
  const { position, playing } = player.state();
  const shots = frames.slice(1).map((each, at) => ({
    duration: MOMENT,
    title: _("Epoch {epoch}", { epoch: each.epoch }),
    ...momentParts(frames[at], each, store.get().examples.length),
    major: each.epoch % 50 === 0 && each.epoch !== frames[at].epoch,
  }));
  player.setShots(shots, { at: Math.min(position, shots.length) });
  transport.update(shots);
  if (wantsMore && !playing && position < shots.length) player.play();
}

function render() {
  if (store.get().view === "microscope") return microscope.render();
  const at = now();
  return at ? training.render(at) : undefined;
}

/** From the first weights again, because what decides the training has changed. */
async function restart(/** @type {string | null} */ compare = null) {
  wantsMore = false;
  const { epoch } = store.get();
  await run.begin(compare);
  if (epoch > 0) {
    await run.complete();
    onFrames();
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
  if (!player.state().playing) training.table.update();
}

const DECISIVE = ["examples", "rate", "batch", "noise", "loss", "hold", "epochs", "seed", "first"];
store.subscribe((state, { keys, reason }) => {
  settings.update();
  microscope.follow(state.view === "microscope" ? keys : []);
  if (keys.includes("view")) showView();
  if (keys.some((key) => DECISIVE.includes(key)) || (reason !== "set" && keys.includes("forkAt"))) void restart(comparedTo(keys, state.hold));
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
microscope.follow([]);
for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== store.get().view;
void restart();
