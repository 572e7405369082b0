// The meaning chapter: words learn their places, the real table on a plane, analogies as arrows, sentences.

import { loadMessages } from "../i18n.js";
import { ended, named } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { html } from "../marks/element.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { allModels } from "../models.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { complain, frame, slot, toast } from "./frame.js";
import { createAnalogy } from "./meaning-analogy.js";
import { createLesson } from "./meaning-lesson.js";
import { createMap } from "./meaning-map.js";
import { createSentences } from "./meaning-sentences.js";
import { KEY, decode, defaults, encode } from "./meaning-state.js";
import { meaningPredictions, meaningTries } from "./meaning-story.js";
import { createWordFilm } from "./meaning-word-film.js";
import { createTabs } from "./tabs.js";
import { createXrayPanel } from "./xray-panel.js";

await loadMessages();

const store = createStore(defaults());
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });

const xray = createXrayPanel();
const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);
const position = () => player.state().position;
const select = /** @type {HTMLSelectElement} */ (slot("model"));

let length = 0;

/** @param {import("../types.js").Shot[]} shots @param {number} at */
function film(shots, at) {
  ({ length } = shots);
  player.setShots(shots, { at });
  transport.update(shots);
}

const lesson = createLesson({
  store,
  position,
  xray,
  onShots: (shots, { begins, live }) => {
    if (store.get().view !== "learn") return;
    const caughtUp = position() > 0 && position() >= length; // the film was quicker than the words: it goes on with them
    film(shots, begins ? 0 : position());
    if (begins || (live && caughtUp)) player.play();
  },
});
const map = createMap({
  store,
  xray,
  onWord: async (points, index, pieces) => {
    const shots = await wordFilm.build(points, index, pieces);
    if (store.get().view === "map") film(shots, shots.length);
    wordFilm.render();
  },
});
const wordFilm = createWordFilm({ of: map.of, xray, player });
const analogy = createAnalogy({ store, xray, player, onShots: (shots) => store.get().view === "analogy" && film(shots, shots.length) });
const sentences = createSentences({ store, xray, player, onShots: (shots) => store.get().view === "sentences" && film(shots, shots.length) });
const set = (/** @type {Partial<import("./meaning-state.js").MeaningState>} */ patch) => store.set(patch, { undoable: Object.keys(patch).some((key) => key !== "view") });

createTabs(document.querySelector(".views"), { chosen: () => store.get().view, onChoose: (view) => set({ view: /** @type {any} */ (view) }), store });
const tries = meaningTries(set);
meaningPredictions({ store, set, withMany: lesson.withMany, askSet: analogy.askSet, openMany: lesson.openMany, xray });
frame(store, { onReturn: () => void showView(), light: (part) => ["map", "strip", "arrows", "learned"].forEach((id) => slot(id).classList.toggle("lit-part", part === id || (part === "arrow" && id === "arrows") || (part === "map" && id === "learned"))) });

async function loadModels() {
  const models = (await allModels()).filter(({ family }) => family !== "mlp");
  const { model } = store.get();
  const entry = models.find(({ id }) => id === model);
  select.replaceChildren(...models.map(({ id, name, ready }) => html("option", { value: id, disabled: !ready }, ready ? name : _("{name} (not here)", { name }))));
  select.value = model;
  slot("model-says").textContent = entry && !entry.ready ? ended(named(entry.name, entry.hint)) : "";
  const first = models.find(({ ready }) => ready);
  if (entry?.ready || !first) return;
  store.set({ model: first.id }, { undoable: false });
}
select.addEventListener("change", () => store.set({ model: select.value }));

async function showView() {
  const { view } = store.get();
  for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== view;
  slot("model-row").hidden = view === "learn";
  xray.close(); // its number stands on the view that is left
  tries.follow(view);
  player.pause();
  if (view === "learn") {
    if (!lesson.started()) await lesson.begin(false);
    film(lesson.shots(), position());
    return lesson.render();
  }
  film([], 0);
  if (view === "map") return map.refresh();
  if (view === "sentences") return sentences.refresh();
  return analogy.refresh();
}

store.subscribe((state, { keys }) => {
  if (keys.includes("view")) void showView();
  if (keys.includes("seed")) void lesson.begin(state.view === "learn");
  if (keys.includes("model")) select.value = state.model;
  const changed = (/** @type {string[]} */ ...names) => names.some((name) => keys.includes(name));
  if (state.view === "map" && changed("model", "word", "axes")) map.refresh();
  else if (state.view === "map" && changed("lines")) map.show();
  if (state.view === "analogy" && changed("model", "analogy")) analogy.refresh();
  if (state.view === "sentences" && changed("model", "sentences")) sentences.refresh();
});
player.subscribe(() => {
  if (store.get().view === "learn") lesson.render();
  else if (store.get().view === "analogy") analogy.render();
  else if (store.get().view === "sentences") sentences.render();
  else wordFilm.render();
});
await loadModels().catch(complain);
void showView();
