// "Try this": one small experiment at a time, with a surprise in it.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";

/**
 * @typedef {{ text: string, act?: { label: string, do: () => void }, about?: string }} Try
 *   about: the view that it belongs to; without one it belongs to all
 * @param {HTMLElement} element
 * @param {Try[]} tries
 */
export function createTries(element, tries) {
  let at = 0;
  let shown = tries;
  function show() {
    const { text, act } = shown[at];
    const buttons = [];
    if (act) {
      const button = html("button", { type: "button", class: "small" }, act.label);
      button.addEventListener("click", act.do);
      buttons.push(button);
    }
    if (shown.length > 1) {
      const next = html("button", { type: "button", class: "small" }, at + 1 < shown.length ? _("Next") : _("From the start"));
      next.addEventListener("click", () => {
        at = (at + 1) % shown.length;
        show();
      });
      buttons.push(next);
    }
    const head = html("h2", {}, shown.length > 1 ? _("Try this ({n} of {of})", { n: at + 1, of: shown.length }) : _("Try this"));
    element.replaceChildren(head, html("p", {}, text), html("div", { class: "row" }, ...buttons));
  }
  show();
  return {
    /** The card follows the view that is looked at. @param {string} view */
    follow(view) {
      const next = tries.filter(({ about }) => about === undefined || about === view);
      if (next.length === 0 || next.every((each, k) => each === shown[k]) && next.length === shown.length) return;
      shown = next;
      at = 0;
      show();
    },
  };
}
