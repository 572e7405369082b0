// The last chapter: one text through a whole GPT, from its letters to the next word; three zooms that keep their place.

import { latest, post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { together } from "../lib/joined.js";
import { machineOf } from "../lib/machine-data.js";
import { answerAt, machineFilm, shotOf, startOf } from "../lib/machine-film.js";
import { sceneOf } from "../lib/machine-scene.js";
import { sharesRows } from "../lib/machine-tables.js";
import { machineSays } from "../lib/machine-words.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { createAnswer } from "../marks/machine-answer.js";
import { createMachineView } from "../marks/machine-view.js";
import { withNumbers } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { complain, frame, lightWords, slot, toast } from "./frame.js";
import { createAnswerTold } from "./machine-answer-told.js";
import { createAsk } from "./machine-ask.js";
import { bindDrop } from "./machine-drop.js";
import { createHome } from "./machine-home.js";
import { bindZoomKeys } from "./machine-keys.js";
import { createLayer } from "./machine-layer.js";
import { createLower } from "./machine-lower.js";
import { createOperation } from "./machine-operation.js";
import { machinePredictions } from "./machine-predictions.js";
import { KEY, decode, defaults, encode, requestOf, stateOf } from "./machine-state.js";
import { fetchRest } from "./machine-rest.js";
import { createSentence } from "./machine-sentence.js";
import { machineTries, placeSays } from "./machine-story.js";
import { createTabs } from "./tabs.js";
import { createXrayPanel } from "./xray-panel.js";

/** @typedef {import("../types.js").Trace} Trace */

const CARRIED = 14_000; // numbers that come with a trace: what the overview shows of a short text; the rest is fetched

await loadMessages();

const store = createStore(defaults());
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });

/** @type {{ trace: Trace, machine: import("../lib/machine-data.js").Machine, shots: import("../lib/machine-film.js").MachineShot[], from: "server" | "file",
 *   said: string, name: string } | null} the figure as a sentence, and its name */
let now = null;
/** @type {ReturnType<typeof sceneOf> | null} */
let scene = null;

const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);
const xray = createXrayPanel();

/** @param {string} tensor @param {number[]} index @param {Element} opener */
function open(tensor, index, opener) {
  if (now?.from === "file") return toast(_("This trace came from a file. The x-ray asks the server that it came from: press “Run it here” first."));
  const of = { route: "machine/trace", request: requestOf(store.get()) };
  return xray.open(() => of, tensor, index, opener);
}

const railNow = () => Math.min(store.get().rail ?? Infinity, (now?.machine.tokens.length ?? 1) - 1);
const shotNow = () => now?.shots[Math.min(player.state().shot, now.shots.length - 1)] ?? null;

/** To the moment of the film at which a part of the machine works, shown finished. @param {number | null} layer @param {string} kind */
function seekTo(layer, kind) {
  const at = now?.shots.findIndex((shot) => shot.layer === layer && shot.kind === kind) ?? -1;
  if (at < 0) return;
  player.pause();
  player.seek(at + 1);
}

/** @param {number} layer −1 is the beginning */
function jump(layer) {
  if (!now) return;
  const { playing } = player.state();
  player.seek(startOf(now.shots, layer) + (playing ? 0 : 1));
}

/** @param {number} rail */
function follow(rail) {
  store.set({ rail: rail === (now?.machine.tokens.length ?? 0) - 1 ? null : rail });
}

