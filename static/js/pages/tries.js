// "Try this": one small experiment at a time, with a surprise in it.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";

/**
 * @typedef {{ text: string, act?: { label: string, do: () => void } }} Try
 * @param {HTMLElement} element
 * @param {Try[]} tries
 */
export function createTries(element, tries) {
  let at = 0;
  function show() {
    const { text, act } = tries[at];
    const next = html("button", { type: "button", class: "small" }, at + 1 < tries.length ? _("Next") : _("From the start"));
    next.addEventListener("click", () => {
      at = (at + 1) % tries.length;
      show();
    });
    const buttons = [next];
    if (act) {
      const button = html("button", { type: "button", class: "small" }, act.label);
      button.addEventListener("click", act.do);
      buttons.unshift(button);
    }
    const head = html("h2", {}, _("Try this ({n} of {of})", { n: at + 1, of: tries.length }));
    element.replaceChildren(head, html("p", {}, text), html("div", { class: "row" }, ...buttons));
  }
  show();
}
