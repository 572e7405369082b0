// What comes next, as bars: the surest first. A word that gains or loses moves to its new place.

import { percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { attributes, html } from "./element.js";

/** @typedef {{ id: number, text: string, probability: number, length?: number, before?: number, note?: string }} Guess
 *   `text` as it is read; `length`: of the bar, 0 to 1, where it is not the probability; `before`: what it was, as a tick */

const MOVE = 320; // milliseconds

/**
 * @param {HTMLElement} element
 * @param {{ label: string, count: number, onTake: (guess: Guess) => void, onOpen: (guess: Guess, opener: Element) => void,
 *   onPoint?: (guess: Guess | null) => void }} options
 */
export function createGuesses(element, { label, count, onTake, onOpen, onPoint }) {
  const list = html("ol", { class: "guesses", "aria-label": label, "data-own-keys": true });
  list.style.setProperty("--count", String(count));
  element.append(list);
  /** @type {Map<number, ReturnType<typeof guessRow>>} */
  let rows = new Map();
  /** @type {Guess[]} */
  let shown = [];
  let chosen = 0;

  /** @param {Guess} guess @param {number} place */
  function draw(guess, place) {
    const row = rows.get(guess.id) ?? guessRow();
    const length = guess.length ?? guess.probability;
    const text = percent(guess.probability);
    row.word.textContent = guess.text;
    row.share.textContent = text;
    row.tick.hidden = guess.before === undefined;
    row.tick.style.left = `${100 * (guess.before ?? 0)}%`;
    row.root.classList.toggle("best", place === 0);
    row.root.classList.toggle("chosen", place === chosen);
    row.note.textContent = guess.note ?? "";
    attributes(row.take, { "aria-label": _("Take “{word}”, {share}", { word: guess.text, share: text }), "data-place": place });
    attributes(row.share, { "aria-label": _("Where {share} for “{word}” comes from", { share: text, word: guess.text }), "data-place": place });
    const from = { place: row.place, length: row.length };
    Object.assign(row, { place, length });
    row.fill.style.transform = `scaleX(${length})`;
    return { row, from };
  }

  /** @param {{ row: ReturnType<typeof guessRow>, from: { place: number, length: number } }} moved */
  function animate({ row, from }) {
    const timing = { duration: MOVE, easing: "cubic-bezier(0.3, 0, 0.15, 1)" };
    if (from.place < 0) row.root.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 160 });
    else if (from.place !== row.place) row.root.animate([{ transform: `translateY(${100 * (from.place - row.place)}%)` }, { transform: "none" }], timing);
    if (from.length !== row.length) row.fill.animate([{ transform: `scaleX(${from.length})` }, { transform: `scaleX(${row.length})` }], timing);
  }

  /** @param {Guess[]} guesses best first */
  function update(guesses) {
    shown = guesses.slice(0, count);
    chosen = Math.min(chosen, Math.max(0, shown.length - 1));
    const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement : null;
    const kind = focused?.matches(".guess-share") ? ".guess-share" : ".guess-take";
    const place = Number(focused?.getAttribute("data-place") ?? 0);
    const drawn = shown.map(draw);
    const next = new Map(shown.map(({ id }, at) => [id, drawn[at].row]));
    list.replaceChildren(...drawn.map(({ row }) => row.root));
    rows = next;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) drawn.forEach(animate);
    if (focused) /** @type {HTMLElement | null} */ (list.children[Math.min(place, shown.length - 1)]?.querySelector(kind))?.focus();
  }

  /** @param {number} place */
  function choose(place) {
    chosen = Math.min(Math.max(place, 0), Math.max(0, shown.length - 1));
    [...list.children].forEach((row, at) => row.classList.toggle("chosen", at === chosen));
  }

  /** @param {Event} event @returns {{ guess: Guess, button: HTMLElement } | null} */
  function pressed(event) {
    const button = /** @type {Element} */ (event.target).closest("[data-place]");
    const guess = button ? shown[Number(button.getAttribute("data-place"))] : undefined;
    return guess && button instanceof HTMLElement ? { guess, button } : null;
  }
  list.addEventListener("click", (event) => {
    const found = pressed(event);
    if (!found) return;
    if (found.button.matches(".guess-share")) onOpen(found.guess, found.button);
    else onTake(found.guess);
  });
  list.addEventListener("keydown", (event) => {
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!number && !step)) return;
    event.preventDefault();
    const found = pressed(event);
    if (number && shown[number - 1]) onTake(shown[number - 1]);
    else if (step && found) {
      const to = list.children[shown.indexOf(found.guess) + step];
      /** @type {HTMLElement | null} */ (to?.querySelector(found.button.matches(".guess-share") ? ".guess-share" : ".guess-take"))?.focus();
    }
  });
  for (const kind of ["pointerover", "focusin"]) list.addEventListener(kind, (event) => onPoint?.(pressed(event)?.guess ?? null));
  for (const kind of ["pointerleave", "focusout"]) list.addEventListener(kind, () => onPoint?.(null));

  return {
    update,
    /** The one that Enter takes, while typing. */
    chosen: () => shown[chosen],
    at: (/** @type {number} */ place) => shown[place],
    choose,
    place: () => chosen,
    /** @param {boolean} lit */
    light: (lit) => list.classList.toggle("lit-part", lit),
  };
}

function guessRow() {
  const word = html("span", { class: "guess-word" });
  const fill = html("span", { class: "guess-fill" });
  const tick = html("span", { class: "guess-tick", hidden: true });
  const note = html("span", { class: "guess-note" });
  const take = html("button", { type: "button", class: "guess-take" }, word, html("span", { class: "guess-track" }, fill, tick), note);
  const share = html("button", { type: "button", class: "guess-share" });
  return { root: html("li", { class: "guess" }, take, share), word, fill, tick, note, take, share, place: -1, length: 0 };
}
