// From scores to a word: the table of steps, the throw, and what the visitor can set; the film of it all.

import { column, drawShots, drawState, rowsOf, segmentsOf, single, stagesOf } from "../lib/draw-film.js";
import { placeIn } from "../lib/film-position.js";
import { number, percent } from "../lib/format.js";
import { noted } from "../lib/joined.js";
import { shownToken } from "../lib/token-text.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createScores } from "../marks/scores.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { createThrow } from "../marks/throw.js";
import { slot } from "./frame.js";

/** @typedef {import("./guess-state.js").GuessState} GuessState */
/** @typedef {import("./guess-ask.js").Sampled} Sampled */
/** @typedef {import("../lib/vocabulary.js").Vocabulary} Vocabulary */

const ROWS = 6;
const IN_TABLE = 20;
const ALL_K = 30; // the right end of the slider: no cut

/**
 * @param {{ store: import("../store.js").Store<GuessState>, onOpen: (tensor: string, index: number[], opener: Element) => void,
 *   onTake: (token: string) => void, onShots: (shots: import("../lib/draw-film.js").DrawShot[]) => void }} options
 */
export function createSampling({ store, onOpen, onTake, onShots }) {
  /** @type {{ sampled: Sampled, vocabulary: Vocabulary } | null} */
  let shown = null;
  /** @type {import("../lib/draw-film.js").DrawShot[]} */
  let shots = [];
  const textOf = (/** @type {number} */ id) => shown?.vocabulary.textOf(id) ?? "";
  const open = (/** @type {string} */ tensor, /** @type {number | null} */ id, /** @type {Element} */ opener) => onOpen(tensor, id === null ? [] : [id], opener);
  const scores = createScores(slot("scores"), { label: _("The best tokens, step by step"), onOpen: open });
  const dice = createThrow(slot("throw"), { label: _("The throw of the dice"), textOf: (id) => shownToken(textOf(id)), onOpen: open });
  const says = html("p", { class: "says" });
  const take = html("button", { type: "button", class: "small" });
  take.addEventListener("click", () => {
    const drawn = shown && single(shown.sampled.trace, "token");
    if (drawn !== null) onTake(textOf(drawn));
  });
  const again = html("button", { type: "button", class: "small" }, _("New throw"));
  again.addEventListener("click", () => store.set({ seed: (store.get().seed + 1) % 2 ** 31 }));
  const outcome = html("div", { class: "row" }, take, again, says);
  const fields = samplingFields(store);
  slot("sampling").append(html("div", { class: "sampling-fields" }, ...fields.elements), outcome);
  const table = dataTable(slot("draw-table"), { caption: _("The best tokens at each step"), columns: [], rows: () => [] });
  let told = ""; // what the sentence and the table say

  function tell() {
    if (!shown) return;
    const { trace } = shown.sampled;
    const stages = stagesOf(trace);
    const rows = rowsOf(trace, ROWS, textOf);
    const segments = segmentsOf(trace);
    const drawn = single(trace, "token");
    const { temperature, top_k, top_p } = store.get();
    scores.update(stages, rows, { temperature, kept: top_k, share: top_p });
    dice.update(segments, single(trace, "dice"), drawn);
    take.disabled = drawn === null;
    const word = drawn === null ? "" : shownToken(textOf(drawn));
    take.textContent = _("Take “{word}”", { word });
    shots = drawShots(trace, rows, textOf);
    told = "";
    onShots(shots);
  }

  /** The sentence and the table at a place in the film: what it has not come to is not told. @param {number} position @param {boolean} fallen whether the dice have */
  function tellAt(position, fallen) {
    if (!shown) return;
    const { trace } = shown.sampled;
    const { shot, progress } = placeIn(position, shots.length);
    const reached = Math.min(stagesOf(trace).length, shot + (progress >= 1 ? 1 : 0));
    const key = `${shot} ${reached} ${fallen}`;
    if (key === told) return;
    told = key;
    says.replaceChildren(...(fallen ? outcomeOf(trace) : [shots[shot]?.title ?? ""]));
    table.update({
      columns: [_("Token"), ...shots.slice(0, reached).map(({ title }) => title)],
      rows: () => rowsOf(trace, IN_TABLE, textOf).map((row) => [row.drawn && fallen ? noted(shownToken(row.text), _("drawn")) : shownToken(row.text), ...row.values.slice(0, reached).map((value) => value ?? _("cut"))]),
    });
  }

  /** What the dice have said. @param {import("../types.js").Trace} trace */
  function outcomeOf(trace) {
    const [drawn, thrown] = [single(trace, "token"), single(trace, "dice")];
    if (drawn === null || thrown === null) return [];
    return filled(_("The dice say {dice}. There lies “{word}”, whose share is {share}.", { dice: hole("dice"), word: shownToken(textOf(drawn)), share: hole("share") }), {
      dice: openable(number(thrown), (opener) => open("dice", null, opener)),
      share: openable(percent(column(trace, "probs")[drawn] ?? 0), (opener) => open("probs", drawn, opener)),
    });
  }

  return {
    /** @param {Sampled} sampled @param {Vocabulary} vocabulary */
    update(sampled, vocabulary) {
      shown = { sampled, vocabulary };
      tell();
    },
    forget() {
      shown = null;
      shots = [];
    },
    shots: () => shots,
    /** @param {number} position in the film @returns {string} the word that joins the line there, or nothing */
    render(position) {
      const state = drawState(shots, position);
      scores.show(state);
      dice.show(state.shares || (shots.length > 0 ? 0 : 1), state.draw);
      const drawn = shown && single(shown.sampled.trace, "token");
      const fallen = state.draw >= 1 || shots.length === 0;
      take.style.visibility = fallen ? "" : "hidden";
      tellAt(position, fallen);
      return state.word > 0 && state.word < 1 && drawn !== null ? textOf(drawn) : "";
    },
    fill: fields.fill,
    request: () => shown?.sampled.request,
  };
}

