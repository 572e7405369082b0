// Which example is shown: a row of thumbnails, one pressed.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { drawPicture } from "../marks/picture.js";

/**
 * @param {HTMLElement} element
 * @param {{ onPick: (example: number) => void }} options
 */
export function createPicker(element, { onPick }) {
  let shown = "";
  return {
    /** @param {import("../types.js").Example[]} examples @param {number} chosen @param {string[]} symbols */
    update(examples, chosen, symbols) {
      const key = JSON.stringify([examples, symbols]);
      if (key !== shown) {
        shown = key;
        element.replaceChildren(
          ...examples.map(({ pixels, target }, at) => {
            const button = html("button", { type: "button", "aria-label": _("Example {n}: {symbol}", { n: at + 1, symbol: symbols[target] }), title: symbols[target] });
            drawPicture(button, pixels);
            button.addEventListener("click", () => onPick(at));
            return button;
          }),
        );
      }
      [...element.children].forEach((button, at) => button.setAttribute("aria-pressed", String(at === chosen)));
    },
  };
}
