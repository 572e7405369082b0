// The film of two sentences: the tokens, what the model made of each, their mean, its length, and the cosine of both.

import { chipText } from "../lib/attention-words.js";
import { placeIn } from "../lib/film-position.js";
import { named } from "../lib/joined.js";
import { sentenceShots } from "../lib/meaning-film.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";
import { createFilmCards } from "./meaning-film.js";
import { tensorOf } from "./meaning-tensors.js";

/** @typedef {import("./meaning-sentences.js").Told} Told */

/**
 * @param {{ of: () => import("./xray-panel.js").Of, xray: import("./xray-panel.js").XrayPanel, player: import("../player.js").Player }} options
 */
export function createSentenceFilm({ of, xray, player }) {
  const selects = /** @type {HTMLSelectElement[]} */ (["film-one", "film-two"].map(slot));
  const cards = createFilmCards(slot("sentence-film"), { open: (tensor, index, opener) => xray.open(of, tensor, index, opener) });
  /** @type {import("../lib/meaning-film.js").PartShot[]} */
  let shots = [];
  let cells = 0;
  let of_ = "";
  /** @type {{ names: string[], vectors: number[][] }} */
  let filmed = { names: [], vectors: [] };
  const table = dataTable(slot("sentence-film-table"), { caption: _("Every number of the film"), columns: [], rows: () => (filmed.vectors[0] ?? []).map((_value, d) => [String(d + 1), ...filmed.vectors.map((vector) => vector[d])]) });

  /** Which two: those that were chosen, as long as the sentences are the same; else the two that are most alike. @param {Told} told */
  function pairOf({ sentences, similarity }) {
    const same = of_ === sentences.join("\n");
    of_ = sentences.join("\n");
    let pair = [0, Math.min(1, sentences.length - 1)];
    let best = -2;
    similarity.forEach((row, i) => row.forEach((value, j) => i < j && value > best && ([best, pair] = [value, [i, j]])));
    if (same && selects.every(({ value }) => value !== "")) pair = selects.map(({ value }) => Number(value));
    selects.forEach((select, k) => {
      select.replaceChildren(...sentences.map((sentence, at) => html("option", { value: at }, `${at + 1} ${sentence.length > 22 ? `${sentence.slice(0, 21)}…` : sentence}`)));
      select.value = String(pair[k]);
    });
    return pair;
  }

  /** @param {Told} told */
  async function build(told) {
    cards.clear();
    shots = [];
    cells = told.sentences.length ** 2;
    slot("sentence-film-head").hidden = told.sentences.length < 2;
    if (told.sentences.length < 2) return shots;
    const [one, two] = pairOf(told);
    const get = (/** @type {number} */ k, /** @type {string} */ name) => tensorOf(of(), `sentences.${k}.${name}`);
    const rows = await tensorOf(of(), told.read[one].last); // each sentence is recorded once, by the first that asks for it
    const otherRows = one === two ? rows : await tensorOf(of(), told.read[two].last);
    const [mean, length, unit, other] = await Promise.all([get(one, "sentence_mean"), get(one, "sentence_length"), get(one, "sentence"), get(two, "sentence")]);
    const cosine = { left: unit, right: other, total: told.similarity[one][two] };
    const tokens = told.read[one].tokens.map(({ text }) => chipText(text));
    shots = sentenceShots({ numbers: [one + 1, two + 1], tokens, rows, mean, length, unit, otherRows, other, cosine, cells });
    filmed = { names: [...tokens, _("mean"), ...[one, two].map((k) => _("sentence {n}", { n: k + 1 }))], vectors: [...rows, mean, unit, other] };
    table.update({ columns: [_("Number"), ...filmed.names] });
    fill(told, { one, two, tokens, rows, mean, length, unit, other, cosine });
    return shots;
  }

  /** @param {Told} told @param {any} numbers */
  function fill(told, { one, two, tokens, rows, mean, length, unit, other, cosine }) {
    const at = `sentences.${one}.`;
    const chips = told.read[one].tokens.map(({ text, special }) => html("li", { class: special ? "special" : "" }, chipText(text)));
    cards.card("tokens*", _("1 · The tokens"), told.sentences[one], html("ol", { class: "film-chips" }, ...chips));
    const all = cards.rows({ label: _("The last vectors of sentence {n}", { n: one + 1 }), meanName: _("mean"), names: tokens, rows, mean },
      (row, column) => (row < 0 ? [`${at}sentence_mean`, [column]] : [told.read[one].last, [row, column]]));
    const holder = html("div", { class: "film-scroll" }, all.root);
    cards.card("rows*", _("2 · The last vectors, and their mean"), _("A line for each token, {n} numbers each, after all layers. The mean is taken number by number.", { n: mean.length }), holder);
    cards.follow("mean", "rows", all.show);
    cards.card("unit", _("3 · Brought to length 1"), _("Divided by its length, so that only the direction counts."), cards.figure(length, _("its length:"), `${at}sentence_length`, []), cards.strip(_("sentence {n}", { n: one + 1 }), unit, `${at}sentence`, (d) => [d]));
    cards.card("other", _("4 · The other sentence"), told.sentences[two], cards.strip(_("sentence {n}", { n: two + 1 }), other, `sentences.${two}.sentence`, (d) => [d]));
    const sum = cards.sum(_("cosine:"), cosine, "sentence_similarity", [one, two]);
    cards.card("cosine*", _("5 · How alike?"), _("Number times number, added up: 1 would be the same direction."), sum.root).show(sum.show);
  }

  /** @returns {number} how many cells of the matrix are in */
  function render() {
    const { position, playing } = player.state();
    const shot = shots[placeIn(position, shots.length).shot];
    slot("sentence-film-says").textContent = shot ? named(shot.title, shot.formula) : _("Type a second sentence to compare.");
    if (shots.length === 0) return cells;
    return Math.floor((cards.render(shots, position, playing).get("matrix") ?? 0) + 1e-9);
  }

  /** @param {() => void} again */
  function onPair(again) {
    for (const select of selects) select.addEventListener("change", again);
  }
  return { build, render, onPair };
}
