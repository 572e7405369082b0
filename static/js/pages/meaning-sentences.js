// Whole sentences: each against each, and on a plane; and the film of two: from tokens to a cosine.

import { latest, post } from "../api.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { createSentence } from "../marks/live-sentence.js";
import { createMatrix } from "../marks/matrix.js";
import { createScatter } from "../marks/scatter.js";
import { openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { complain, slot } from "./frame.js";
import { defaults } from "./meaning-state.js";
import { markStale, refuse } from "./stale.js";
import { createSentenceFilm } from "./meaning-sentence-film.js";

/** @typedef {{ tokens: { text: string, special: boolean }[], last: string }} ReadSentence */
/** @typedef {{ sentences: string[], similarity: number[][], points: { x: number, y: number, misplaced: number }[], read: ReadSentence[] }} Told */

const NAMES = 0.42; // of the width of the plane
const LETTER = 8.6; // px

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel,
 *   onShots: (shots: import("../types.js").Shot[]) => void, player: import("../player.js").Player }} options
 */
export function createSentences({ store, xray, onShots, player }) {
  const box = /** @type {HTMLTextAreaElement} */ (slot("sentences"));
  const lines = () => store.get().sentences.split("\n").map((line) => line.trim()).filter(Boolean);
  const of = () => ({ route: "embeddings/sentences", request: { model: store.get().model, sentences: lines() } });
  const matrix = createMatrix(slot("sentence-matrix"), {
    label: _("How alike each two sentences are"),
    roomy: true,
    onOpen: ({ row, column }, opener) => xray.open(of, "sentence_similarity", [row, column], opener),
  });
  const scatter = createScatter(slot("sentence-map"), { label: _("Sentences on a plane") });
  const film = createSentenceFilm({ of, xray, player });
  /** @type {Told | null} */
  let told = null;
  let shown = -1;
  const table = dataTable(slot("sentence-table"), {
    caption: _("How alike each two sentences are, and where they lie on the plane"),
    columns: [_("Sentence")],
    rows: () => told?.sentences.map((sentence, k, all) => [`${k + 1} ${sentence}`, ...(told?.similarity[k] ?? []).map((value, other) => (k * all.length + other < shown ? value : null)), ...place(k)]) ?? [],
  });
  const place = (/** @type {number} */ k) => (told?.points.length ? [told.points[k].x, told.points[k].y, told.points[k].misplaced] : []);

  const refresh = latest(async () => {
    const asked = lines();
    if (document.activeElement !== box) box.value = store.get().sentences;
    if (asked.length === 0) return refused("");
    try {
      told = await post("/api/embeddings/sentences", of().request);
      slot("sentences-error").hidden = true;
      markStale(figures(), false);
      shown = -1;
      show();
      const shots = await film.build(/** @type {Told} */ (told));
      onShots(shots);
      render();
    } catch (error) {
      const { field } = /** @type {any} */ (error);
      if (!/^(sentences|text)\b/.test(String(field))) return complain(error);
      refused(/** @type {Error} */ (error).message);
    }
    return undefined;
  });
  const figures = () => document.querySelectorAll("#sentences-says, .sentence-duo, #sentence-table, [data-figure='sentence-film']");

  /** @param {string} message */
  function refused(message) {
    const take = (/** @type {string} */ sentences) => store.set({ sentences });
    refuse(slot("sentences-error"), { message, drawn: told !== null, field: box, example: defaults().sentences, take });
    markStale(figures(), told !== null);
  }

  function show() {
    if (!told) return;
    const { sentences, similarity, points } = told;
    const names = sentences.map((sentence, k) => `${k + 1} ${sentence}`);
    const most = Math.max(8, Math.floor((slot("sentence-map").clientWidth * NAMES - 24) / LETTER)); // letters, so that no name is cut off
    const short = names.map((name) => (name.length > most ? `${name.slice(0, most - 1)}…` : name));
    slot("sentence-plane").hidden = points.length === 0;
    scatter.update({ points: points.map(({ x, y }, k) => ({ name: short[k], x, y })), strong: points.map((_p, k) => k) });
    const numbers = sentences.map((_s, k) => String(k + 1));
    table.update({ columns: [_("Sentence"), ...numbers, ...(points.length > 0 ? ["x", "y", _("off the plane")] : [])] });
  }

  /** As far as the film has come. */
  function render() {
    if (!told) return;
    const cells = film.render();
    if (cells === shown) return;
    shown = cells;
    const { sentences, similarity } = told;
    table.update();
    if (cells >= sentences.length ** 2) tell(sentences, similarity);
    else slot("sentences-says").textContent = _("The film holds each of the {n} sentences against each.", { n: sentences.length });
    matrix.update({ rows: sentences.map((sentence, k) => `${k + 1} ${sentence}`), columns: sentences.map((_s, k) => String(k + 1)), data: similarity.flat().map((value) => Number(value.toFixed(5))), kind: "sign", most: 1, written: true }, { upTo: cells });
  }

  /** @param {string[]} asked @param {number[][]} similarity */
  function tell(asked, similarity) {
    if (asked.length < 2) {
      slot("sentences-says").textContent = _("Type a second sentence to compare.");
      return;
    }
    let [best, pair] = [-2, [0, 0]];
    similarity.forEach((row, i) => row.forEach((value, j) => i < j && value > best && ([best, pair] = [value, [i, j]])));
    const open = openable("", (opener) => xray.open(of, "sentence_similarity", pair, opener));
    createSentence(slot("sentences-says"), _("Most alike: “{one}” and “{other}” ({similarity})."), { similarity: open })
      .update({ one: asked[pair[0]], other: asked[pair[1]], similarity: number(best) });
  }
  box.addEventListener("input", () => store.set({ sentences: box.value }, { group: "typing" }));
  film.onPair(() => void refresh());
  return { refresh, render };
}
