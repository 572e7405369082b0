// The 3×3 screen to draw on: press and drag with a mouse or a finger, or walk it with the arrow keys.

import { number } from "../lib/format.js";
import { brief } from "../lib/graphemes.js";
import { _ } from "../lib/words.js";
import { attributes, html, newId } from "./element.js";
import { pixelNames, shade } from "./picture.js";

const SIDE = 3;
const GREY_STEP = 0.25;

/**
 * Drawing calls `onChange` with nine new numbers; `final` is false while a stroke goes on.
 * @param {HTMLElement} element
 * @param {{
 *   pixels?: number[], label?: string,
 *   onChange?: (pixels: number[], change: {final: boolean}) => void,
 *   onHover?: (place: number | null) => void,
 * }} [options]
 */
export function createPad(element, { pixels = Array(9).fill(-1), label, onChange, onHover } = {}) {
  const names = pixelNames();
  const cells = names.map((_name, place) => {
    const given = { class: "pad-cell", role: "gridcell", "data-place": place, tabindex: place === 0 ? 0 : -1 };
    return html("div", given, html("span"));
  });
  const rows = [0, 1, 2].map((row) => html("div", { role: "row" }, ...cells.slice(row * SIDE, row * SIDE + SIDE)));
  const hint = html("p", { class: "unseen", id: newId("pad") });
  hint.append(_("Arrow keys move, Space flips a pixel, plus and minus make it lighter and darker."));
  const grid = html("div", { class: "pad", role: "grid", "aria-describedby": hint.id }, ...rows);
  grid.setAttribute("aria-label", label ?? _("Screen of 3 by 3 pixels"));
  grid.dataset.ownKeys = "";
  element.append(grid, hint);

  let current = [...pixels];
  /** @type {{colour: number} | null} */
  let stroke = null;

  /** @param {number[]} next */
  function update(next) {
    cells.forEach((cell, place) => {
      const value = next[place];
      if (value === current[place] && cell.hasAttribute("aria-label")) return;
      cell.style.setProperty("--shade", shade(value));
      cell.setAttribute("aria-label", says(names[place], value));
      attributes(cell, { "data-dark": value < 0, "data-grey": Math.abs(value) < 1 });
      if (cell.firstElementChild) cell.firstElementChild.textContent = number(value);
    });
    current = [...next];
  }

  /** @param {number} place @param {number} value @param {boolean} final */
  function paint(place, value, final) {
    if (current[place] === value && !final) return;
    update(current.map((old, other) => (other === place ? value : old)));
    onChange?.([...current], { final });
  }

  /** @param {PointerEvent | MouseEvent} event @returns {number} −1 where there is no cell */
  function placeAt(event) {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest(".pad-cell");
    return cell ? cells.indexOf(/** @type {HTMLDivElement} */ (cell)) : -1;
  }

  /**
   * The first cell decides the colour of the stroke: its opposite, or with Shift or the right button the next grey.
   * @param {PointerEvent} event
   */
  function begin(event) {
    const place = placeAt(event);
    if (place < 0 || stroke || !event.isPrimary) return;
    event.preventDefault();
    focus(place);
    const grey = event.button === 2 || event.shiftKey;
    const old = current[place];
    stroke = { colour: grey ? greyAfter(old) : flipped(old) };
    grid.setPointerCapture(event.pointerId);
    paint(place, stroke.colour, false);
  }

  /** @param {PointerEvent} event */
  function go(event) {
    const place = placeAt(event);
    if (stroke && place >= 0) paint(place, stroke.colour, false);
    else if (!stroke) onHover?.(place < 0 ? null : place);
  }

  function end() {
    if (!stroke) return;
    stroke = null;
    onChange?.([...current], { final: true });
  }

  /** @param {number} place */
  function focus(place) {
    cells.forEach((cell, other) => cell.setAttribute("tabindex", other === place ? "0" : "-1"));
    cells[place].focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const place = cells.indexOf(/** @type {HTMLDivElement} */ (event.target));
    if (place < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = placeAfter(place, event.key);
    const value = valueAfter(current[place], event.key);
    if (to === null && value === null) return;
    event.preventDefault();
    if (to !== null) focus(to);
    if (value !== null && value !== current[place]) paint(place, value, true);
  }

  grid.addEventListener("pointerdown", begin);
  grid.addEventListener("pointermove", go);
  grid.addEventListener("pointerup", end);
  grid.addEventListener("pointercancel", end);
  grid.addEventListener("pointerleave", () => onHover?.(null));
  grid.addEventListener("contextmenu", (event) => event.preventDefault());
  grid.addEventListener("keydown", press);
  grid.addEventListener("focusin", (event) => onHover?.(cells.indexOf(/** @type {HTMLDivElement} */ (event.target))));
  grid.addEventListener("focusout", () => onHover?.(null));
  update(current);

  return {
    update,
    /** Marks each pixel whose flip would change the answer with what it would become. @param {(string | null)[]} symbols */
    flips(symbols) {
      cells.forEach((cell, place) => attributes(cell, { "data-flip": symbols[place] ? brief(/** @type {string} */ (symbols[place]), 2) : symbols[place] }));
    },
    destroy() {
      grid.remove();
      hint.remove();
    },
  };
}

/** @param {string} name @param {number} value */
function says(name, value) {
  if (value === 1) return _("{place}: white, 1", { place: name });
  if (value === -1) return _("{place}: black, −1", { place: name });
  return _("{place}: grey, {value}", { place: name, value: number(value) });
}

/** White to black, and everything darker than the middle to white. @param {number} value */
function flipped(value) {
  return value > 0 ? -1 : 1;
}

/** A step darker; after black comes white. @param {number} value */
function greyAfter(value) {
  return value <= -1 ? 1 : Math.max(-1, value - GREY_STEP);
}

/** @param {number} value @param {string} key @returns {number | null} null for a key that changes nothing */
function valueAfter(value, key) {
  if (key === " " || key === "Enter") return flipped(value);
  if (key === "+" || key === "=") return Math.min(1, value + GREY_STEP);
  if (key === "-" || key === "−" || key === "_") return Math.max(-1, value - GREY_STEP);
  return null;
}

/** @param {number} place @param {string} key @returns {number | null} null for a key that does not move */
function placeAfter(place, key) {
  const column = place % SIDE;
  const row = Math.floor(place / SIDE);
  if (key === "ArrowLeft") return column > 0 ? place - 1 : place;
  if (key === "ArrowRight") return column < SIDE - 1 ? place + 1 : place;
  if (key === "ArrowUp") return row > 0 ? place - SIDE : place;
  if (key === "ArrowDown") return row < SIDE - 1 ? place + SIDE : place;
  if (key === "Home") return 0;
  if (key === "End") return SIDE * SIDE - 1;
  return null;
}
