// What comes next, as bars: each word with its probability. A press on the word asks who voted for it, on the number
// where it came from.

import { percent } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("../lib/machine-data.js").Candidate} Candidate */

const MOST = 6;

/**
 * @param {HTMLElement} element
 * @param {{ onWord: (id: number) => void, onShare: (id: number, opener: Element) => void }} options
 */
export function createAnswer(element, { onWord, onShare }) {
  const list = html("ul", {});
  element.append(list);
  /** @type {{ row: HTMLElement, fill: HTMLElement, each: Candidate }[]} */
  let rows = [];
  /** @type {unknown} */
  let shown = null;
  let told = "";

  /** @param {{ candidates: Candidate[], drawn: number | null, grown: number }} data grown: 0 to 1, how far the bars are */
  function update({ candidates, drawn, grown }) {
    const key = `${grown} ${drawn}`;
    if (shown === candidates && key === told) return;
    told = key;
    if (shown !== candidates) {
      shown = candidates;
      rows = candidates.slice(0, MOST).map(rowOf);
      list.replaceChildren(...rows.map(({ row }) => row));
    }
    list.style.visibility = grown > 0 ? "" : "hidden"; // no number stands there before it is computed
    for (const { row, fill, each } of rows) {
      fill.style.transform = `scaleX(${each.probability * grown})`;
      row.classList.toggle("drawn", drawn === each.id);
    }
  }

  /** @param {Candidate} each */
  function rowOf(each) {
    const fill = html("span", { class: "answer-fill" });
    const text = word(each.text);
    const open = html("button", { type: "button", class: "answer-word", title: _("Who voted for “{word}”?", { word: text }) }, html("span", {}, text), html("span", { class: "answer-track" }, fill));
    const share = html("button", { type: "button", class: "answer-share", "aria-label": _("{percent} for “{word}”: where it came from", { percent: percent(each.probability), word: text }) }, percent(each.probability));
    open.addEventListener("click", () => onWord(each.id));
    share.addEventListener("click", () => onShare(each.id, share));
    return { row: html("li", { class: "answer" }, open, share), fill, each };
  }
  return { update };
}
