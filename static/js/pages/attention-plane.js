// The plane "Where bank goes": both sentences, and the same without a word, or changed.

import { signed } from "../lib/format.js";
import { chipText, wordPlaces, wordText } from "../lib/attention-words.js";
import { inSeries, together } from "../lib/joined.js";
import { partsAfter, poleWords } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createPlane } from "../marks/plane.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @param {{ screen: import("./attention.js").Screen }} options */
export function createPlanePanel({ screen }) {
  const { store, xray, sides } = screen;
  /** @type {Record<string, () => import("./xray-panel.js").Of>} */
  let sources = {};
  const plane = createPlane(slot("plane"), { label: _("The path of the word between two poles, layer by layer"), onOpen: open });
  const table = dataTable(slot("plane-table"), { caption: _("Where the word stands, by layer"), columns: [_("Path"), _("Depth"), _("Like the pole to the right"), _("Like the pole upwards")], rows });
  const fields = { pa: /** @type {HTMLInputElement} */ (slot("pole-a")), pb: /** @type {HTMLInputElement} */ (slot("pole-b")) };
  const gone = { ga: /** @type {HTMLSelectElement} */ (slot("gone-a")), gb: /** @type {HTMLSelectElement} */ (slot("gone-b")) };
  for (const [key, field] of Object.entries(fields)) field.addEventListener("input", () => store.set({ [key]: field.value }, { group: key }));
  for (const [key, select] of Object.entries(gone)) select.addEventListener("change", () => store.set({ [key]: Number(select.value) }));

  /** @param {string} way @param {number} depth @param {Element} opener */
  function open(way, depth, opener) {
    const source = sources[way];
    if (!source) return;
    const changed = way.startsWith("changed");
    xray.open(source, changed ? "without.lean" : "lean", [0, depth], opener);
  }

  function ways() {
    const state = store.get();
    sources = {};
    /** @type {import("../marks/plane.js").Way[]} */
    const found = [];
    for (const side of Object.values(sides)) {
      if (side.tokens.length === 0) continue;
      const word = screen.word(side);
      const name = `${side.wordText(word)} (${side.name.toUpperCase()})`;
      if (side.path) {
        found.push({ id: side.name, name, hue: side.name, points: side.path.place });
        const request = side.pathRequest(state, word);
        sources[side.name] = () => ({ route: "attention/path", request });
      }
      const at = side.name === "a" ? state.ga : state.gb;
      if (side.gone && at >= 0 && at < side.tokens.length) {
        const removed = wordText(side.tokens, wordPlaces(side.tokens, at));
        found.push({ id: `gone ${side.name}`, name: _("{name}, without “{word}”", { name, word: removed }), hue: side.name, dashed: true, points: side.gone.place });
        const request = side.goneRequest(state, word);
        sources[`gone ${side.name}`] = () => ({ route: "attention/path", request });
      }
    }
    const changed = screen.changed();
    if (changed?.after && state.view === "cause") {
      found.push({ id: "changed", name: _("changed"), hue: state.on, dashed: true, points: changed.after.place });
      sources.changed = () => ({ route: "attention/effect", request: changed.request });
    }
    return found;
  }

  function* rows() {
    const upTo = Math.round(screen.depthShown()); // no further than the drawing is
    for (const { name, points } of ways()) for (const [depth, point] of points.slice(0, upTo + 1).entries()) yield [name, depthWords(depth), point[0], point[1]];
  }

  function update() {
    const state = store.get();
    const { a, b } = sides;
    const word = a.tokens.length > 0 ? a.wordText(screen.word(a)) : "";
    slot("plane-title").textContent = _("Where “{word}” goes", { word });
    for (const [key, field] of Object.entries(fields)) if (document.activeElement !== field) field.value = /** @type {any} */ (state)[key];
    if (word !== "") tellStory(word, [poleWords(state.pa)[0], poleWords(state.pb)[0]]);
    options(gone.ga, a, state.ga);
    options(gone.gb, b, state.gb);
    const shown = ways();
    if (shown.length === 0) return;
    const upTo = screen.depthShown();
    const path = a.path ?? b.path;
    const at = Math.round(upTo);
    const marks = (path?.pole_words ?? []).map(({ text, pole, place }) => ({ text, pole, point: place[Math.min(at, place.length - 1)] }));
    plane.update({ poles: [poleWords(state.pa)[0] ?? "", poleWords(state.pb)[0] ?? ""], marks, ways: shown, upTo, depth: depthWords });
    const dashed = shown.filter((way) => way.dashed).map(({ name }) => name);
    const says = dashed.length > 0 ? ` ${_("Dashed: {names}.", { names: inSeries(dashed) })}` : "";
    slot("plane-says").replaceChildren(...sentence(a.path?.lean, b.path?.lean, at), says);
    table.update();
  }

  /**
   * Where both lean at a depth; at the last, where they part. @param {number[] | undefined} one @param {number[] | undefined} other
   * @param {number} at @returns {(Node | string)[]}
   */
  function sentence(one, other, at) {
    if (!one || !other) return [];
    const leaning = (/** @type {string} */ way, /** @type {number[]} */ lean) => openable(signed(lean[at]), (opener) => open(way, at, opener));
    const both = { a: leaning("a", one), b: leaning("b", other) };
    const holes = { a: hole("a"), b: hole("b") };
    if (at < one.length - 1) return filled(_("{depth}: A leans {a}, B leans {b}", { depth: depthWords(at), ...holes }), both);
    const depth = partsAfter(one, other);
    const leans = _("After the last layer A leans {a}, B leans {b} (above 0: to the right pole).", holes);
    const parts = depth === null ? _("They do not part towards their own poles.") : depth === 0 ? _("They differ from the start: only their places do, before attention.") : _("They part after layer {n}.", { n: depth });
    return filled(together([leans, parts]), both);
  }

  /** @param {HTMLSelectElement} select @param {import("./attention-side.js").SideData} side @param {number} chosen */
  function options(select, side, chosen) {
    const word = side.tokens.length > 0 ? screen.word(side) : [];
    const key = `${side.read}|${word.join()}`;
    if (select.dataset.of !== key) {
      select.dataset.of = key;
      const places = side.tokens.flatMap((token, at) => (token.special || word.includes(at) || wordPlaces(side.tokens, at)[0] !== at ? [] : [at]));
      select.replaceChildren(html("option", { value: -1 }, _("no word left out")), ...places.map((at) => html("option", { value: at }, wordText(side.tokens, wordPlaces(side.tokens, at)) || chipText(side.tokens[at].text))));
    }
    select.value = String(chosen);
    if (select.selectedIndex < 0) select.value = "-1";
  }
  return { update, light: (/** @type {boolean} */ on) => slot("plane-panel").classList.toggle("lit-part", on) };
}

/** The story is told with the words that are looked at. @param {string} word @param {(string | undefined)[]} poles */
function tellStory(word, [right, up]) {
  slot("story-word").textContent = word.slice(0, 1).toUpperCase() + word.slice(1);
  if (right && up) slot("story-poles").textContent = _("towards “{right}”, or towards “{up}”", { right, up });
}

/** @param {number} depth */
export function depthWords(depth) {
  return depth === 0 ? _("before the layers") : _("after layer {n}", { n: depth });
}
