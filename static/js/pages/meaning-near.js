// Words by how alike they are, as a list that can be pressed.

import { number } from "../lib/format.js";
import { html } from "../marks/element.js";

/**
 * @param {HTMLElement} list @param {{ word: string, similarity: number }[]} words
 * @param {(word: string, opener: Element) => void} onPick
 */
export function nearList(list, words, onPick) {
  list.replaceChildren(
    ...words.map(({ word, similarity }) => {
      const fill = html("span", {});
      const row = html(
        "button",
        { type: "button" },
        html("span", {}, word),
        " ",
        html("span", { class: "bar", "aria-hidden": "true" }, fill),
        html("span", { class: "value" }, number(similarity)),
      );
      fill.style.setProperty("--size", String(Math.max(0, similarity)));
      row.addEventListener("click", () => onPick(word, row));
      return html("li", {}, row);
    }),
  );
}
