// One moment of a model that grows, on the screen: what it writes, what it expects, where it looks, where its words lie.

import { cellRows, looksSays } from "../lib/cells.js";
import { families } from "../lib/families.js";
import { number, percent } from "../lib/format.js";
import { byHeart, mapBetween, momentAt, titleOf } from "../lib/growth.js";
import { ended, named } from "../lib/joined.js";
import { shownToken } from "../lib/token-text.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createGrowthCurve } from "../marks/growth-curve.js";
import { createHeadGrid } from "../marks/head-grid.js";
import { createMatrix } from "../marks/matrix.js";
import { dataTable } from "../marks/table.js";
import { createWordMap } from "../marks/word-map.js";
import { slot } from "./frame.js";

/** @typedef {import("../lib/growth.js").GrowFrame} GrowFrame */

/**
 * @param {{ frames: () => GrowFrame[], onSeek: (frame: number) => void,
 *   onOpen: (route: string, tensor: string, index: number[], opener: Element) => void }} options
 */
export function createGrowView({ frames, onSeek, onOpen }) {
  const names = families();
  const curve = createGrowthCurve(slot("grow-curve"), { label: _("Its surprise while it grows"), onSeek });
  const map = createWordMap(slot("grow-map"), { label: _("Where its words lie"), families: names });
  let head = { layer: 0, head: 0 };
  let shown = -1;
  const heads = createHeadGrid(slot("grow-grid-heads"), {
    label: _("Every head of every layer"),
    onChoose: (layer, of) => {
      head = { layer, head: of };
      shown = -1;
      render(lastPosition, false);
    },
  });
  const matrix = createMatrix(slot("grow-matrix"), {
    label: _("Who looks at whom: a row is a word that looks, a column one that is looked at"),
    onOpen: ({ row, column }, opener) => column <= row && onOpen("attention/trace", `blocks.${head.layer}.pattern`, [head.head, row, column], opener),
  });
  const curveTable = dataTable(slot("grow-curve-table"), {
    caption: _("Its surprise while it grew"),
    columns: [_("Batches"), _("Tokens"), _("At what it reads"), _("At what is kept from it")],
    rows: () => frames().map(({ step, tokens, loss, held_out: held }) => [step, String(tokens), loss, held]),
  });
  const mapTable = dataTable(slot("grow-map-table"), {
    caption: _("Every word on the plane"),
    columns: [_("Word"), _("Family"), _("Across"), _("Up")],
    rows: () => (current()?.map ?? []).map(({ word, family, x, y }) => [word, names[family]?.name ?? family, x, y]),
  });
  const nextTable = dataTable(slot("grow-next-table"), {
    caption: _("What it expects"),
    columns: [_("Token"), _("Probability")],
    rows: () => (current()?.next ?? []).map(({ text, probability }) => [shownToken(text), probability]),
  });
  const headsTable = dataTable(slot("grow-heads-table"), { caption: _("Who looks at whom in this head"), columns: [_("Looks"), _("At"), _("How much")], rows: () => cellRows(looked) });
  /** @type {import("../lib/cells.js").Cells} what the matrix shows */
  let looked = { rows: [], columns: [], data: [] };
  const next = slot("grow-next");
  let many = 0; // frames that the table of the curve has
  let lastPosition = 0;
  const current = () => frames()[Math.max(0, shown)];

  /** @param {number} position of the player @param {boolean} live the newest frame has just come */
  function render(position, live) {
    lastPosition = position;
    const all = frames();
    if (all.length === 0) return;
    const { at, frame, before, part } = momentAt(all, position);
    map.update(mapBetween(before.map, frame.map, live ? 1 : part), { says: mapSays(frame), eased: live });
    curve.update(all, at);
    slot("grow-by-heart").hidden = !byHeart(all.slice(0, at + 1));
    if (many !== all.length) curveTable.update();
    many = all.length;
    if (at === shown) return;
    shown = at;
    slot("grow-says").textContent = saysOf(frame);
    slot("grow-map-says").textContent = mapSays(frame);
    mapTable.update();
    showSample(frame);
    showNext(frame);
    showHeads(frame);
  }

  /** @param {GrowFrame} frame */
  function showSample(frame) {
    const lines = frame.sample.split("\n");
    slot("grow-sample").replaceChildren(...lines.map((line, k) => html("p", { class: frame.told?.[k] ? "told" : false, lang: frame.told ? "en" : false }, line.trim() === "" ? "·" : line)));
    const count = frame.told?.filter(Boolean).length ?? 0;
    const whole = frame.told?.length ?? 0;
    const dice = _("It throws the same dice each time: what changes is the model.");
    slot("grow-told").textContent = whole === 0 ? dice : `${plural("{told} of {n} whole line could be a story of the town, word for word.", "{told} of {n} whole lines could be stories of the town, word for word.", whole, { told: count })} ${dice}`;
  }

  /** @param {GrowFrame} frame */
  function showNext(frame) {
    slot("grow-next-title").textContent = _("What it expects after “{sentence}”", { sentence: frame.watch.join("").trim() });
    next.replaceChildren(
      ...frame.next.map(({ id, text, probability }) => {
        const word = shownToken(text);
        const fill = html("span", { class: "grow-fill" });
        fill.style.transform = `scaleX(${probability})`;
        const press = html("button", { type: "button", class: "grow-guess", "aria-label": _("{word}: {share}. Where does it come from?", { word, share: percent(probability) }) }, html("span", { class: "grow-word" }, word), html("span", { class: "grow-track" }, fill), html("span", { class: "grow-share" }, percent(probability)));
        press.addEventListener("click", () => onOpen("next", "probs", [id], press));
        return html("li", {}, press);
      }),
    );
    nextTable.update();
  }

  /** @param {GrowFrame} frame */
  function showHeads(frame) {
    const { pattern, watch } = frame;
    head = { layer: Math.min(head.layer, pattern.length - 1), head: Math.min(head.head, pattern[0].length - 1) };
    const words = watch.map(shownToken);
    heads.update({ layers: pattern.length, heads: pattern[0].length, tokens: watch.length, shares: (layer, of) => pattern[layer][of].flat(), chosen: head });
    const data = pattern[head.layer][head.head].flatMap((row, query) => row.map((share, key) => (key > query ? NaN : share)));
    looked = { rows: words, columns: words, data };
    matrix.update(looked);
    slot("grow-heads-says").textContent = named(_("Layer {layer}, head {head}", { layer: head.layer + 1, head: head.head + 1 }), looksSays(looked));
    headsTable.update();
  }

  return {
    render,
    /** Another life: nothing of the old one is shown. */
    forget() {
      shown = -1;
      many = 0;
    },
  };
}

/** @param {GrowFrame} frame */
function saysOf(frame) {
  const title = titleOf(frame);
  if (frame.held_out === null) return ended(title);
  return _("{title}. At what was kept from it, its surprise is {held} a token.", { title, held: number(frame.held_out) });
}

/** @param {GrowFrame} frame */
function mapSays({ shown, kin, map }) {
  const plane = _("The plane shows {share} of what sets these {n} words apart.", { share: percent(shown), n: map.length });
  if (kin === null) return plane;
  return `${_("The nearest word to {share} of them is of their own family.", { share: percent(kin) })} ${plane}`;
}
