// The cards of a film of the meaning chapter: what each step reads and makes, with its real numbers, each of which opens.

import { named } from "../lib/joined.js";
import { amounts, shotAt } from "../lib/meaning-film.js";
import { number } from "../lib/format.js";
import { html } from "../marks/element.js";
import { createNumberRows } from "../marks/number-rows.js";
import { createStrip } from "../marks/strip.js";
import { createSumBars } from "../marks/sum-bars.js";

/** @typedef {(tensor: string, index: number[], opener: Element) => void} Open */
/** @typedef {(amount: number) => void} Show how much of a card is in: how many numbers, or from 0 to 1 */

/**
 * @param {HTMLElement} root where the cards stand
 * @param {{ open: Open }} options
 */
export function createFilmCards(root, { open }) {
  /** @type {Map<string, { card: HTMLElement, show: Show }>} */
  const cards = new Map();
  /** @type {string | undefined} */
  let here;

  function clear() {
    cards.clear();
    root.replaceChildren();
  }

  /** A card; a name that ends in * is as wide as the room. @param {string} name @param {string} title @param {string} says @param {...(HTMLElement | string)} content @returns {{ show: (show: Show) => void }} */
  function card(name, title, says, ...content) {
    const part = name.replace("*", "");
    const element = html("section", { class: part === name ? "film-card" : "film-card wide", "data-part": part }, html("h3", {}, title), html("p", { class: "sub" }, says), ...content);
    const entry = { card: element, show: /** @type {Show} */ (() => {}) };
    cards.set(part, entry);
    root.append(element);
    return { show: (show) => void (entry.show = show) };
  }

  /** A step that happens on the card of another. @param {string} part @param {string} on @param {Show} show */
  function follow(part, on, show) {
    const entry = cards.get(on);
    if (entry) cards.set(part, { card: entry.card, show });
  }

  /** A row of numbers. @param {string} name @param {number[]} values @param {string} tensor @param {(at: number) => number[]} index @param {number} [limit] */
  function strip(name, values, tensor, index, limit) {
    const body = html("div", {});
    const holder = html("div", { class: "film-strip" }, html("span", { class: "film-name", title: name }, name), body);
    createStrip(body, { label: name, height: 11, onOpen: (at, opener) => open(tensor, index(at), opener) }).update({ values, name, ...(limit ? { limit } : {}) });
    return holder;
  }

  /** Several rows beside each other, where there is room. @param {HTMLElement[]} strips */
  const side = (...strips) => html("div", { class: "film-side" }, ...strips);

  /** Products that are added up. @param {string} label @param {import("../lib/meaning-film.js").Products} products @param {string} tensor @param {number[]} index */
  function sum(label, products, tensor, index) {
    const body = html("div", {});
    const bars = createSumBars(body, { label, onOpen: (opener) => open(tensor, index, opener) });
    bars.update(products);
    return { root: body, show: bars.show };
  }

  /** A number that opens. @param {number} value @param {string} name @param {string} tensor @param {number[]} index */
  function figure(value, name, tensor, index) {
    const button = html("button", { type: "button", class: "number", "aria-label": named(name, number(value)) }, number(value));
    button.addEventListener("click", () => open(tensor, index, button));
    return html("span", { class: "film-figure" }, html("span", { class: "sub" }, name), " ", button);
  }

  /** Rows of numbers and their mean. @param {{ label: string, meanName: string, names: string[], rows: number[][], mean: number[] }} given @param {(row: number, column: number) => [string, number[]]} place */
  function rows({ label, meanName, ...data }, place) {
    const body = html("div", {});
    const marks = createNumberRows(body, { label, meanName, onOpen: (row, column, opener) => open(...place(row, column), opener) });
    marks.update(data);
    return { root: body, show: marks.show };
  }

  /**
   * The cards as they are at a position of the film; the one that happens now comes into view while it plays.
   * @param {import("../lib/meaning-film.js").PartShot[]} shots @param {number} position @param {boolean} playing
   */
  function render(shots, position, playing) {
    const shown = amounts(shots, position);
    const now = position > 0 && position < shots.length ? shotAt(shots, position)?.part : undefined;
    for (const { card: element } of cards.values()) element.classList.remove("here");
    for (const [part, { card: element, show }] of [...cards].reverse()) { // of two steps on one card the first says whether it has begun
      const amount = shown.get(part) ?? 0;
      element.classList.toggle("waiting", amount === 0);
      if (part === now) element.classList.add("here");
      show(amount);
    }
    if (playing && now !== here && now !== undefined) cards.get(now)?.card.scrollIntoView({ block: "nearest" });
    here = now;
    return shown;
  }
  return { clear, card, follow, side, strip, sum, figure, rows, render };
}
