// What the film of one head shows, part by part: strips of numbers, products as bars, scores and shares as rows.

import { number, signed, weight } from "../lib/format.js";
import { streamInto } from "../lib/head-film.js";
import { named } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createStrip } from "../marks/strip.js";

/** @typedef {import("../lib/head-film.js").Part} Part */

/** @param {HTMLElement} root @param {{ screen: import("./attention-screen.js").Screen }} options */
export function createFilmParts(root, { screen }) {
  /** @type {Map<Part, { panel: HTMLElement, show: (upTo: number) => void }>} */
  const panels = new Map();
  /** @type {any} */
  let now = null;

  /** @param {string} tensor @param {number[]} index @param {Element} opener @param {any} [of] */
  const open = (tensor, index, opener, of) => screen.xray.open(() => of ?? screen.traceRequest(screen.side()), tensor, index, opener);

  /** @param {Part} part @param {string} title @param {string} says @param {...(HTMLElement | string)} content */
  function panel(part, title, says, ...content) {
    const element = html("section", { class: "film-part", "data-part": part }, html("h2", {}, title), html("p", { class: "sub" }, says), ...content);
    panels.set(part, { panel: element, show: () => {} });
    return element;
  }

  /** @param {string} label @param {number[]} values @param {string} tensor @param {(at: number) => number[]} index @param {{ of?: any, limit?: number }} [more] */
  function strip(label, values, tensor, index, { of, limit } = {}) {
    const holder = html("div", { class: "film-strip" }, html("span", { class: "film-name" }, label));
    const body = html("div", {});
    holder.append(body);
    createStrip(body, { label, onOpen: (at, opener) => open(tensor, index(at), opener, of) }).update({ values, ...(limit ? { limit } : {}) });
    return holder;
  }

  /** A number that opens. @param {number | null} value @param {string} label @param {string} tensor @param {number[]} index */
  function figure(value, label, tensor, index) {
    const button = html("button", { type: "button", class: "figure-open small-figure", "aria-label": named(label, value === null ? _("masked") : number(value)) }, value === null ? _("masked") : number(value));
    button.addEventListener("click", () => open(tensor, index, button));
    return button;
  }

  /** @param {any} numbers of attention-film.js */
  function build(numbers) {
    now = numbers;
    panels.clear();
    const { layer, head, query, keyAt, word, other, words, causal, normFirst, row, scores } = numbers;
    const at = `blocks.${layer}.`;
    const widest = Math.max(...numbers.stream.map(Math.abs));
    const products = productBars();
    const seen = words.map((/** @type {string} */ _word, /** @type {number} */ k) => k).filter((/** @type {number} */ k) => scores[k] !== null);
    const gather = mixRows(seen);
    root.replaceChildren(...[
      panel("stream", _("1 · The word’s vector"), _("What “{word}” carries into layer {layer}.", { word, layer: layer + 1 }), strip(word, numbers.stream, streamInto(layer), (d) => [query, d])),
      normFirst && panel("norm", _("Brought to one size"), _("The mean is taken off, the rest divided by its spread, then weighed."), strip(word, numbers.normed, `${at}ln1.out`, (d) => [query, d])),
      panel("query", _("2 · The query"), _("Made by the head’s own weights: what it looks for on behalf of this word."), strip(_("query of {word}", { word }), numbers.q, `${at}q`, (d) => [query, head, d])),
      panel("keys", _("3 · The keys"), _("Each word offers one, made by other weights of the same head."), ...words.map((/** @type {string} */ name, /** @type {number} */ k) => strip(name, numbers.keys[k], `${at}k`, (d) => [k, head, d]))),
      panel("products", _("4 · Number times number"), _("Query of “{word}” × key of “{other}”: where both are large and of one sign, they fit.", { word, other }), products.root),
      panel("scores", _("5 · The scores"), _("The sum of the products, divided by √{n}. Press one to see its products.", { n: numbers.q.length }), scoreRows()),
      causal && panel("mask", _("The mask"), _("Later words are hatched: they are not looked at, whatever their score.")),
      panel("softmax", _("6 · Shares of one whole"), _("e to each score, divided by all of them together."), shareRows()),
      panel("mix", _("7 · The values are mixed"), _("Each word’s value, times its share; what they add up to is what the head has gathered."), gather.root, strip(_("gathered"), numbers.z, `${at}z`, (d) => [query, head, d])),
      panel("out", _("8 · Back into the stream"), _("The {n} numbers become {m} again, by the weights W_O.", { n: numbers.z.length, m: numbers.out.length }), strip(_("head {layer}.{head} writes", { layer: layer + 1, head: head + 1 }), numbers.out, `${at}head_out`, (d) => [query, head, d], { of: numbers.headsOf, limit: widest })),
      panel("heads", _("9 · All heads together"), _("The other heads of this layer write too; all are added up, and a bias."), strip(_("all heads write"), numbers.attnOut, `${at}attn_out`, (d) => [query, d], { limit: widest })),
      panel("residual", _("10 · Added to what was there"), _("Nothing is replaced: the word keeps what it came with."), strip(_("the sum"), numbers.sum ?? numbers.after, numbers.sum ? `${at}attn_sum` : `${at}resid_mid`, (d) => [query, d])),
      !normFirst && panel("norm after", _("11 · Brought to one size"), _("The mean is taken off, the rest divided by its spread, then weighed. So the word goes on."), strip(word, numbers.after, `${at}resid_mid`, (d) => [query, d])),
    ].filter((each) => each instanceof HTMLElement));
    /** @type {any} */ (panels.get("products")).show = products.show;
    /** @type {any} */ (panels.get("mix")).show = gather.show;

    function productBars() {
      const values = numbers.q.map((/** @type {number} */ value, /** @type {number} */ d) => value * numbers.key[d]);
      const most = Math.max(...values.map(Math.abs), 1e-9);
      const bars = values.map((/** @type {number} */ value, /** @type {number} */ d) => {
        const bar = html("span", { class: value < 0 ? "product negative" : "product", title: `${number(numbers.q[d])} · ${number(numbers.key[d])} = ${number(value)}` });
        bar.style.setProperty("--size", String(Math.abs(value) / most));
        return bar;
      });
      const says = html("p", { class: "says" });
      const press = html("button", { type: "button", class: "product-bars", "aria-label": _("All {n} products: open", { n: values.length }) }, ...bars);
      press.addEventListener("click", () => open(`${at}attn_scores`, [head, query, keyAt], press));
      const show = (/** @type {number} */ upTo) => {
        const count = Math.min(values.length, upTo);
        bars.forEach((/** @type {HTMLElement} */ bar, /** @type {number} */ d) => bar.classList.toggle("in", d < count));
        says.textContent = _("{n} of {of} products, their sum so far {sum}", { n: count, of: values.length, sum: signed(values.slice(0, count).reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each, 0)) });
      };
      return { root: html("div", {}, press, says), show };
    }

    function scoreRows() {
      return html("div", { class: "film-rows" }, ...words.map((/** @type {string} */ name, /** @type {number} */ k) => html("span", { class: scores[k] === null ? "film-row masked" : "film-row" }, html("b", {}, name), figure(scores[k], name, `${at}attn_scores`, [head, query, k]))));
    }

    function shareRows() {
      return html("div", { class: "film-rows" }, ...seen.map((/** @type {number} */ k) => {
        const bar = html("span", { class: "rank-bar", "aria-hidden": "true" }, html("span", {}));
        bar.style.setProperty("--share", String(row[k]));
        return html("span", { class: "film-row" }, html("b", {}, words[k]), bar, figure(row[k], words[k], `${at}pattern`, [head, query, k]));
      }));
    }

    /** @param {number[]} places */
    function mixRows(places) {
      const most = Math.max(...places.flatMap((k) => numbers.values[k].map((/** @type {number} */ value) => Math.abs(value * row[k]))), 1e-9);
      const each = places.map((k) => html("div", { class: "mix-row" }, html("span", { class: "mix-share" }, weight(row[k]), " ×"), strip(words[k], numbers.values[k].map((/** @type {number} */ value) => value * row[k]), `${at}v`, (d) => [k, head, d], { limit: most })));
      return { root: html("div", {}, ...each), show: (/** @type {number} */ upTo) => each.forEach((element, nth) => element.classList.toggle("in", nth < upTo)) };
    }
  }

  /** @param {Map<Part, number>} shown @param {{ part: Part } | undefined} here */
  function show(shown, here) {
    for (const [part, { panel: element, show: fill }] of panels) {
      const upTo = shown.get(part) ?? 0;
      element.classList.toggle("waiting", upTo === 0);
      element.classList.toggle("here", here?.part === part);
      fill(upTo);
      if (part === "mask") for (const row of root.querySelectorAll(".film-row.masked")) row.classList.toggle("hatched", upTo > 0);
    }
    const current = here && panels.get(here.part);
    if (current && now && screen.player.state().playing) current.panel.scrollIntoView({ block: "nearest" });
  }
  return { build, show };
}