/** @param {import("../store.js").Store<GuessState>} store */
function samplingFields(store) {
  const temperature = slider({ min: 0.1, max: 3, step: 0.1, says: _("Temperature"), hint: _("below 1 the best gains, above 1 all come closer"), set: (value) => store.set({ temperature: value }, { group: "temperature" }) });
  const top_k = slider({ min: 1, max: ALL_K, step: 1, says: _("Top-k"), hint: _("how many of the best may be drawn at all"), set: (value) => store.set({ top_k: value >= ALL_K ? 0 : value }, { group: "top_k" }) });
  const top_p = slider({ min: 0.05, max: 1, step: 0.05, says: _("Top-p"), hint: _("only the best that have this share together may be drawn"), set: (value) => store.set({ top_p: value }, { group: "top_p" }) });
  const seed = html("input", { type: "number", min: 0, step: 1, inputmode: "numeric", "aria-label": _("Seed: the same one throws the same dice") });
  seed.addEventListener("change", () => {
    const value = Number(seed.value);
    if (Number.isInteger(value) && value >= 0 && value <= 2 ** 31) store.set({ seed: value });
    else seed.value = String(store.get().seed);
  });
  const seedField = html("label", { class: "sampler", title: _("the same seed throws the same dice") }, html("span", { class: "name" }, _("Seed")), seed);
  return {
    elements: [temperature.root, top_k.root, top_p.root, seedField],
    fill() {
      const state = store.get();
      temperature.show(state.temperature, String(state.temperature));
      top_k.show(state.top_k === 0 ? ALL_K : state.top_k, state.top_k === 0 ? _("all") : String(state.top_k));
      top_p.show(state.top_p, state.top_p === 1 ? _("all") : percent(state.top_p));
      if (document.activeElement !== seed) seed.value = String(state.seed);
    },
  };
}

/** @param {{ min: number, max: number, step: number, says: string, hint: string, set: (value: number) => void }} options */
function slider({ min, max, step, says, hint, set }) {
  const input = html("input", { type: "range", min, max, step });
  const value = html("b", {});
  const root = html("label", { class: "sampler", title: hint }, html("span", { class: "name" }, says, " ", value), input);
  input.addEventListener("input", () => set(Number(input.value)));
  return {
    root,
    /** @param {number} next @param {string} text */
    show(next, text) {
      input.value = String(next);
      value.textContent = text;
      input.setAttribute("aria-valuetext", text);
    },
  };
}
