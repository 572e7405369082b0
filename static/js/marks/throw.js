// The throw of the dice: the shares lie end to end from 0 to 1, and the dice say where along them to look.

import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {{ id: number, start: number, end: number }} Segment */

const NARROWEST = 0.07; // a share that has room for its word

/**
 * @param {HTMLElement} element
 * @param {{ label: string, textOf: (id: number) => string, onOpen: (tensor: string, id: number | null, opener: Element) => void }} options
 */
export function createThrow(element, { label, textOf, onOpen }) {
  const strip = html("div", { class: "throw-strip", "aria-hidden": "true" });
  const ball = html("button", { type: "button", class: "throw-ball" }, html("span", { "aria-hidden": "true" }));
  const root = html("div", { class: "throw", role: "group", "aria-label": label }, strip, ball);
  element.append(root);
  let dice = 0;
  /** @type {number | null} */
  let winner = null;
  ball.addEventListener("click", () => onOpen("dice", null, ball));

  /** @param {Segment[]} segments @param {number | null} thrown @param {number | null} drawn */
  function update(segments, thrown, drawn) {
    dice = thrown ?? 0;
    winner = drawn;
    ball.hidden = thrown === null;
    ball.setAttribute("aria-label", _("The dice: {n}", { n: number(dice) }));
    ball.title = _("The dice: {n}", { n: number(dice) });
    const wide = segments.filter(({ start, end }) => end - start > 0.004);
    const rest = wide.length < segments.length ? 1 - (wide.at(-1)?.end ?? 0) : 0;
    strip.replaceChildren(...wide.map(part), ...(rest > 0 ? [filler(rest)] : []));
  }

  /** @param {Segment} segment @param {number} at */
  function part({ id, start, end }, at) {
    const word = textOf(id);
    const cell = html("span", { class: at % 2 === 0 ? "even" : "odd", "data-id": id, title: `${word} ${percent(end - start)}` }, end - start > NARROWEST ? word : "");
    cell.style.flexGrow = String(end - start);
    return cell;
  }

  /** @param {number} share */
  function filler(share) {
    const cell = html("span", { class: "rest" });
    cell.style.flexGrow = String(share);
    return cell;
  }

  /** @param {number} shares how far the shares are made @param {number} draw how far the throw is, both 0 to 1 */
  function show(shares, draw) {
    strip.style.clipPath = shares < 1 ? `inset(0 ${100 * (1 - shares)}% 0 0)` : "";
    const fall = Math.min(1, draw * 1.5); // it rolls, and then the share lights up
    const roll = Math.sin(fall * Math.PI * 2.5) * (1 - fall) * 0.35;
    const place = Math.min(1, Math.max(0, dice * fall + roll));
    ball.style.left = `${100 * (draw >= 1 ? dice : place)}%`;
    ball.style.visibility = draw > 0 ? "" : "hidden";
    for (const cell of strip.children) cell.classList.toggle("won", draw > 0.7 && cell.getAttribute("data-id") === String(winner));
  }
  return { update, show };
}
