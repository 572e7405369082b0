// The numbers on the wires of a film that stands still, as buttons for the keyboard: they have the places of what is
// painted. The pointer finds the painted numbers itself, also while they move.

import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("./network-pulses.js").Spot} Spot */

const REST = 160; // ms without a change, before the buttons are made

/**
 * @param {HTMLElement} element over the figure
 * @param {{ onOpen: (spot: Spot, opener: Element) => void, name: (spot: Spot) => string }} options
 */
export function createCarried(element, { onOpen, name }) {
  const group = html("div", { class: "carried", role: "group", "aria-label": _("Numbers on the wires") });
  element.append(group);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {Spot} spot */
  function button(spot) {
    const made = html("button", { type: "button", class: "carried-number", "aria-label": name(spot) });
    made.style.transform = `translate(${spot.x.toFixed(1)}px, ${spot.y.toFixed(1)}px)`;
    made.addEventListener("click", () => onOpen(spot, made));
    return made;
  }

  return {
    /** @param {Spot[]} spots what is written now */
    update(spots) {
      clearTimeout(waiting);
      if (group.childElementCount > 0) group.replaceChildren();
      if (spots.length > 0) waiting = setTimeout(() => group.replaceChildren(...spots.map(button)), REST);
    },
    destroy: () => (clearTimeout(waiting), group.remove()),
  };
}
