// The chosen word: its numbers, each of which opens, its vector, its nearest in the full space, and the way to the ends.

import { get } from "../api.js";
import { number, percent } from "../lib/format.js";
import { ENDS } from "../lib/word-plane.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { ARROWS, endName } from "../marks/plane-ends.js";
import { createStrip } from "../marks/strip.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @typedef {import("./meaning-map.js").PlacedWord} PlacedWord */
/** @typedef {import("./xray-panel.js").Of} Of */

/** A sentence with elements where it has names in braces. @param {string} text @param {Record<string, Element>} parts */
function sentence(text, parts) {
  return text.split(/(\{\w+\})/).map((piece) => parts[piece.slice(1, -1)] ?? piece);
}

/**
 * @param {{ xray: import("./xray-panel.js").XrayPanel, ofMap: () => Of, ofWord: () => Of, onPick: (word: string) => void,
 *   onEnd: (end: import("../lib/word-plane.js").End) => void }} options
 *   ofMap, ofWord: the calls that the numbers come from
 */
export function createWord({ xray, ofMap, ofWord, onPick, onEnd }) {
  const strip = createStrip(slot("strip"), {
    label: _("The numbers of this word"),
    onOpen: (index, opener) => xray.open(ofWord, "asked", [index], opener),
  });
  const ends = ENDS.map((end) => {
    const key = html("button", { type: "button", class: "small", "aria-label": endName(end), title: endName(end) }, ARROWS[end]);
    key.addEventListener("click", () => onEnd(end));
    return key;
  });
  slot("to-ends").append(...ends);
  let shown = "";
  /** @type {[string, number][]} */
  let alike = [];
  /** @type {number[]} */
  let numbers = [];
  const nearTable = dataTable(slot("word-table"), { caption: _("Nearest in the full space"), columns: [_("Word"), _("How alike")], rows: () => alike });
  const numberTable = dataTable(slot("word-table"), { caption: _("The numbers of this word"), columns: [_("Number"), _("Value")], rows: () => numbers.map((value, at) => [String(at + 1), value]) });

  /** @param {PlacedWord | undefined} point @param {number} index its place on the tape of the map @param {string[]} pieces as which it is read */
  function tell(point, index, pieces) {
    slot("word-panel").hidden = !point;
    if (!point) return;
    slot("word-title").textContent = point.word;
    slot("word-pieces").textContent = point.pieces > 1 ? `${plural("It is {n} piece.", "It falls into {n} pieces: this is their mean.", point.pieces)} ${pieces.join(" + ")}` : "";
    slot("word-facts").replaceChildren(
      ...sentence(_("{on} of what sets it apart lies on this plane, and {near} of its {of} true neighbours are near it here. It stands {off} off the plane, {x} to the right and {y} up.", { of: point.of }), {
        on: fact(percent(point.on), "on_plane", index),
        near: fact(String(point.near), "near_kept", index),
        off: fact(number(point.misplaced), "off", index),
        x: fact(number(point.x), "x", index),
        y: fact(number(point.y), "y", index),
      }),
    );
  }

  /** A number that opens. @param {string} value @param {string} tensor @param {number} index */
  function fact(value, tensor, index) {
    const opens = html("button", { type: "button", class: "number" }, value);
    opens.addEventListener("click", () => xray.open(ofMap, tensor, [index], opens));
    return opens;
  }

  /** @param {{ word: string, similarity: number, index: number }[]} words */
  function nearest(words) {
    alike = words.map(({ word, similarity }) => [word, similarity]);
    nearTable.update();
    slot("near").replaceChildren(...words.map(({ word, similarity, index }) => {
      const fill = html("span", {});
      fill.style.setProperty("--size", String(Math.max(0, similarity)));
      const goes = html("button", { type: "button", class: "near-word" }, html("span", {}, word), " ", html("span", { class: "bar", "aria-hidden": "true" }, fill));
      const opens = html("button", { type: "button", class: "number", "aria-label": _("{word}: {similarity} alike", { word, similarity: number(similarity) }) }, number(similarity));
      goes.addEventListener("click", () => onPick(word));
      opens.addEventListener("click", () => xray.open(ofWord, "similarities", [index], opens));
      return html("li", {}, goes, opens);
    }));
  }

  /** The vector itself; it is fetched once a word. */
  async function vector() {
    const { route, request } = ofWord();
    const key = JSON.stringify(request);
    if (key === shown) return;
    const { data } = await get(`/api/tensor/asked?${new URLSearchParams({ route, request: key })}`);
    if (JSON.stringify(ofWord().request) !== key) return;
    shown = key;
    numbers = data;
    numberTable.update();
    strip.update({ values: data, name: _("The direction of “{word}”", { word: /** @type {any} */ (request).word }) });
  }
  return { tell, nearest, vector };
}
