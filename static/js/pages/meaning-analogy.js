// a is to b as c is to what? The arrow on a plane, where it ends, and the words that point that way; and the film of it:
// three vectors, their difference, the sum, the cosines, the ranking.

import { latest, post } from "../api.js";
import { placeIn } from "../lib/film-position.js";
import { number } from "../lib/format.js";
import { named, together } from "../lib/joined.js";
import { analogyShots } from "../lib/meaning-film.js";
import { _ } from "../lib/words.js";
import { createSentence } from "../marks/live-sentence.js";
import { createScatter } from "../marks/scatter.js";
import { openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { complain, slot } from "./frame.js";
import { createFilmCards } from "./meaning-film.js";
import { nearList } from "./meaning-near.js";
import { createSet } from "./meaning-set.js";
import { analogyOf } from "./meaning-state.js";
import { tensorOf } from "./meaning-tensors.js";

/** @typedef {{ word: string, similarity: number, index: number, asked?: Record<string, string[]> }} Answer */

const FEW = 8;
const VECTORS = ["from_word", "to_word", "third_word", "arrow", "arrow_end", "asked"];

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel,
 *   onShots: (shots: import("../types.js").Shot[]) => void, player: import("../player.js").Player }} options
 */
export function createAnalogy({ store, xray, onShots, player }) {
  const scatter = createScatter(slot("arrows"), { label: _("The arrow of the analogy on a plane") });
  const fields = /** @type {HTMLInputElement[]} */ (["word-a", "word-b", "word-c"].map(slot));
  const set = createSet({ store, xray });
  const of = () => {
    const [a, b, c] = analogyOf(store.get().analogy);
    return { route: "embeddings/analogy", request: { model: store.get().model, a, b, c, k: FEW } };
  };
  const cards = createFilmCards(slot("analogy-film"), { open: (tensor, index, opener) => xray.open(of, tensor, index, opener) });
  /** @type {Answer[]} */
  let answers = [];
  /** @type {Map<string, { x: number, y: number }>} */
  let places = new Map();
  /** @type {string[]} */
  let words = [];
  /** @type {import("../lib/meaning-film.js").PartShot[]} */
  let shots = [];
  let drawn = "";
  let ranked = 0; // answers that the film has come to
  /** @type {{ names: string[], vectors: number[][] }} */
  let filmed = { names: [], vectors: [] };
  const filmTable = dataTable(slot("analogy-film-table"), { caption: _("Every number of the film"), columns: [], rows: () => (filmed.vectors[0] ?? []).map((_value, d) => [String(d + 1), ...filmed.vectors.map((vector) => vector[d])]) });
  const table = dataTable(slot("arrows-table"), {
    caption: _("The answers, and where they lie on the plane"),
    columns: [_("Word"), _("cosine"), "x", "y"],
    rows: () => words.map((word) => [word, answers.slice(0, ranked).find((each) => each.word === word)?.similarity ?? null, places.get(word)?.x ?? null, places.get(word)?.y ?? null]),
  });

  const refresh = latest(async () => {
    const { model, analogy } = store.get();
    const [a, b, c] = analogyOf(analogy);
    fields.forEach((field, k) => {
      if (document.activeElement !== field) field.value = [a, b, c][k];
    });
    set.forget();
    if (!a || !b || !c) return undefined;
    try {
      answers = await post("/api/embeddings/analogy", of().request);
      words = [...new Set([a, b, c, ...answers.map(({ word }) => word)])];
      const map = await post("/api/embeddings/map", { model, words });
      places = new Map(map.points.map((/** @type {any} */ point) => [point.word, point]));
      slot("analogy-error").hidden = true;
      tellPieces();
      await build([a, b, c]);
      onShots(shots);
      drawn = "";
      render();
    } catch (error) {
      if (/** @type {any} */ (error).field !== "word") return complain(error);
      slot("analogy-error").textContent = /** @type {Error} */ (error).message;
      slot("analogy-error").hidden = false;
    }
    return undefined;
  });

  /** A word that the table has no row for is shown as its pieces. */
  function tellPieces() {
    const asked = Object.entries(answers[0]?.asked ?? {}).filter(([, pieces]) => pieces.length > 1);
    const said = asked.map(([word, pieces]) => _("“{word}” is not in the table: it is read as {pieces}, and stands for their mean.", { word, pieces: pieces.join(" + ") }));
    slot("analogy-pieces").textContent = together(said);
    slot("analogy-pieces").hidden = said.length === 0;
  }

  /** The film: every number of it is fetched from the recording. @param {[string, string, string]} asked */
  async function build(asked) {
    const [best] = answers;
    const [vectors, unit] = await Promise.all([
      Promise.all(VECTORS.map((name) => tensorOf(of(), name))),
      tensorOf(of(), "units", { word: best.index }),
    ]);
    const [a, b, c, arrow, end, direction] = vectors;
    filmed = { names: [...asked, _("the arrow"), _("where it ends"), _("what is asked for"), best.word], vectors: [...vectors, unit] };
    filmTable.update({ columns: [_("Number"), ...filmed.names] });
    const products = { left: direction, right: unit, total: best.similarity };
    shots = analogyShots({ words: asked, vectors: [a, b, c], arrow, end, asked: direction, best: products, answers });
    const limit = Math.max(...[...a, ...b, ...c, ...arrow, ...end].map(Math.abs));
    cards.clear();
    const strips = ["from_word", "to_word", "third_word"].map((name, k) => cards.strip(asked[k], [a, b, c][k], name, (d) => [d], limit));
    cards.card("words*", _("Three directions"), _("The rows of the table, each brought to length 1."), cards.side(...strips))
      .show((amount) => strips.forEach((strip, k) => strip.classList.toggle("waiting", amount <= k)));
    cards.card("arrow", `${asked[1]} − ${asked[0]}`, _("Number by number: what leads from the first to the second."), cards.strip(_("the arrow"), arrow, "arrow", (d) => [d], limit));
    cards.card("end", `${asked[1]} − ${asked[0]} + ${asked[2]}`, _("The same arrow begun at the third word."), cards.strip(_("where it ends"), end, "arrow_end", (d) => [d], limit));
    cards.card("asked", _("Brought to length 1"), _("Only the direction counts."), cards.strip(_("what is asked for"), direction, "asked", (d) => [d]));
    const sum = cards.sum(_("cosine with “{word}”:", { word: best.word }), products, "similarities", [best.index]);
    const both = [cards.strip(_("what is asked for"), direction, "asked", (d) => [d]), cards.strip(best.word, unit, "units", (d) => [best.index, d])];
    const card = cards.card("best*", _("Held against every word"), _("Here against “{word}”: the products of all numbers, added up. So it is done with each of the words.", { word: best.word }), cards.side(...both), sum.root);
    card.show(sum.show);
  }

  function render() {
    const [a, b, c] = analogyOf(store.get().analogy);
    const [from, to, third] = [a, b, c].map((word) => places.get(word));
    if (!from || !to || !third || shots.length === 0) return;
    const { position, playing } = player.state();
    const shown = cards.render(shots, position, playing);
    const [arrow, ends] = [(shown.get("arrow") ?? 0) > 0, (shown.get("end") ?? 0) > 0];
    ranked = Math.round(shown.get("answers") ?? 0);
    const shot = shots[placeIn(position, shots.length).shot];
    slot("analogy-film-says").textContent = named(shot.title, shot.formula);
    const state = `${arrow} ${ends} ${ranked}`;
    if (state === drawn) return;
    drawn = state;
    draw({ from, to, third, arrow, ends, ranked });
    slot("answers").closest("section")?.classList.toggle("waiting", ranked === 0);
    nearList(slot("answers"), answers.slice(0, ranked), (word, opener) => xray.open(of, "similarities", [answers.find((each) => each.word === word)?.index ?? 0], opener));
    tell([a, b, c], ranked);
    table.update();
  }

  /** @param {{ from: any, to: any, third: any, arrow: boolean, ends: boolean, ranked: number }} now */
  function draw({ from, to, third, arrow, ends, ranked }) {
    const [a, b, c] = analogyOf(store.get().analogy);
    const end = { x: to.x - from.x + third.x, y: to.y - from.y + third.y }; // the plane is a shadow of the full space: arrows stay arrows
    const points = words.flatMap((name) => {
      const place = places.get(name);
      return place ? [{ name, x: place.x, y: place.y }] : [];
    });
    const known = [a, b, c, ...(ranked > 0 ? [answers[0]?.word] : [])];
    const strong = points.flatMap(({ name }, k) => (known.includes(name) ? [k] : []));
    scatter.update({
      points: ends ? [...points, { ...end, name: _("the arrow ends here") }] : points,
      strong: ends ? [points.length, ...strong] : strong,
      arrows: [...(arrow ? [{ from, to }] : []), ...(ends ? [{ from: third, to: end }] : [])],
      marks: ends ? [{ ...end, name: "" }] : [],
    });
  }

  /** @param {[string, string, string]} asked @param {number} ranked */
  function tell([a, b, c], ranked) {
    const [best, other] = answers;
    if (ranked === 0 || !best) {
      slot("analogy-says").textContent = _("Which word stands to “{c}” as “{b}” stands to “{a}”?", { a, b, c });
      return;
    }
    const similarity = openable("", (opener) => xray.open(of, "similarities", [best.index], opener));
    createSentence(slot("analogy-says"), _("“{a}” is to “{b}” as “{c}” is to “{word}” ({similarity}); next comes “{other}”. The three given words are left out."), { similarity })
      .update({ a, b, c, word: best.word, similarity: number(best.similarity), other: other?.word ?? "" });
  }

  fields.forEach((field) =>
    field.addEventListener("change", () => store.set({ analogy: fields.map(({ value }) => value.trim().toLowerCase().replace(/,/g, "")).join(",") })),
  );
  return { refresh, render, shots: () => shots, askSet: set.ask };
}