const view = createMachineView(slot("machine"), {
  onRail: follow,
  onOpen: ({ rail, kind, layer }) => {
    seekTo(layer, kind);
    store.set({ rail, zoom: layer === null ? "operation" : "layer" }, { group: "place" });
  },
  onLayer: jump,
});
const openAnswer = (/** @type {number} */ id, /** @type {Element} */ opener) => open("probs", [id], opener);
const answer = createAnswer(slot("answer"), {
  onWord: (id) => store.set({ word: id === now?.machine.candidates[0]?.id ? null : id, votes: true, zoom: "machine" }),
  onShare: openAnswer,
});
const answerTold = createAnswerTold({ says: slot("answer-says"), table: slot("answer-told") }, { onShare: openAnswer });
const sentence = createSentence(slot("sentence"), { open });
const lower = createLower({ store, open, follow, go: (layer, kind, head) => {
  seekTo(layer, kind);
  store.set({ zoom: "layer", ...(head === null ? {} : { head }) });
} });
const layer = createLayer(slot("layer"), { store, open, rail: railNow, onOperation: (tensor) => {
  const at = now ? shotOf(now.shots, tensor) : -1;
  if (at >= 0) player.seek(at + 1);
  store.set({ zoom: "operation" });
} });
const operation = createOperation(slot("operation"), { store, open, rail: railNow, seek: (at) => player.seek(at) });
const table = dataTable(slot("machine-table"), { caption: _("How much each token takes from each, on average over the heads"), columns: [_("Layer"), _("Token"), _("looks at"), _("Its share")], rows: () => (scene ? sharesRows(scene.tokens, scene.shares) : []) });
const ask = createAsk({ store, refresh: () => void refresh() });
const home = createHome(slot("take"), { store, now: () => {
  if (!now || !scene) return null;
  const [{ ordered, votes, lens }, { position }] = [store.get(), player.state()];
  return { ...now, said: saidAt(position), text: String(now.trace.params.text ?? ""), scene, position, shot: shotNow(), rail: railNow(), ordered, all: lower.showsAll(), votes, lens };
} });
createTabs(document.querySelector(".zooms"), { chosen: () => store.get().zoom, onChoose: (zoom) => store.set({ zoom: /** @type {any} */ (zoom) }, { undoable: false }), store });
bindZoomKeys({ store, jump: (by) => jump((shotNow()?.layer ?? (player.state().position > 4 ? now?.machine.layers ?? 0 : -1)) + by) });
bindDrop({ onTrace: (trace) => show(trace, "file"), onRun: runAgain });
frame(store, { onReturn: () => void refresh(), light: (part) => slot("machine").parentElement?.classList.toggle("lit-part", part !== null && part !== "answer") });
slot("machine").addEventListener("pointerenter", () => lightWords("rails"));
slot("machine").addEventListener("pointerleave", () => lightWords(null));

let told = { asked: "", ends: "" }; // of which model and answer the questions are, and of which kind of model the story
const refresh = latest(async () => {
  try {
    const trace = /** @type {Trace} */ (await post("/api/machine/trace", { ...requestOf(store.get()), carry: CARRIED }));
    ask.told(trace);
    show(trace, "server");
  } catch (error) {
    if (!ask.refused(error)) complain(error);
  }
  return undefined;
});

/** The text of the trace that came from a file, through the model here. */
function runAgain() {
  if (now) store.set({ word: null, rail: null, ...stateOf(now.trace.params) });
  void refresh();
}

/** @param {Trace} trace @param {"server" | "file"} from */
function show(trace, from) {
  ask.shown();
  const first = now === null;
  const before = now;
  const machine = machineOf(trace);
  const said = machineSays(machine);
  now = { trace, machine, shots: machineFilm(trace), from, said, name: together([said, _("Arrow keys move along the rails, Enter looks closer.")]) };
  scene = sceneOf(trace, now.machine, railNow());
  const { position, playing } = player.state();
  const kept = first ? store.get().at : before && before.shots.length === now.shots.length ? position : null;
  player.setShots(now.shots, { at: playing && !first ? position : (kept ?? now.shots.length) });
  transport.update(now.shots);
  lower.update(now.machine);
  table.update();
  home.update();
  sentence.update(trace);
  tell(trace, machine);
  render();
  if (xray.isOpen()) xray.refresh();
  if (from === "server") void fetchRest(trace, machine.layers).then((come) => {
    if (come.length === 0 || now?.trace !== trace) return;
    if (come.some((name) => name.endsWith(".pattern"))) {
      now.shots = machineFilm(trace); // the same film: more of it can be said
      player.setShots(now.shots, { at: player.state().position });
      transport.update(now.shots);
    }
    scene = sceneOf(trace, machine, railNow());
    table.update();
    render();
  }, complain);
}

