// Fifty pairs of sentences: do the two meanings of a word part? Computed by the model while one looks.

import { stream } from "../api.js";
import { number, percent } from "../lib/format.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @param {{ screen: import("./attention-screen.js").Screen }} options */
export function createPairs({ screen }) {
  const { store } = screen;
  const root = slot("pairs");
  const figures = html("div", { class: "pair-figures", "data-says": "", "aria-live": "polite" });
  const depths = html("div", { class: "pair-depths" });
  const fails = html("div", {});
  const tableAt = html("div", {});
  root.append(html("p", {}, _("In each pair the same word means two things. How far does it lean to the words of its own meaning, and does it lean further than in the partner sentence? The model runs all of them now.")), figures, depths, fails, tableAt);
  /** @type {any[]} */
  let lines = [];
  /** @type {any} */
  let whole = null;
  let of = "";
  /** @type {Promise<void> | null} */
  let running = null;
  const table = dataTable(tableAt, {
    caption: _("Every pair"),
    columns: [_("Word"), _("First sentence"), _("leans"), _("Second sentence"), _("leans"), _("told apart")],
    rows: () => lines.map(({ word, sentences, leans, apart }) => [word, sentences[0], leans[0].at(-1), sentences[1], leans[1].at(-1), apart ? _("yes") : _("no")]),
  });

  function refresh() {
    const { model } = store.get();
    if (of === model && (running || whole)) return running;
    of = model;
    lines = [];
    whole = null;
    running = stream("/api/attention/pairs", { model }, (line) => {
      if (of !== model) return;
      if (line.done) whole = line;
      else lines.push(line);
      if (line.done || lines.length % 5 === 0) draw();
    }).finally(() => {
      running = null;
    });
    draw();
    return running;
  }

  function draw() {
    const done = lines.length;
    const apart = whole?.apart ?? lines.filter((line) => line.apart).length;
    const outright = whole?.outright ?? lines.flatMap((line) => line.outright).filter(Boolean).length;
    const sentences = whole?.sentences ?? 2 * done;
    const share = (/** @type {number} */ count, /** @type {number} */ all) => (all === 0 ? "…" : _("{n} of {all} ({share})", { n: count, all, share: percent(count / all) }));
    figures.replaceChildren(
      figure(share(apart, whole?.pairs ?? done), _("pairs are told apart after the last layer: the word leans further to its own meaning than in the partner sentence")),
      figure(share(outright, sentences), _("sentences lean to their own meaning outright. The commoner meaning pulls: a word leans to it also where the other is meant")),
      ...(whole ? [] : [html("p", { class: "sub" }, plural("{n} pair so far …", "{n} pairs so far …", done))]),
    );
    table.update();
    if (!whole) return void fails.replaceChildren();
    drawDepths();
    drawFails();
    return undefined;
  }

  /** @param {string} value @param {string} says */
  function figure(value, says) {
    return html("p", { class: "pair-figure" }, html("b", {}, value), html("span", {}, says));
  }

  function drawDepths() {
    const rows = whole.apart_after.map((/** @type {number} */ count, /** @type {number} */ depth) => {
      const bar = html("span", { class: "rank-bar", "aria-hidden": "true" }, html("span", {}));
      bar.style.setProperty("--share", String(count / whole.pairs));
      const name = depth === 0 ? _("before the layers") : _("after layer {n}", { n: depth });
      return html("tr", {}, html("th", { scope: "row" }, name), html("td", { class: "figure" }, String(count)), html("td", {}, bar), html("td", { class: "figure" }, depth === 0 ? "–" : String(whole.parts[depth])), html("td", { class: "figure" }, number(whole.mean_gap[depth])));
    });
    const head = html("tr", {}, ...[_("depth"), _("told apart"), _("of all"), _("parted here for good"), _("mean gap")].map((each) => html("th", { scope: "col" }, each)));
    depths.replaceChildren(html("h2", {}, _("Where the two sentences part")), html("table", { class: "depths" }, html("thead", {}, head), html("tbody", {}, ...rows)), html("p", { class: "sub" }, _("Before the layers the two differ by their place alone: it is the same word. So the earliest at which they can part is after layer 1.")));
  }

  function drawFails() {
    const apart = lines.filter((line) => !line.apart);
    const wrong = lines.flatMap((line) => line.outright.flatMap((/** @type {boolean} */ right, /** @type {number} */ at) => (right ? [] : [{ line, at }])));
    fails.replaceChildren(
      html("h2", {}, plural("{n} pair is not told apart", "{n} pairs are not told apart", apart.length)),
      html("ul", { class: "pair-list" }, ...apart.map((line) => row(line, 0, `${line.sentences[0]} / ${line.sentences[1]}`))),
      html("h2", {}, plural("{n} sentence leans to the other meaning", "{n} sentences lean to the other meaning", wrong.length)),
      html("ul", { class: "pair-list" }, ...wrong.map(({ line, at }) => row(line, at, line.sentences[at]))),
    );
  }

  /** @param {any} line @param {number} at @param {string} text */
  function row(line, at, text) {
    const open = html("button", { type: "button", class: "small" }, _("Open"));
    open.setAttribute("aria-label", _("Open: “{text}”", { text }));
    open.addEventListener("click", () => load(line, at));
    return html("li", {}, html("span", {}, html("b", {}, line.word), html("span", { lang: "en" }, ` ${text}`)), open);
  }

  /** Puts a pair into the two sentences, with its poles. @param {any} line @param {number} [at] */
  function load(line, at = 0) {
    store.set({ a: line.sentences[0], b: line.sentences[1], wa: line.tokens[0].at(-1), wb: line.tokens[1].at(-1), pa: line.poles[0].join(", "), pb: line.poles[1].join(", "), ga: -1, gb: -1, out: "", key: -1, on: at === 0 ? "a" : "b", view: "heads" });
  }

  return { refresh, load, lines: () => lines, whole: () => whole };
}
