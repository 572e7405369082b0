// The real words: a plane of thousands that tells at each point what it hides, and rearranges between the ends it is given.

import { latest, post } from "../api.js";
import { percent } from "../lib/format.js";
import { together } from "../lib/joined.js";
import { axesAsked, axesText, endsOf, withEnd } from "../lib/word-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";
import { createWordPlane } from "../marks/word-plane.js";
import { complain, lightWords, slot } from "./frame.js";
import { createAround } from "./meaning-around.js";
import { planeLegend } from "./meaning-legend.js";
import { createWord } from "./meaning-word.js";

/** @typedef {{ word: string, x: number, y: number, misplaced: number, on: number, near: number, of: number, pieces: number }} PlacedWord */
/** @typedef {{ word: string, similarity: number, index: number, asked?: Record<string, string[]> }} Alike */

const MOST = 3000;
const NEAR = 10;

/**
 * @param {{ store: import("../store.js").Store<import("./meaning-state.js").MeaningState>, xray: import("./xray-panel.js").XrayPanel,
 *   onWord: (points: PlacedWord[], index: number, pieces: string[]) => Promise<void> }} options
 *   onWord: the plane is laid, and this word of it is chosen (−1: none); `pieces` as which it is read
 */
export function createMap({ store, xray, onWord }) {
  /** @type {{ points: PlacedWord[], kept: number } | null} */
  let told = null;
  /** @type {{ model?: string }} */
  let asked = {};
  /** @type {import("../marks/word-plane.js").Point[]} */
  let points = [];
  /** @type {Map<string, number>} */
  let places = new Map();
  /** @type {Alike[]} */
  let near = [];
  /** @type {Set<string>} */
  let common = new Set();
  let known = { model: "", of: 0 };
  let laid = ""; // the model and the axes of the plane that is shown
  const ends = () => endsOf(store.get().axes);
  const wordOf = (/** @type {number} */ index) => told?.points[index]?.word ?? "";
  const ofMap = () => ({ route: "embeddings/map", request: asked });
  const ofWord = () => ({ route: "embeddings/neighbours", request: { model: store.get().model, word: store.get().word, k: NEAR } });

  const plane = createWordPlane(slot("map"), {
    label: _("Words on a plane"),
    describedBy: "map-says map-kept",
    onLook: (index, ahead) => {
      lightWords(index >= 0 ? "map" : null);
      around.look(wordOf(index), () => ahead().map(wordOf));
    },
    onPick: (index) => store.set({ word: wordOf(index) }),
    onEnd: (end, word) => store.set({ axes: axesText(withEnd(ends(), end, word.trim().toLowerCase())) }),
    onLines: () => store.set({ lines: !store.get().lines }),
    near: (index) => around.of(wordOf(index))?.near ?? null,
  });
  const around = createAround({ request: () => asked, onTold: () => plane.tell() });
  const panel = createWord({
    xray, ofMap, ofWord,
    onPick: (word) => store.set({ word }),
    onEnd: (end) => store.set({ axes: axesText(withEnd(ends(), end, store.get().word)) }),
  });
  const table = dataTable(slot("map-table"), {
    caption: _("Where each word lies, and how far the drawing can be trusted"),
    columns: [_("Word"), _("to the right"), _("upwards"), _("share on the plane"), _("how far off it"), _("true neighbours near it, of {n}", { n: NEAR })],
    rows: () => told?.points.map(({ word, x, y, on, misplaced, near: kept }) => [word, x, y, percent(on), misplaced, kept]) ?? [],
  });
  slot("map-legend").append(...planeLegend(NEAR));

  function mapRequest() {
    const { model, word, axes } = store.get();
    const also = [...new Set([word, ...near.map((each) => each.word), ...Object.values(endsOf(axes))])].filter((each) => each && !common.has(each));
    return { model, most: MOST, also, axes: axesAsked(endsOf(axes)) };
  }

  const refresh = latest(async () => {
    const { model, word, axes } = store.get();
    slot("map").setAttribute("aria-busy", "true");
    try {
      if (known.model !== model) {
        const { words, of } = await post("/api/embeddings/words", { model, most: MOST });
        common = new Set(words);
        known = { model, of };
        slot("all-words").replaceChildren(...words.map((/** @type {string} */ each) => html("option", { value: each })));
      }
      near = word ? await post("/api/embeddings/neighbours", ofWord().request) : [];
      const request = mapRequest();
      if (JSON.stringify(request) !== JSON.stringify(asked)) {
        told = await post("/api/embeddings/map", request);
        asked = request;
        points = (told?.points ?? []).map((point) => ({ ...point, name: point.word }));
        places = new Map(points.map(({ name }, k) => [name, k]));
        around.forget();
      }
      slot("map-error").hidden = true;
      show(laid !== `${model} ${axes}`);
      laid = `${model} ${axes}`;
      around.look(word, undefined, 0);
      if (word) await panel.vector();
      await onWord(told?.points ?? [], places.get(word) ?? -1, near[0]?.asked?.[word] ?? []);
    } catch (error) {
      refuse(error);
    }
    slot("map").removeAttribute("aria-busy");
    return undefined;
  });

  /** What a visitor can mend is said beside the map; another model that does not know a word begins afresh. @param {unknown} error */
  function refuse(error) {
    const { model, axes } = store.get();
    if (!["word", "words", "axes", "also"].includes(/** @type {any} */ (error).field)) return complain(error);
    if (told && asked.model !== model && common.size > 0) {
      store.set(axes ? { axes: "" } : { word: [...common][0] }, { undoable: false });
      return complain(error);
    }
    slot("map-error").textContent = /** @type {Error} */ (error).message;
    slot("map-error").hidden = false;
    return undefined;
  }

  /** @param {boolean} again whether all words are to be in view */
  function show(again) {
    if (!told) return;
    const { word, lines } = store.get();
    const index = places.get(word) ?? -1;
    plane.update({ points, ends: ends(), chosen: index, lines, again });
    tellPlane(told);
    table.update();
    panel.tell(told.points[index], index, near[0]?.asked?.[word] ?? []);
    panel.nearest(near);
    const field = /** @type {HTMLInputElement} */ (slot("word"));
    if (document.activeElement !== field) field.value = word;
    slot("arrange-best").hidden = store.get().axes === "";
  }

  /** @param {{ points: PlacedWord[], kept: number }} of */
  function tellPlane({ points: all, kept }) {
    const { left, right, low, high } = ends();
    const middle = _("the middle of all words");
    const ways = [
      ...(left || right ? [_("To the right: from {low} to {high}.", { low: left || middle, high: right || middle })] : []),
      ...(low || high ? [(left || right ? _("Upwards: from {low} to {high}, without what that shares with the first way.", { low: low || middle, high: high || middle }) : _("Upwards: from {low} to {high}.", { low: low || middle, high: high || middle }))] : []),
    ];
    slot("map-says").textContent = together(ways) || _("Laid out along the two ways in which these words differ most.");
    const opens = html("button", { type: "button", class: "number", "aria-label": _("{kept}, the share that the plane holds", { kept: percent(kept) }) }, percent(kept));
    opens.addEventListener("click", () => xray.open(ofMap, "plane_share", [], opens));
    const [before, after = ""] = _("Simplified: of all that sets these words apart this plane holds {kept}; the other {rest} lie in directions that no paper has.", { rest: percent(1 - kept) }).split("{kept}");
    slot("map-kept").replaceChildren(before, opens, after);
    slot("map-rule").textContent = _("{n} words are drawn: the first {most} of the {of} whole words in the model's own list, which goes roughly from common to rare (letters and pieces of words left out), and what was looked up.", { n: all.length, most: common.size, of: known.of });
  }

  slot("arrange-best").addEventListener("click", () => store.set({ axes: "" }));
  slot("word").addEventListener("change", () => store.set({ word: /** @type {HTMLInputElement} */ (slot("word")).value.trim().toLowerCase() }));
  return { refresh, show: () => show(false), of: ofMap };
}
