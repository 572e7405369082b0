// The real words: a plane of thousands, the nearest in the full space, the vector itself.

import { get, latest, post } from "../api.js";
import { number, percent } from "../lib/format.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createScatter } from "../marks/scatter.js";
import { createStrip } from "../marks/strip.js";
import { dataTable } from "../marks/table.js";
import { complain, lightWords, slot } from "./frame.js";
import { nearList } from "./meaning-near.js";
import { axesOf } from "./meaning-state.js";

/** @typedef {{ word: string, x: number, y: number, misplaced: number, share: number, near: number, of: number, pieces: number }} PlacedWord */

const MOST = 3000;
const NEAR = 10;

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel }} options
 */
export function createMap({ store, xray }) {
  /** @type {{ points: PlacedWord[], kept: number } | null} */
  let told = null;
  /** @type {{ word: string, similarity: number }[]} */
  let near = [];
  /** @type {string[]} */
  let words = [];
  let wordsOf = "";
  const scatter = createScatter(slot("map"), {
    label: _("Words on a plane"),
    onLook: (index) => lightWords(index >= 0 ? "map" : null),
    onPick: (index) => store.set({ word: told?.points[index].word ?? "" }),
  });
  const strip = createStrip(slot("strip"), {
    label: _("The numbers of this word"),
    onOpen: (index, opener) => xray.open(neighboursOf, "asked", [index], opener),
  });
  const table = dataTable(slot("map-table"), {
    caption: _("Where each word lies, and how far the drawing can be trusted"),
    columns: [_("Word"), "x", "y", _("off the plane"), _("true neighbours near it, of {n}", { n: NEAR })],
    rows: () => told?.points.map(({ word, x, y, misplaced, near: kept }) => [word, x, y, misplaced, kept]) ?? [],
  });
  const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (slot(id));
  const neighboursOf = () => ({ route: "embeddings/neighbours", request: { model: store.get().model, word: store.get().word, k: NEAR } });

  function mapRequest() {
    const { model, axes, word } = store.get();
    const pairs = axesOf(axes);
    const shown = words.includes(word) || !word ? words : [...words, word];
    const extra = [...near.map((each) => each.word), ...pairs.flat()].filter((each) => !shown.includes(each));
    return { model, words: [...shown, ...new Set(extra)], axes: pairs.length > 0 ? pairs : "pca" };
  }

  const refresh = latest(async () => {
    const { model, word } = store.get();
    try {
      if (wordsOf !== model) {
        const known = await post("/api/embeddings/words", { model, most: MOST });
        ({ words } = known);
        wordsOf = model;
        slot("all-words").replaceChildren(...words.map((each) => html("option", { value: each })));
      }
      near = word ? await post("/api/embeddings/neighbours", neighboursOf().request) : [];
      told = await post("/api/embeddings/map", mapRequest());
      slot("map-error").hidden = true;
      show();
      if (word) await showVector();
    } catch (error) {
      const field_ = /** @type {any} */ (error).field;
      if (!["word", "words", "axes"].includes(field_)) return complain(error);
      slot("map-error").textContent = /** @type {Error} */ (error).message;
      slot("map-error").hidden = false;
    }
    return undefined;
  });

  async function showVector() {
    const of = neighboursOf();
    const query = new URLSearchParams({ route: of.route, request: JSON.stringify(of.request) });
    const { data } = await get(`/api/tensor/asked?${query}`);
    strip.update({ values: data, name: _("The direction of “{word}”", { word: of.request.word }) });
  }

  function show() {
    if (!told) return;
    const { word, axes } = store.get();
    const { points, kept } = told;
    const place = new Map(points.map((point, k) => [point.word, k]));
    const own = place.get(word) ?? -1;
    const others = near.flatMap((each) => place.get(each.word) ?? []);
    const pairs = axesOf(axes);
    scatter.update({
      points: points.map(({ word: name, x, y }) => ({ name, x, y })),
      strong: own >= 0 ? [own, ...others] : [],
      links: own >= 0 ? others.map((other) => [own, other]) : [],
      ends: pairs.length > 0 ? [...pairs[0], ...(pairs[1] ?? [])] : [],
    });
    slot("map-says").textContent = _("{n} words. This plane holds {kept} of all their differences; the rest lies off it.", { n: points.length, kept: percent(kept) });
    table.update();
    tell(points[own]);
    nearList(slot("near"), near, (next) => store.set({ word: next }));
    const fill = (/** @type {string} */ id, /** @type {string} */ text) => {
      if (document.activeElement !== field(id)) field(id).value = text;
    };
    ["end-left", "end-right", "end-low", "end-high"].forEach((id, k) => fill(id, pairs.flat()[k] ?? ""));
    fill("word", word);
  }

  /** @param {PlacedWord | undefined} point */
  function tell(point) {
    slot("word-title").textContent = point?.word ?? "";
    if (!point) return;
    const pieces = point.pieces > 1 ? ` ${plural("It is {n} piece.", "It falls into {n} pieces: this is their mean.", point.pieces)}` : "";
    slot("word-says").textContent = `${_("{share} of how it differs lies off the plane, and {near} of its {of} true neighbours are near it here.", {
      share: percent(point.share), near: point.near, of: point.of,
    })}${pieces}`;
    slot("word-says").title = number(point.misplaced);
  }

  function arrange() {
    const [left, right, low, high] = ["end-left", "end-right", "end-low", "end-high"].map((id) => field(id).value.trim());
    const pairs = [[left, right], [low, high]].filter(([a, b]) => a && b);
    store.set({ axes: pairs.map((pair) => pair.join(">")).join(",") });
  }
  slot("arrange").addEventListener("click", arrange);
  slot("arrange-best").addEventListener("click", () => store.set({ axes: "" }));
  field("word").addEventListener("change", () => store.set({ word: field("word").value.trim().toLowerCase() }));
  for (const id of ["end-left", "end-right", "end-low", "end-high"]) {
    field(id).addEventListener("keydown", (event) => {
      if (event.key === "Enter") arrange();
    });
  }
  return { refresh, show, light: (/** @type {boolean} */ on) => slot("map").classList.toggle("lit-part", on) };
}
