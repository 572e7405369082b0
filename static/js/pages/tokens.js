// The tokens chapter: a text cut four ways, the film of the merges, and a tokenizer learned from the user's own text.

import { latest, post } from "../api.js";
import { loadMessages } from "../i18n.js";
import { listed } from "../lib/joined.js";
import { mergeShots, piecesAfter } from "../lib/merge-film.js";
import { pieceShots, standingAfter } from "../lib/piece-film.js";
import { bytesAt, bytesOf, lettersOfBytes } from "../lib/visible.js";
import { _, plural } from "../lib/words.js";
import { bindLink } from "../link.js";
import { html } from "../marks/element.js";
import { bindTransportKeys, createTransport } from "../marks/transport.js";
import { createPlayer } from "../player.js";
import { createStore } from "../store.js";
import { complain, frame, slot, toast } from "./frame.js";
import { createLanes } from "./tokens-lanes.js";
import { createLearning } from "./tokens-learn.js";
import { offerPieces } from "./tokens-pieces.js";
import { watchLetters } from "./tokens-pointer.js";
import { tokensPredictions } from "./tokens-predictions.js";
import { KEY, POCKET, decode, defaults, encode } from "./tokens-state.js";
import { createTabs } from "./tabs.js";
import { createTries } from "./tries.js";
import { createXrayPanel } from "./xray-panel.js";

await loadMessages();

const store = createStore(defaults());
bindLink(store, encode, decode, KEY, { onProblems: () => toast(_("A part of this link could not be read, and was left out.")) });

const UNKNOWN = "[UNK]";
const box = /** @type {HTMLTextAreaElement} */ (slot("text"));
const xray = createXrayPanel();
const player = createPlayer({ shots: [] });
const transport = createTransport(slot("transport"), { player });
bindTransportKeys(player);

/** @type {{ text: string, pieces: string, answers: Record<string, any> }} the last text that was cut, and how */
let cut = { text: "", pieces: POCKET, answers: {} };
/** @param {import("./tokens-lanes.js").Part} part @param {string} pieces whose pieces of words */
const tokenizerOf = (part, pieces) => (part === "subwords" ? pieces : part);
const lanes = createLanes(slot("lanes"), {
  table: slot("lanes-table"),
  onHover: light,
  onOpen: (part, chip, place, opener) => {
    const tokens = /** @type {any[]} */ (cut.answers[part].tokens); // in the midst of the film other things stand there
    const at = tokens[place]?.id === chip?.id && tokens[place]?.start === chip?.start ? place : tokens.findIndex(({ start, end }) => chip && start <= chip.start && chip.start < end);
    if (at >= 0) openId(cut.text, tokenizerOf(part, cut.pieces), at, opener);
  },
  onPieces: (pieces) => store.set({ pieces }),
});
const learning = createLearning({ store, onShots: (shots) => showShots(shots), position: () => player.state().position });

createTabs(document.querySelector(".views"), {
  chosen: () => store.get().view,
  onChoose: (view) => store.set({ view: view === "learn" ? "learn" : "cut" }, { undoable: false }),
  store,
});
createTries(slot("try"), [
  { text: _("Type “bank”, then “ bank” with a space before it. To the model these are two different tokens."), act: { label: _("Type it"), do: () => write("bank bank") } },
  { text: _("Write a word in capitals. How many pieces does it fall into now?"), act: { label: _("Shout"), do: () => write(store.get().text.toUpperCase()) } },
  { text: _("An emoji of a family is one picture. How many bytes is it?"), act: { label: _("Show one"), do: () => write("👨‍👩‍👧‍👦") } },
  { text: _("Teach a tokenizer a text of your own. Which word becomes whole first?"), act: { label: _("Teach"), do: () => store.set({ view: "learn" }, { undoable: false }) } },
]);
tokensPredictions({ write, open: openId });
frame(store, { onReturn: () => (void refresh(), void offerPieces(lanes, store.get().pieces)), light: (part) => lanes.lightPart(part) });

/** The number of a token, and how it came about. @param {string} text @param {string} tokenizer @param {number} place @param {Element} opener */
function openId(text, tokenizer, place, opener) {
  xray.open(() => ({ route: "tokens/encode", request: { text, tokenizer } }), "ids", [place], opener);
}

/** @param {string} text */
function write(text) {
  store.set({ text });
  box.value = text;
}

/** What lies under the finger in one way of cutting lights up in all, and in the text. @param {{ start: number, end: number } | null} span */
function light(span) {
  lanes.light(span);
  const text = cut.text;
  const places = lettersOfBytes(text);
  if (!span || places[span.start] === undefined) return slot("mirror").replaceChildren(text);
  let last = span.end;
  while (last < places.length - 1 && places[last] === places[last - 1]) last += 1; // a part of a letter lights the letter
  const [from, to] = [places[span.start], places[last]];
  return slot("mirror").replaceChildren(text.slice(0, from), html("mark", {}, text.slice(from, to)), text.slice(to));
}

