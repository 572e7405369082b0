// The chapter Guess: a line, and what comes next; how one word is drawn; the roads not taken; a model that writes.

import { latest } from "../api.js";
import { loadMessages } from "../i18n.js";
import { joined, readPart } from "../lib/token-text.js";
import { _ } from "../lib/words.js";
import { filled, stillWritten } from "../lib/written.js";
import { bindLink } from "../link.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { complain, frame, lightWords, slot, toast } from "./frame.js";
import { guess, readOf, sample } from "./guess-ask.js";
import { createBarsPart } from "./guess-bars.js";
import { createCounted } from "./guess-counted.js";
import { createGrowing } from "./guess-grow.js";
import { createLinePart } from "./guess-line.js";
import { createModels } from "./guess-models.js";
import { guessPredictions } from "./guess-predictions.js";
import { createRoadsPart } from "./guess-roads.js";
import { createSampling } from "./guess-sampling.js";
import { KEY, decode, defaults, encode } from "./guess-state.js";
import { guessTries } from "./guess-tries.js";
import { createWriting } from "./guess-writing.js";
import { createTabs } from "./tabs.js";
import { tensorData } from "../tensor-data.js";
import { createXrayPanel } from "./xray-panel.js";

await loadMessages();

const store = createStore(defaults());
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });
store.set({ written: filled(store.get().text, store.get().written) }, { undoable: false });

/** @type {import("./guess-ask.js").Guessed | null} */
let guessed = null;
/** What was guessed before, by token, as ticks on the bars. @type {{ line: string, shares: Map<number, number> } | null} */
let before = null;
let pointed = -1; // the token under the finger

const xray = createXrayPanel();
const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);

/** @param {object | undefined} request @param {string} tensor @param {number[]} index @param {Element} opener */
const explain = (request, tensor, index, opener) => request && xray.open(() => ({ route: "next", request }), tensor, index, opener);

const bars = createBarsPart({ onTake: take, onOpen: (id, opener) => explain(guessed?.request, "probs", [id], opener), onPoint: point });
const line = createLinePart({
  store,
  onInput: (text) => store.set({ text, written: stillWritten(text, store.get().written) }, { group: "typing" }),
  onKey: pressInLine,
  onOpen: ({ token, start }, opener) => guessed && explain({ model: store.get().model, text: readOf(guessed.vocabulary, store.get().text.slice(0, start)).text }, "probs", [token.id], opener),
});
const sampling = createSampling({
  store,
  onOpen: (tensor, index, opener) => explain(sampling.request(), tensor, index, opener),
  onTake: (token) => store.set({ ...grown(token), seed: (store.get().seed + 1) % 2 ** 31 }),
  onShots: (shots) => store.get().view === "guess" && showShots(shots),
});
const roads = createRoadsPart({ store, onOpen: explain });
const counted = createCounted({ again: () => void refresh(), onOpen: (tensor, index, opener) => explain(guessed?.request, tensor, index, opener) });
const models = createModels({ store });
const writing = createWriting({
  store,
  room: () => (models.entry()?.n_ctx ?? 64) - /** @type {unknown[]} */ (guessed?.trace.result.tokens ?? []).length,
  onRefused: line.refuse,
  onEnd: () => store.set({ roads: roads.grown(readPart(store.get().text)) }, { group: "writing" }),
});
const growing = createGrowing({ store, player, xray, showShots, useModel: (id) => store.set({ model: id, view: "guess", written: null }), modelsChanged: () => void models.refresh().then(show, complain) });

createTabs(document.querySelector(".views"), {
  chosen: () => store.get().view,
  onChoose: (view) => store.set({ view: view === "grow" ? "grow" : "guess" }, { undoable: false }),
  store,
});
frame(store, { onReturn: () => void refresh().then(around), light: lightPart });
guessTries({ store, write: (text) => write(text), letWrite: () => slot("write").click() });

/** @param {string} token @returns {{ text: string, roads: import("./guess-state.js").Road }} the line with it, and the tree */
function grown(token) {
  const { text } = store.get();
  const unfinished = guessed?.vocabulary.unfinished(text);
  const next = joined(unfinished ? text.slice(0, text.length - unfinished.typed.length) : text, token);
  return { text: next, roads: roads.grown(next) };
}

/** @param {string} token */
function take(token) {
  if (token !== "") store.set(grown(token));
}

/** @param {string} text @param {{ before?: { id: number, probability: number }[] }} [options] */
function write(text, { before: shares } = {}) {
  before = shares ? { line: text, shares: new Map(shares.map(({ id, probability }) => [id, probability])) } : null;
  store.set({ text, written: null, view: "guess" });
}

