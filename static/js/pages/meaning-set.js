// A whole set of analogies, answered at once: the score, and every failure. Each count opens; each failure can be looked at.

import { post } from "../api.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createSentence } from "../marks/live-sentence.js";
import { openable } from "../marks/sentence.js";
import { complain, slot } from "./frame.js";

/** @typedef {{ a: string, b: string, c: string, expected: string, answers: { word: string, similarity: number }[], right: boolean, missing: boolean, index?: number }} Item */
/** @typedef {{ kind: string, index: number, right: number, of: number, items: Item[] }} Kind */
/** @typedef {{ kinds: Kind[], right: number, of: number, missing: number }} Score */

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel }} options
 */
export function createSet({ store, xray }) {
  let scoreOf = "";

  /** @param {string} model @param {string} tensor @param {number[]} index @param {number} value */
  function count(model, tensor, index, value) {
    const of = { route: "embeddings/analogies", request: { model } };
    const button = openable(String(value), (opener) => xray.open(() => of, tensor, index, opener));
    return button;
  }

  async function ask() {
    const { model } = store.get();
    const button = /** @type {HTMLButtonElement} */ (slot("ask-set"));
    button.disabled = true;
    try {
      /** @type {Score} */
      const score = await post("/api/embeddings/analogies", { model });
      scoreOf = model;
      show(model, score);
      return score;
    } finally {
      button.disabled = false;
    }
  }

  /** @param {string} model @param {Score} score */
  function show(model, score) {
    const { right, of, missing } = score;
    const says = html("span", {});
    createSentence(says, _("{right} of {asked} are right with the first answer."), { right: count(model, "score", [], right) }).update({ right, asked: of });
    const lacking = missing > 0 ? ` ${_("{n} were not asked: the model lacks a word.", { n: missing })}` : "";
    slot("set-says").replaceChildren(says, lacking);
    slot("set").replaceChildren(table(model, score));
  }

  /** @param {string} model @param {Score} score */
  function table(model, { kinds }) {
    const rows = kinds.map(({ kind, index, right, of, items }) => {
      const share = html("td", { class: "count" }, count(model, "kind_right", [index], right), ` / ${of}`);
      return html("tr", {}, html("th", { scope: "row" }, kind), share, html("td", {}, failures(items)));
    });
    const head = html("tr", {}, ...[_("Kind"), _("Right"), _("Wrong answers, and what was expected")].map((name) => html("th", { scope: "col" }, name)));
    return html("table", { class: "kinds" }, html("thead", {}, head), html("tbody", {}, ...rows));
  }

  /** What went wrong, to be looked at. @param {Item[]} items */
  function failures(items) {
    const asked = items.filter(({ missing }) => !missing);
    const wrong = asked.filter(({ right }) => !right);
    if (asked.length === 0) return html("span", { class: "sub" }, _("not asked"));
    if (wrong.length === 0) return html("span", { class: "sub" }, _("all right"));
    return html("ul", { class: "failures" }, ...wrong.map((item) => html("li", {}, failure(item))));
  }

  /** @param {Item} item */
  function failure({ a, b, c, expected, answers }) {
    const given = answers[0]?.word ?? "";
    const says = _("{a} is to {b} as {c} is to {given}; wanted was {expected}. Look at it", { a, b, c, given, expected });
    const button = html("button", { type: "button", class: "failure", "aria-label": says, title: says }, `${a} : ${b} = ${c} : `, html("s", {}, given), " ", html("b", {}, expected));
    button.addEventListener("click", () => {
      store.set({ analogy: [a, b, c].join(",") });
      slot("panel-analogy").scrollIntoView({ block: "start" });
      slot("word-a").focus({ preventScroll: true });
    });
    return button;
  }

  /** Another model: its score is not known yet. */
  function forget() {
    if (scoreOf === store.get().model) return;
    scoreOf = "";
    slot("set").replaceChildren();
    slot("set-says").replaceChildren();
  }
  slot("ask-set").addEventListener("click", () => void ask().catch(complain));
  return { ask, forget };
}
