// One pixel away: which single pixels would flip the answer, and to what.

import { percent } from "../lib/format.js";
import { brief } from "../lib/graphemes.js";
import { flipsOf, indexOf, pixelsOf } from "../lib/gray.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { drawPicture, pixelNames } from "../marks/picture.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";

/**
 * @param {HTMLElement} element
 * @param {{ onPick: (pixels: number[]) => void, onOpen: (pixels: number[], symbol: number, opener: Element) => void,
 *   onCount: (opener: Element) => void }} options
 */
export function createFlips(element, { onPick, onOpen, onCount }) {
  const head = html("p", { class: "says" });
  const list = html("div", { class: "flips" });
  const count = openable("", onCount);
  let shown = "";
  element.append(head, list);
  /** @type {{ pixel: string, picture: number, to: number, symbol: string, share: number }[]} */
  let told = [];
  const table = dataTable(element, {
    caption: _("What one pixel changes"),
    columns: [_("Pixel"), _("Becomes"), _("Probability")],
    rows: () => told.map(({ pixel, symbol, share }) => [pixel, symbol, share]),
    onOpen: (row, _column, opener) => onOpen(pixelsOf(told[row].picture), told[row].to, opener),
  });

  return {
    /** @param {number[]} pixels @param {number[][]} rows the atlas @param {number[]} answers to each picture @param {string[]} symbols @returns {(string | null)[]} by pixel, what its flip would make */
    update(pixels, rows, answers, symbols) {
      const here = indexOf(pixels);
      const answer = answers[here];
      const all = flipsOf(here).map((picture, pixel) => ({ pixel, picture, to: answers[picture] }));
      const flips = all.filter(({ to }) => to !== answer);
      const grey = pixels.some((value) => Math.abs(value) !== 1);
      told = all.map(({ pixel, picture, to }) => ({ pixel: pixelNames()[pixel], picture, to, symbol: symbols[to], share: rows[picture][to] }));
      table.update();
      const key = JSON.stringify([here, grey, symbols, answer, flips.map(({ picture, to }) => [picture, to, percent(rows[picture][to])])]);
      if (key !== shown) {
        shown = key;
        count.textContent = String(flips.length);
        const words = (/** @type {Record<string, string>} */ hole) =>
          plural("{n} of the 9 pixels would flip the answer {symbol}.", "{n} of the 9 pixels would flip the answer {symbol}.", flips.length, { symbol: symbols[answer], ...hole });
        head.replaceChildren(...sentence((hole) => (grey ? _("For the nearest picture in black and white: {words}", { words: words(hole) }) : words(hole)), { n: count }));
        list.replaceChildren(...flips.map(({ picture, to }) => card(picture, symbols[to], to, rows[picture][to])));
      }
      return all.map(({ to }) => (to === answer ? null : symbols[to]));
    },
  };

  /** @param {number} picture @param {string} symbol @param {number} place of the symbol @param {number} probability */
  function card(picture, symbol, place, probability) {
    const says = _("Becomes {symbol}, {percent}; press to put it on the screen", { symbol, percent: percent(probability) });
    const button = html("button", { type: "button", class: "flip", "aria-label": says, title: says });
    const drawn = html("span", { class: "thumb", "aria-hidden": "true" });
    drawPicture(drawn, pixelsOf(picture));
    button.append(drawn, html("span", {}, `→ ${brief(symbol, 6)}`));
    button.addEventListener("click", () => onPick(pixelsOf(picture)));
    const share = openable(percent(probability), (opener) => onOpen(pixelsOf(picture), place, opener));
    return html("div", { class: "flip-card" }, button, share);
  }
}
