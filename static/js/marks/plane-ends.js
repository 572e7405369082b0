// The four ends of a plane of words: each holds a word that is dropped there or typed, and lights up while one is carried.

import { ENDS } from "../lib/word-plane.js";
import { _ } from "../lib/words.js";
import { button, html, sign } from "./element.js";

/** @typedef {import("../lib/word-plane.js").End} End */
/** @typedef {import("../lib/word-plane.js").Ends} Ends */

export const ARROWS = { left: "←", right: "→", low: "↓", high: "↑" };

/** @param {End} end */
export function endName(end) {
  return { left: _("Left end"), right: _("Right end"), low: _("Lower end"), high: _("Upper end") }[end];
}

/** @param {(end: End, word: string) => void} onEnd a word is typed, or "" where it is taken away */
export function createEnds(onEnd) {
  const made = ENDS.map((end) => {
    const input = html("input", { type: "text", id: `end-${end}`, spellcheck: "false", autocomplete: "off", placeholder: _("drag a word") });
    const label = html("label", {}, html("span", { "aria-hidden": "true" }, ARROWS[end]), html("span", { class: "unseen" }, endName(end)), input);
    const clear = button("end-clear", _("{end}: take the word away", { end: endName(end) }), () => onEnd(end, ""), sign("M7 7l10 10M17 7 7 17"));
    input.addEventListener("change", () => onEnd(end, input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.value = input.defaultValue;
      event.stopPropagation();
    });
    return { end, input, clear, root: html("div", { class: `plane-end end-${end}` }, label, clear) };
  });
  const zones = ENDS.map((end) => html("div", { class: `plane-zone zone-${end}`, "aria-hidden": "true" }, html("span", {}, ARROWS[end])));

  return {
    ends: { left: made[0].root, right: made[1].root, low: made[2].root, high: made[3].root },
    zones,
    /** @param {Ends} words */
    update(words) {
      for (const { end, input, clear, root } of made) {
        if (document.activeElement !== input || input.value === input.defaultValue) input.value = words[end];
        input.defaultValue = words[end];
        clear.hidden = words[end] === "";
        root.classList.toggle("taken", words[end] !== "");
      }
    },
    /** Which end is under the word that is carried. @param {End | null} over */
    light(over) {
      ENDS.forEach((end, k) => {
        zones[k].classList.toggle("over", end === over);
        made[k].root.classList.toggle("over", end === over);
      });
    },
    /** The end whose field is at a place of the window. @param {number} x @param {number} y @returns {End | null} */
    under(x, y) {
      const found = made.find(({ root }) => {
        const box = root.getBoundingClientRect();
        return x >= box.left - 8 && x <= box.right + 8 && y >= box.top - 8 && y <= box.bottom + 8;
      });
      return found?.end ?? null;
    },
  };
}
