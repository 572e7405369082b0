// a is to b as c is to what? The arrow, where it ends, and the words that point that way; and a whole set of them.

import { latest, post } from "../api.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createScatter } from "../marks/scatter.js";
import { complain, slot } from "./frame.js";
import { nearList } from "./meaning-near.js";
import { analogyOf } from "./meaning-state.js";

/** @typedef {{ a: string, b: string, c: string, expected: string, answers: { word: string, similarity: number }[], right: boolean, missing: boolean }} Item */
/** @typedef {{ kinds: { kind: string, items: Item[] }[], right: number, of: number, missing: number }} Score */

const FEW = 8;

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel,
 *   onShots: (shots: import("../types.js").Shot[]) => void, position: () => number }} options
 */
export function createAnalogy({ store, xray, onShots, position }) {
  const scatter = createScatter(slot("arrows"), { label: _("The arrow of the analogy on a plane") });
  const fields = /** @type {HTMLInputElement[]} */ (["word-a", "word-b", "word-c"].map(slot));
  /** @type {{ word: string, similarity: number, index: number }[]} */
  let answers = [];
  /** @type {Map<string, { x: number, y: number }>} */
  let places = new Map();
  /** @type {string[]} */
  let words = [];
  /** @type {Score | null} */
  let score = null;
  let scoreOf = "";

  const refresh = latest(async () => {
    const { model, analogy } = store.get();
    const [a, b, c] = analogyOf(analogy);
    fields.forEach((field, k) => {
      if (document.activeElement !== field) field.value = [a, b, c][k];
    });
    if (!a || !b || !c) return undefined;
    try {
      answers = await post("/api/embeddings/analogy", { model, a, b, c, k: FEW });
      words = [...new Set([a, b, c, ...answers.map(({ word }) => word)])];
      const map = await post("/api/embeddings/map", { model, words });
      places = new Map(map.points.map((/** @type {any} */ point) => [point.word, point]));
      slot("analogy-error").hidden = true;
      if (scoreOf !== model) slot("set").replaceChildren();
      if (scoreOf !== model) slot("set-says").textContent = "";
      onShots(shots());
      render();
    } catch (error) {
      if (/** @type {any} */ (error).field !== "word") return complain(error);
      slot("analogy-error").textContent = /** @type {Error} */ (error).message;
      slot("analogy-error").hidden = false;
    }
    return undefined;
  });

  /** @returns {import("../types.js").Shot[]} */
  function shots() {
    const [a, b, c] = analogyOf(store.get().analogy);
    const best = answers[0];
    return [
      { duration: 1400, major: true, title: _("An arrow leads from “{a}” to “{b}”", { a, b }), formula: `${b} − ${a}` },
      { duration: 1400, major: true, title: _("The same arrow, begun at “{c}”", { c }), formula: `${b} − ${a} + ${c}` },
      { duration: 1400, major: true, title: _("“{word}” points most the same way", { word: best?.word ?? "" }), formula: `cos = ${number(best?.similarity ?? 0)}` },
    ];
  }

  function render() {
    const [a, b, c] = analogyOf(store.get().analogy);
    const [from, to, third] = [a, b, c].map((word) => places.get(word));
    if (!from || !to || !third) return;
    const at = position();
    const end = { x: to.x - from.x + third.x, y: to.y - from.y + third.y }; // the plane is a shadow of the full space: arrows stay arrows
    const points = words.flatMap((name) => {
      const place = places.get(name);
      return place ? [{ name, x: place.x, y: place.y }] : [];
    });
    const known = [a, b, c, ...(at >= 3 ? [answers[0]?.word] : [])];
    scatter.update({
      points,
      strong: points.flatMap(({ name }, k) => (known.includes(name) ? [k] : [])),
      arrows: [{ from, to }, ...(at >= 2 ? [{ from: third, to: end }] : [])],
      marks: at >= 2 ? [{ ...end, name: _("the arrow ends here") }] : [],
    });
    const best = answers[0];
    slot("analogy-says").textContent = at >= 3 && best
      ? _("“{a}” is to “{b}” as “{c}” is to “{word}” ({similarity}); next comes “{other}”. The three given words are left out.", { a, b, c, word: best.word, similarity: number(best.similarity), other: answers[1]?.word ?? "" })
      : _("Which word stands to “{c}” as “{b}” stands to “{a}”?", { a, b, c });
    slot("answers").closest("section")?.classList.toggle("waiting", at < 3);
    if (at >= 3) nearList(slot("answers"), answers, (word, opener) => xray.open(of, "similarities", [answers.find((each) => each.word === word)?.index ?? 0], opener));
    else slot("answers").replaceChildren();
  }
  const of = () => {
    const [a, b, c] = analogyOf(store.get().analogy);
    return { route: "embeddings/analogy", request: { model: store.get().model, a, b, c, k: FEW } };
  };

  async function askSet() {
    const { model } = store.get();
    score = await post("/api/embeddings/analogies", { model });
    scoreOf = model;
    if (!score) return null;
    const { right, of: asked, missing } = score;
    const lacking = missing > 0 ? ` ${_("{n} were not asked: the model lacks a word.", { n: missing })}` : "";
    slot("set-says").textContent = _("{right} of {asked} are right with the first answer.", { right, asked }) + lacking;
    slot("set").replaceChildren(table(score));
    return score;
  }

  /** @param {Score} told */
  function table({ kinds }) {
    const rows = kinds.map(({ kind, items }) => {
      const asked = items.filter(({ missing }) => !missing);
      const wrong = asked.filter(({ right }) => !right).map(({ a, b, c, expected, answers: given }) => `${a} : ${b} = ${c} : ${given[0]?.word} (${expected})`);
      const all = wrong.length === 0 ? _("all right") : wrong.join(" · ");
      return html("tr", {}, html("th", { scope: "row" }, kind), html("td", {}, `${asked.length - wrong.length}/${asked.length}`), html("td", { class: wrong.length > 0 ? "wrong" : "" }, all));
    });
    const head = html("tr", {}, ...[_("Kind"), _("Right"), _("Wrong answers, and what was expected")].map((name) => html("th", { scope: "col" }, name)));
    return html("table", { class: "kinds" }, html("thead", {}, head), html("tbody", {}, ...rows));
  }

  fields.forEach((field) =>
    field.addEventListener("change", () => store.set({ analogy: fields.map(({ value }) => value.trim().toLowerCase().replace(/,/g, "")).join(",") })),
  );
  slot("ask-set").addEventListener("click", () => void askSet().catch(complain));
  return { refresh, render, shots, askSet, answers: () => answers };
}
