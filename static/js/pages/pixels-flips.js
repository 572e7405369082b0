// One pixel away: which single pixels would flip the answer, and to what.

import { percent } from "../lib/format.js";
import { flipsOf, indexOf, pixelsOf } from "../lib/gray.js";
import { largestOf } from "../lib/tensors.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { drawPicture, pixelNames } from "../marks/picture.js";
import { dataTable } from "../marks/table.js";

/**
 * @param {HTMLElement} element
 * @param {{ onPick: (pixels: number[]) => void, onOpen: (pixels: number[], symbol: number, opener: Element) => void }} options
 */
export function createFlips(element, { onPick, onOpen }) {
  const head = html("p", { class: "says" });
  const list = html("div", { class: "flips" });
  element.append(head, list);
  /** @type {[string, string, number][]} pixel, symbol, probability */
  let told = [];
  const table = dataTable(element, { caption: _("What one pixel changes"), columns: [_("Pixel"), _("Becomes"), _("Probability")], rows: () => told });

  return {
    /** @param {number[]} pixels @param {number[][]} rows the atlas @param {string[]} symbols @returns {(string | null)[]} by pixel, what its flip would make */
    update(pixels, rows, symbols) {
      const here = indexOf(pixels);
      const answer = largestOf(rows[here]);
      const all = flipsOf(here).map((picture, pixel) => ({ pixel, picture, to: largestOf(rows[picture]) }));
      const flips = all.filter(({ to }) => to !== answer);
      const grey = pixels.some((value) => Math.abs(value) !== 1);
      const words = plural("{n} of the 9 pixels would flip the answer {symbol}.", "{n} of the 9 pixels would flip the answer {symbol}.", flips.length, { symbol: symbols[answer] });
      head.textContent = grey ? _("For the nearest picture in black and white: {words}", { words }) : words;
      told = all.map(({ pixel, picture, to }) => [pixelNames()[pixel], symbols[to], rows[picture][to]]);
      table.update();
      list.replaceChildren(...flips.map(({ picture, to }) => card(picture, symbols[to], to, rows[picture][to])));
      return all.map(({ to }) => (to === answer ? null : symbols[to]));
    },
  };

  /** @param {number} picture @param {string} symbol @param {number} place of the symbol @param {number} probability */
  function card(picture, symbol, place, probability) {
    const says = _("Becomes {symbol}, {percent}; press to put it on the screen", { symbol, percent: percent(probability) });
    const button = html("button", { type: "button", class: "flip", "aria-label": says, title: says });
    const drawn = html("span", { class: "thumb", "aria-hidden": "true" });
    drawPicture(drawn, pixelsOf(picture));
    button.append(drawn, html("span", {}, `→ ${symbol}`));
    button.addEventListener("click", () => onPick(pixelsOf(picture)));
    const share = html("button", { type: "button", class: "number", title: _("Where does this number come from?") }, percent(probability));
    share.addEventListener("click", () => onOpen(pixelsOf(picture), place, share));
    return html("div", { class: "flip-card" }, button, share);
  }
}