/** @param {KeyboardEvent} event */
function pressInLine(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
  const atEnd = line.line.box.selectionEnd === line.line.box.value.length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const token = bars.tokenAt(digit ? Number(digit) - 1 : undefined);
  if (event.key === "Enter" || digit) {
    event.preventDefault();
    if (token && !writing.writing() && guessed?.line === store.get().text) take(token);
  } else if (step && atEnd) {
    event.preventDefault();
    bars.guesses.choose(bars.guesses.place() + step);
  }
}

const refresh = latest(async () => {
  const { text, model } = store.get();
  try {
    guessed = await guess(model, text);
    slot("panel-guess").classList.remove("unanswered");
    line.refuse(null);
    line.knows(guessed.vocabulary);
    show();
    roads.learn(guessed);
    await draw();
  } catch (error) {
    await refused(error);
  }
});

const draw = latest(async () => {
  const own = guessed;
  if (!own) return;
  const sampled = await sample(own, store.get());
  if (own === guessed) sampling.update(sampled, own.vocabulary);
});

let asking = false; // whether the questions of the story are there

/** What stands around the line, once the line has its guesses. */
async function around() {
  try {
    await models.refresh();
    show();
    if (!asking) await guessPredictions({ write, heat: (temperature) => store.set({ temperature, top_k: 0, top_p: 1 }), open: explain });
    asking = true;
  } catch (error) {
    complain(error);
  }
}

/** @param {unknown} error */
async function refused(error) {
  const { code, field } = /** @type {any} */ (error);
  if (code === "not_found" || field === "model") {
    if (await growing.restore(store.get().model)) return void refresh();
    refuseLine(new Error(_("There is no model “{id}” here any more. Choose another under “Who guesses?”.", { id: store.get().model })));
  } else if (field) refuseLine(error);
  else complain(error);
}

/** What was told of another line is not left standing beneath one that is refused. @param {unknown} error */
function refuseLine(error) {
  const { text, model } = store.get();
  if (guessed?.line !== text || guessed.request.model !== model) {
    guessed = null;
    slot("panel-guess").classList.add("unanswered");
    slot("line-note").textContent = "";
    sampling.forget();
    if (store.get().view === "guess") showShots([]);
  }
  line.refuse(error);
}

function show() {
  if (!guessed) return;
  bars.update(guessed, before?.line === guessed.line ? before.shares : null);
  line.note(guessed, models.entry());
  compare();
}

/** The surest, or the one under the finger, beside what counting says of it. */
function compare() {
  if (!guessed) return;
  const { probabilities, order, trace, vocabulary } = guessed;
  const known = vocabulary.taught ? trace.result.counted : undefined;
  const id = pointed >= 0 ? pointed : order[0];
  counted.update({ id, word: bars.textOf(id), probability: probabilities[id] }, /** @type {number} */ (trace.result.chance), /** @type {any} */ (known), () => tensorData(trace, "bigram", { d_vocab: id }));
}

/** @param {number} id */
function point(id) {
  if (id === pointed) return;
  pointed = id;
  lightWords(id >= 0 ? "guesses" : null);
  compare();
}

/** @param {import("../types.js").Shot[]} shots @param {{ at?: number }} [options] where to go in the film */
function showShots(shots, { at } = {}) {
  const { position, playing } = player.state();
  player.setShots(shots, { at: at ?? (playing ? Math.min(position, shots.length) : shots.length) });
  transport.update(shots);
  render();
}

function render() {
  if (store.get().view === "grow") growing.render();
  else line.ghost(sampling.render(player.state().position));
}

/** @param {string | null} part */
function lightPart(part) {
  for (const each of document.querySelectorAll("[data-lit]")) each.classList.toggle("lit-part", each.getAttribute("data-lit") === part);
  line.line.light(part === "line");
}

function showView() {
  const { view } = store.get();
  for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== view;
  player.pause();
  if (view === "grow") growing.show();
  else {
    growing.hide();
    showShots(sampling.shots());
  }
}

store.subscribe((_state, { keys, reason }) => {
  if (reason !== "set" && writing.writing()) writing.stop();
  if (keys.some((key) => ["text", "written", "model"].includes(key))) line.render();
  if (keys.some((key) => ["text", "roads", "model"].includes(key))) roads.render();
  if (keys.includes("model")) models.show();
  if (keys.includes("text") || keys.includes("model")) void refresh();
  else if (keys.some((key) => ["temperature", "top_k", "top_p", "seed"].includes(key))) draw().catch(refused);
  sampling.fill();
  growing.update(keys);
  if (keys.includes("view")) showView();
});
player.subscribe(render);
line.render();
roads.render();
sampling.fill();
showView();
await refresh();
await around();
