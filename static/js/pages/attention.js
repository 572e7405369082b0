// The attention chapter: two sentences, who looks at whom in them, where their word goes, and whether that was the reason.

import { latest } from "../api.js";
import { loadMessages } from "../i18n.js";
import { _ } from "../lib/words.js";
import { bindLink } from "../link.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { createCause } from "./attention-cause.js";
import { createFilm } from "./attention-film.js";
import { createHeads } from "./attention-heads.js";
import { createMinus } from "./attention-minus.js";
import { createModels } from "./attention-models.js";
import { createPairs } from "./attention-pairs.js";
import { createPinned } from "./attention-pinned.js";
import { createPlanePanel, depthWords } from "./attention-plane.js";
import { createScreen } from "./attention-screen.js";
import { createSentences } from "./attention-sentences.js";
import { KEY, decode, defaults, encode } from "./attention-state.js";
import { attentionTries } from "./attention-story.js";
import { complain, frame, slot, toast } from "./frame.js";
import { createTabs } from "./tabs.js";
import { createXrayPanel } from "./xray-panel.js";

/** @typedef {import("./attention-screen.js").Screen} Screen */

await loadMessages();

const store = createStore(defaults());
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });
const xray = createXrayPanel();
const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);
const screen = createScreen({ store, xray, player });

const sentences = createSentences({ screen });
const heads = createHeads({ screen });
const pinned = createPinned({ screen });
const plane = createPlanePanel({ screen });
const cause = createCause({ screen, onChange: () => plane.update() });
const film = createFilm({ screen, onShots: showShots });
const minus = createMinus({ screen });
const pairs = createPairs({ screen });
const models = createModels({ store });
createTabs(document.querySelector(".views"), { chosen: () => store.get().view, onChoose: (view) => store.set({ view: /** @type {any} */ (view) }, { undoable: false }), store });
attentionTries({ screen, pairs });
frame(store, {
  onReturn: () => void start(),
  light: (part) => {
    sentences.light(part === "arcs");
    heads.light(part === "heads");
    plane.light(part === "plane");
  },
});

/** The sentences first: their arcs and thumbnails are there before anything else is asked for. */
const refresh = latest(async () => {
  const state = store.get();
  if (state.model === "") return;
  const fresh = await sentences.refresh(state);
  draw();
  if (fresh) await settle();
  else await settle();
});

/** What takes longer: the paths, what each head does, and what the open tab needs. */
const settle = latest(async () => {
  const state = store.get();
  const { layer, head } = screen.head();
  try {
    await Promise.all(Object.values(screen.sides).flatMap((side) => [[layer, head], ...screen.pins()].map(([l, h]) => side.whole(l, h))));
    await Promise.all(Object.values(screen.sides).map((side) => side.putTogether(screen.word(side), screen.pins(), screen.compared(), screen.together())));
    await sentences.findPaths(state);
    plane.update();
    const side = screen.side();
    if (side.tokens.length > 0) await side.measure(screen.word(side));
    draw();
    if (state.view === "heads") await pinned.refresh();
    if (state.view === "cause") await cause.refresh();
    if (state.view === "film") await film.refresh();
    if (state.view === "minus") await minus.refresh();
    if (state.view === "pairs") await pairs.refresh();
    plane.update();
  } catch (error) {
    complain(error);
  }
});

function draw() {
  sentences.update();
  screen.drawSides();
  if (store.get().view === "heads") {
    heads.update();
    pinned.update();
  }
  plane.update();
  if (store.get().view !== "film") showShots(layerShots(), "layers");
}

function layerShots() {
  const layers = screen.side().patterns?.layers ?? 0;
  return Array.from({ length: layers }, (_each, layer) => ({ duration: 900, major: true, title: _("The word goes through layer {n}", { n: layer + 1 }), formula: screen.leanWords(layer + 1, depthWords) }));
}

let shown = "";
let length = 0;
/** @param {import("../types.js").Shot[]} shots @param {string} of a film of another kind begins at its end, or where it is told to @param {number} [at] */
function showShots(shots, of, at) {
  const { position, playing } = player.state();
  const same = shown === of && length > 0 && position < length;
  shown = of;
  length = shots.length;
  player.setShots(shots, { at: at ?? (same ? Math.min(position, shots.length) : playing ? 0 : shots.length) });
  transport.update(shots);
}

player.subscribe(() => {
  if (store.get().view === "film") film.render();
  else plane.update();
});

const TEXTS = ["model", "a", "b"];
store.subscribe((_state, { keys }) => {
  if (keys.some((key) => TEXTS.includes(key))) return void start();
  draw();
  if (keys.includes("view") && store.get().view !== "film") player.pause();
  void settle();
  return undefined;
});

async function start() {
  try {
    if (store.get().model === "") await models.refresh();
    await refresh();
  } catch (error) {
    complain(error);
  }
}

try {
  await models.refresh();
} catch (error) {
  complain(error);
}
draw();
void start();