/** The story of what this model ends at: its questions are asked anew for another answer. @param {Trace} trace @param {import("../lib/machine-data.js").Machine} machine */
function tell(trace, machine) {
  const { causal, tokens, lens } = machine;
  const ends = causal ? "word" : "sentence";
  for (const each of document.querySelectorAll("[data-ends]")) each.toggleAttribute("hidden", each.getAttribute("data-ends") !== ends);
  slot("answer-title").textContent = causal ? _("next word") : _("the vector of the sentence");
  for (const id of ["answer-says", "answer", "answer-told"]) slot(id).hidden = !causal;
  slot("sentence").hidden = causal;
  const asked = `${trace.model} ${causal ? lens[lens.length - 1]?.candidates[0]?.id : tokens.join(" ")}`;
  if (asked !== told.asked) machinePredictions({ store, open, trace: () => /** @type {NonNullable<typeof now>} */ (now).trace, machine: () => /** @type {NonNullable<typeof now>} */ (now).machine });
  if (ends !== told.ends) machineTries({ store, player, causal, drawn: () => now?.machine.drawn ?? null });
  told = { asked, ends };
}

/** The figure as a sentence: what the film does, and at its end what came of it. @param {number} position */
function saidAt(position) {
  if (!now) return "";
  return position >= now.shots.length ? now.said : (shotNow()?.title ?? "");
}

function render() {
  if (!now || !scene) return;
  const { zoom } = store.get();
  const { position, playing } = player.state();
  const { machine, shots, trace } = now;
  const compact = zoom !== "machine";
  const figure = /** @type {HTMLElement} */ (slot("machine").closest(".machine-figure"));
  figure.classList.toggle("compact", compact);
  figure.dataset.zoom = zoom;
  view.update({ scene, shots, position, moving: playing, compact, name: now.name, says: (place) => placeSays(machine, place) });
  const ends = answerAt(machine, shots, position);
  if (machine.causal) for (const each of [answer, answerTold]) each.update({ candidates: machine.candidates, ...ends });
  else sentence.show(ends.grown);
  const says = saidAt(position);
  if (slot("machine-says").textContent !== says) slot("machine-says").replaceChildren(...(says === now.said ? withNumbers((tell) => machineSays(machine, tell), open) : [says]));
  const shot = shotNow();
  if (zoom === "layer") layer.update({ trace, machine, shot, rail: railNow(), moving: playing, part: position - Math.floor(position) });
  if (zoom === "operation") operation.update({ trace, machine, shots, at: Math.min(player.state().shot, shots.length - 1), rail: railNow() });
}

store.subscribe((state, { keys }) => {
  const has = (/** @type {string[]} */ ...names) => names.some((name) => keys.includes(name));
  ask.update();
  if (has("text", "model", "seed", "word")) void refresh();
  if (has("rail") && now) scene = sceneOf(now.trace, now.machine, railNow());
  if (has("ordered", "votes", "lens") && now) lower.update(now.machine);
  if (has("at") && state.at !== null && Math.abs(state.at - player.state().position) > 0.01) player.seek(state.at);
  if (has("rail", "zoom", "head")) render();
  if (has("zoom", "rail")) home.update();
});
/** The place in the film is kept in the link when the film stands. */
player.subscribe(({ playing, position }) => {
  render();
  if (playing || !now) return;
  home.update();
  const at = position >= now.shots.length ? null : Math.round(position * 100) / 100;
  if (at !== store.get().at) store.set({ at }, { undoable: false });
});
ask.update();
lower.uncover();
void ask.models();
void refresh();

