// Whole sentences: each against each, and on a plane.

import { latest, post } from "../api.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { createMatrix } from "../marks/matrix.js";
import { createScatter } from "../marks/scatter.js";
import { complain, slot } from "./frame.js";

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel }} options
 */
export function createSentences({ store, xray }) {
  const box = /** @type {HTMLTextAreaElement} */ (slot("sentences"));
  const of = () => ({ route: "embeddings/sentences", request: { model: store.get().model, sentences: lines() } });
  const matrix = createMatrix(slot("sentence-matrix"), {
    label: _("How alike each two sentences are"),
    onOpen: ({ row, column }, opener) => xray.open(of, "sentence_similarity", [row, column], opener),
  });
  const scatter = createScatter(slot("sentence-map"), { label: _("Sentences on a plane") });
  const lines = () => store.get().sentences.split("\n").map((line) => line.trim()).filter(Boolean);

  const refresh = latest(async () => {
    const asked = lines();
    if (document.activeElement !== box) box.value = store.get().sentences;
    if (asked.length === 0) return undefined;
    try {
      const { similarity, points } = await post("/api/embeddings/sentences", of().request);
      slot("sentences-error").hidden = true;
      const names = asked.map((sentence, k) => `${k + 1} ${sentence.length > 16 ? `${sentence.slice(0, 15)}…` : sentence}`);
      matrix.update({ rows: names, columns: asked.map((_s, k) => String(k + 1)), data: similarity.flat(), kind: "sign", most: 1 });
      slot("sentence-map").hidden = points.length === 0;
      scatter.update({ points: points.map((/** @type {any} */ point, /** @type {number} */ k) => ({ name: names[k], x: point.x, y: point.y })), strong: points.map((/** @type {any} */ _p, /** @type {number} */ k) => k) });
      tell(asked, similarity);
    } catch (error) {
      const { field } = /** @type {any} */ (error);
      if (!["sentences", "text"].includes(field)) return complain(error);
      slot("sentences-error").textContent = /** @type {Error} */ (error).message;
      slot("sentences-error").hidden = false;
    }
    return undefined;
  });

  /** @param {string[]} asked @param {number[][]} similarity */
  function tell(asked, similarity) {
    let [best, pair] = [-2, [0, 0]];
    similarity.forEach((row, i) => row.forEach((value, j) => i < j && value > best && ([best, pair] = [value, [i, j]])));
    slot("sentences-says").textContent = asked.length < 2
      ? _("Type a second sentence to compare.")
      : _("Most alike: “{one}” and “{other}” ({similarity}).", { one: asked[pair[0]], other: asked[pair[1]], similarity: number(best) });
  }
  box.addEventListener("input", () => store.set({ sentences: box.value }, { group: "typing" }));
  return { refresh };
}