const refresh = latest(async () => {
  const { text, pieces } = store.get();
  try {
    const answers = await Promise.all(lanes.parts.map((part) => post("/api/tokens/encode", { text, tokenizer: tokenizerOf(part, pieces) })));
    cut = { text, pieces, answers: Object.fromEntries(lanes.parts.map((part, at) => [part, answers[at].result])) };
    slot("text-error").hidden = true;
    slot("panel-cut").classList.remove("unanswered");
    show();
  } catch (error) {
    if (/** @type {any} */ (error).field === "tokenizer" && pieces !== POCKET) store.set({ pieces: POCKET }, { undoable: false });
    if (/** @type {any} */ (error).field !== "text") return complain(error);
    slot("text-error").textContent = /** @type {Error} */ (error).message;
    slot("text-error").hidden = false;
    cut = { text, pieces, answers: {} }; // how another text was cut is not left standing
    slot("panel-cut").classList.add("unanswered");
    show();
  }
  return undefined;
});

function show() {
  const { ids, view } = store.get();
  const bytes = bytesOf(cut.text);
  const letters = [...cut.text].length;
  for (const part of lanes.parts) if (part !== "subwords" && cut.answers[part]) lanes.update(part, cut.answers[part].tokens, { ids, letters });
  slot("size").textContent = listed([plural("{n} character", "{n} characters", letters), plural("{n} byte", "{n} bytes", bytes.length)]);
  slot("ids").setAttribute("aria-pressed", String(ids));
  light(null);
  const own = cut.answers.subwords;
  slot("film-hint").textContent = own?.pieces ? _("Play: each word is made plain, and the longest pieces are taken from it, from the left.") : _("Play: the pieces of words come together out of single bytes, merge by merge, in the order in which the pairs were learned.");
  if (view === "cut") showShots(!own ? [] : own.pieces ? pieceShots(own, marksOf(own)) : mergeShots(bytes, own.merges));
}

/** The special tokens that the model adds: none of the text is theirs. @param {any} result @returns {string[]} */
function marksOf({ tokens }) {
  return tokens.filter((/** @type {any} */ { special, bytes }) => special && bytes.length === 0).map((/** @type {any} */ { text }) => text);
}

/** @param {import("../types.js").Shot[]} shots */
function showShots(shots) {
  const { position, playing } = player.state();
  player.setShots(shots, { at: playing ? Math.min(position, shots.length) : shots.length });
  transport.update(shots);
  render();
}

function render() {
  if (store.get().view === "learn") return learning.render();
  const result = cut.answers.subwords;
  if (!result) return undefined;
  const { merges, tokens, pieces } = result;
  const options = { ids: store.get().ids, letters: [...cut.text].length, wordPiece: Boolean(pieces) };
  const count = Math.ceil(player.state().position);
  if (pieces) {
    const whole = count >= pieces.length + (marksOf(result).length > 0 ? 1 : 0);
    const standing = whole ? tokens.map((/** @type {any} */ token) => ({ ...token, shown: token.text })) : standingAfter(result, count).map((each) => ({ ...each, text: each.shown, known: each.shown !== UNKNOWN, bytes: [] }));
    return lanes.update("subwords", standing, options);
  }
  if (count >= merges.length) return lanes.update("subwords", tokens.map((/** @type {any} */ token) => (token.special ? { ...token, shown: token.text } : token)), options);
  const bytes = bytesOf(cut.text);
  const parts = piecesAfter(bytes.length, merges, count).map((piece) => ({ ...piece, text: "", known: true, bytes: [...bytes.slice(piece.start, piece.end)] }));
  const marks = /** @type {any[]} */ (tokens).filter((token) => token.special && token.bytes.length > 0).map((token) => ({ ...token, shown: token.text })); // they are whole from the beginning
  const standing = parts.flatMap((part) => {
    const mark = marks.find(({ start, end }) => start <= part.start && part.end <= end);
    return !mark ? [part] : mark.start === part.start ? [mark] : [];
  });
  return lanes.update("subwords", standing, { ...options, ids: false });
}

box.addEventListener("input", () => store.set({ text: box.value }, { group: "typing" }));
watchLetters(box, slot("mirror"), (place) => light(place === null ? null : bytesAt(cut.text, place)));
slot("ids").addEventListener("click", () => store.set({ ids: !store.get().ids }, { undoable: false }));
for (const element of [box, slot("lesson")]) element.dataset.ownKeys = "";

function showView() {
  const { view } = store.get();
  for (const part of document.querySelectorAll("[data-story]")) /** @type {HTMLElement} */ (part).hidden = part.getAttribute("data-story") !== view;
  player.pause();
  if (view === "cut") return show();
  if (learning.started()) learning.tell();
  else void learning.learn();
  return undefined;
}

store.subscribe((state, { keys, reason }) => {
  if (reason !== "set" || document.activeElement !== box) box.value = state.text;
  learning.update();
  if (keys.includes("text") || keys.includes("pieces")) refresh();
  if (keys.includes("pieces")) void offerPieces(lanes, state.pieces);
  if (keys.includes("ids")) show();
  if (keys.includes("view")) showView();
});
player.subscribe(render);
box.value = store.get().text;
learning.update();
showView();
void offerPieces(lanes, store.get().pieces);
void refresh();
