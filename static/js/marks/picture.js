// A small picture of nine pixels, to look at and not to draw on.

import { listed } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { attributes, svg } from "./element.js";

/** What the nine places are called, row by row. */
export function pixelNames() {
  return [
    _("top left"),
    _("top"),
    _("top right"),
    _("left"),
    _("middle"),
    _("right"),
    _("bottom left"),
    _("bottom"),
    _("bottom right"),
  ];
}

/**
 * A pixel's shade: 1 is white, −1 is black, in the colours of the theme.
 * @param {number} value
 */
export function shade(value) {
  const white = Math.min(100, Math.max(0, (value + 1) * 50));
  return `color-mix(in srgb, var(--white-pixel) ${white}%, var(--black-pixel))`;
}

/**
 * A picture in words: which of its pixels are white.
 * @param {ArrayLike<number>} pixels
 */
export function pictureWords(pixels) {
  const white = pixelNames().filter((_name, place) => pixels[place] > 0);
  return white.length === 0 ? _("all black") : _("white: {places}", { places: listed(white) });
}

/**
 * Draws nine pixels into the element. With `says` it is an image with that name, without it is hidden from readers.
 * @param {Element} element
 * @param {ArrayLike<number>} pixels
 * @param {{says?: string}} [options]
 */
export function drawPicture(element, pixels, { says } = {}) {
  const cells = Array.from({ length: 9 }, (_nothing, place) =>
    svg("rect", { x: (place % 3) * 10 + 0.5, y: Math.floor(place / 3) * 10 + 0.5, width: 9, height: 9, rx: 1 }),
  );
  const picture = svg("svg", { viewBox: "0 0 30 30", class: "picture" }, ...cells);
  attributes(picture, says ? { role: "img", "aria-label": says } : { "aria-hidden": "true" });
  element.append(picture);

  /** @param {ArrayLike<number>} next */
  function update(next) {
    cells.forEach((cell, place) => {
      cell.style.fill = shade(next[place]);
    });
  }
  update(pixels);
  return { update, destroy: () => picture.remove() };
}
