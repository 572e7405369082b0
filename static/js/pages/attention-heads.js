// All heads: the grid of thumbnails, the ranking by what they write for the word, the matrix of the one that is chosen.

import { looksSays, mostOf } from "../lib/cells.js";
import { number } from "../lib/format.js";
import { chipText } from "../lib/attention-words.js";
import { byWriting, doesWords, rowOf, sharesOf } from "../lib/attention-view.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createHeadGrid } from "../marks/head-grid.js";
import { headsWords, layersWords } from "../lib/sizes.js";
import { READABLE, largest } from "../lib/matrix-view.js";
import { createMatrix } from "../marks/matrix.js";
import { dataTable } from "../marks/table.js";
import { readOut } from "../lib/knock-out.js";
import { slot } from "./frame.js";

const RANKED = 12;

/** @param {{ screen: import("./attention.js").Screen }} options */
export function createHeads({ screen }) {
  const { store, xray } = screen;
  let every = false; // whether all heads are ranked, or the first alone
  const grid = createHeadGrid(slot("grid"), { label: _("Every head, by layer"), onChoose: (layer, head) => store.set({ layer, head, together: "one" }) });
  const matrix = createMatrix(slot("matrix"), { label: _("Who looks at whom in this head"), onOpen: ({ row, column }, opener) => screen.openShare(screen.side(), row, column, opener) });
  const table = dataTable(slot("matrix-table"), { caption: _("Who looks at whom in this head"), columns: [_("Looks"), _("At"), _("How much")], rows: cells });

  const gridTable = dataTable(slot("grid-table"), { caption: _("Where every head looks from this word"), columns: [_("Head"), _("Looks most at"), _("How much"), _("What it does")], rows: everyHead });
  const rankTable = dataTable(slot("rank-table"), { caption: _("What every head writes"), columns: [_("Head"), _("What it does"), _("writes")], rows: () => byWriting(screen.side().measured?.heads ?? []).map((each) => [`${each.layer + 1}.${each.head + 1}`, doesWords(each), each.writes]) });

  /** A line for each head: what the chosen word looks at most. @returns {Generator<(string | number)[]>} */
  function* everyHead() {
    const side = screen.side();
    const { patterns, tokens } = side;
    if (!patterns) return;
    const query = screen.word(side).slice(-1)[0];
    const does = new Map((side.measured?.heads ?? []).map((/** @type {any} */ each) => [`${each.layer + 1}.${each.head + 1}`, doesWords(each)]));
    for (let layer = 0; layer < patterns.layers; layer += 1) {
      for (let head = 0; head < patterns.heads; head += 1) {
        const name = `${layer + 1}.${head + 1}`;
        const shares = side.shares(layer, head); // of a long sentence only those that were looked at are here
        const { column, value } = shares ? mostOf({ rows: [], columns: tokens.map(({ text }) => text), data: rowOf(shares, tokens.length, query) }, 0) : { column: -1, value: NaN };
        yield [name, column < 0 ? "" : chipText(tokens[column].text), column < 0 ? "" : value, does.get(name) ?? ""];
      }
    }
  }

  function* cells() {
    const { side, shares } = screen.looked();
    for (let row = 0; row < side.tokens.length; row += 1) {
      for (let column = 0; column < side.tokens.length; column += 1) {
        const masked = side.causal && column > row;
        yield [chipText(side.tokens[row].text), chipText(side.tokens[column].text), masked ? _("masked") : (shares?.[row * side.tokens.length + column] ?? null)];
      }
    }
  }

  function update() {
    const side = screen.side();
    const { patterns, tokens } = side;
    if (!patterns || tokens.length === 0) return;
    const head = screen.head();
    const { layers, heads } = patterns;
    const said = new Map((side.measured?.heads ?? []).map((/** @type {any} */ each) => [`${each.layer}.${each.head}`, doesWords(each)]));
    const pins = screen.pins();
    const out = readOut(store.get().out);
    const size = { layers: layersWords(layers), heads: headsWords(heads) };
    slot("grid-title").textContent = _("{n} ways of looking", { n: layers * heads });
    slot("grid-says").textContent = patterns.side < tokens.length ? _("{layers} × {heads}. The sentence is long: each square is the mean of several weights, in ink by the largest of its head.", size) : _("{layers} × {heads}: who looks at whom.", size);
    grid.update({
      layers,
      heads,
      tokens: patterns.side,
      shares: (layer, at) => screen.cached(patterns, layer, at, () => inked(sharesOf(patterns, { layer, head: at }), patterns.side < tokens.length)),
      chosen: head,
      pinned: (layer, at) => pins.some(([l, h]) => l === layer && h === at),
      off: (layer, at) => out.layers.includes(layer) || out.heads.some(([l, h]) => l === layer && h === at),
      says: (layer, at) => said.get(`${layer}.${at}`) ?? "",
    });
    gridTable.update();
    updateMatrix();
    updateRank();
  }

  function updateMatrix() {
    const { side, shares, title, most } = screen.looked();
    slot("matrix-title").textContent = title;
    if (!shares) return;
    const words = side.tokens.map(({ text }) => chipText(text));
    const size = words.length;
    const data = side.causal ? Float32Array.from(shares, (share, at) => (at % size > Math.floor(at / size) ? NaN : share)) : shares;
    matrix.update({ rows: words, columns: words, data, most: size > READABLE ? largest(data) : most });
    slot("matrix-looks").textContent = looksSays({ rows: words, columns: words, data }, screen.word(side).slice(-1)[0]);
    table.update();
  }

  /** @param {number} count */
  function more(count) {
    const button = html("button", { type: "button", class: "small" }, every ? _("The first {n} alone", { n: RANKED }) : _("All {n} heads", { n: count }));
    button.addEventListener("click", () => {
      every = !every;
      updateRank();
      /** @type {HTMLElement | null} */ (slot("rank").querySelector(".rank-more button"))?.focus();
    });
    return button;
  }

  function updateRank() {
    const side = screen.side();
    const word = screen.word(side);
    slot("rank-title").textContent = _("What the heads do for “{word}”", { word: side.wordText(word) });
    rankTable.update();
    slot("rank-says").textContent = "";
    if (!side.measured) return void slot("rank").replaceChildren(html("li", { class: "sub" }, _("Measuring …")));
    const { heads, request } = side.measured;
    const all = byWriting(heads);
    const ranked = every ? all : all.slice(0, RANKED);
    const most = ranked[0]?.writes || 1;
    if (ranked[0]) slot("rank-says").textContent = _("Head {layer}.{head} writes most: {n}.", { layer: ranked[0].layer + 1, head: ranked[0].head + 1, n: number(ranked[0].writes) });
    const head = screen.head();
    slot("rank").replaceChildren(...ranked.map((each) => {
      const choose = html("button", { type: "button", class: "rank-name", "aria-pressed": String(each.layer === head.layer && each.head === head.head) }, html("b", {}, `${each.layer + 1}.${each.head + 1}`), ` ${doesWords(each)}`);
      choose.addEventListener("click", () => store.set({ layer: each.layer, head: each.head, together: "one" }));
      const kind = each.does === "broad" || !each.most ? "evenness" : `looks_${each.most}`;
      const measure = html("button", { type: "button", class: "rank-open", title: _("Where this measure comes from"), "aria-label": _("Where this measure comes from: layer {layer}, head {head}", { layer: each.layer + 1, head: each.head + 1 }) }, "?");
      measure.addEventListener("click", () => xray.open(() => ({ route: "attention/heads", request }), `blocks.${each.layer}.${kind}`, [each.head], measure));
      const bar = html("span", { class: "rank-bar", "aria-hidden": "true" }, html("span", {}));
      bar.style.setProperty("--share", String(each.writes / most));
      const writes = html("button", { type: "button", class: "rank-writes", "aria-label": _("writes {n}: open", { n: number(each.writes) }) }, number(each.writes));
      writes.addEventListener("click", () => xray.open(() => ({ route: "attention/heads", request }), `blocks.${each.layer}.head_size`, [word[word.length - 1], each.head], writes));
      return html("li", {}, choose, measure, bar, writes);
    }), ...(all.length > RANKED ? [html("li", { class: "rank-more" }, more(all.length))] : []));
    return undefined;
  }
  return { update, updateRank, light: (/** @type {boolean} */ on) => slot("grid").classList.toggle("lit-part", on) };
}

/** Means of many weights are small: they are shown in parts of the largest. @param {Float32Array} shares @param {boolean} means */
function inked(shares, means) {
  const most = means ? largest(shares) : 1;
  return most === 1 ? shares : shares.map((share) => share / (most || 1));
}
