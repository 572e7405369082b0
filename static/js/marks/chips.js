// Tokens as chips: their text with nothing hidden, their id on demand; what is under the finger is coupled by its bytes.

import { visible, visibleBytes } from "../lib/visible.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/**
 * @typedef {{ id?: number, start: number, end: number, bytes: number[], shown?: string, unknown?: boolean, fresh?: boolean,
 *   special?: boolean, rest?: boolean }} Chip places in bytes of the text; `shown`: what stands on it, where that is not
 *   its bytes; `special`: it is none of the text; `rest`: it is no token yet
 */

const MOST = 240; // chips that are drawn; the rest is counted

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onHover?: (span: { start: number, end: number } | null) => void, onOpen?: (place: number, opener: Element) => void }} options
 */
export function createChips(element, { label, onHover, onOpen }) {
  const list = html("div", { class: "chips", role: "group", "aria-label": label });
  element.append(list);
  /** @type {Chip[]} */
  let chips = [];

  /** @param {Event} event */
  const chipOf = (event) => {
    const found = /** @type {Element} */ (event.target).closest(".chip");
    return found ? chips[Number(found.getAttribute("data-at"))] : undefined;
  };
  for (const kind of ["pointerover", "focusin"]) list.addEventListener(kind, (event) => onHover?.(chipOf(event) ?? null));
  for (const kind of ["pointerleave", "focusout"]) list.addEventListener(kind, () => onHover?.(null));

  /** @param {Chip} chip @param {number} at @param {boolean} ids */
  function draw(chip, at, ids) {
    const parts = (chip.shown === undefined ? visibleBytes(chip.bytes) : visible(chip.shown)).map(({ text, hidden }) => html("span", hidden ? { class: "space" } : {}, text));
    const text = html("span", {}, ...parts);
    const shown = ids && chip.id !== undefined ? [text, html("span", { class: "id" }, String(chip.id))] : [text];
    const kind = ["chip", chip.unknown ? "unknown" : "", chip.fresh ? "fresh" : "", chip.special ? "special" : "", chip.rest ? "rest" : ""].filter(Boolean).join(" ");
    const says = chip.id === undefined ? undefined : chip.unknown ? _("unknown, id {id}", { id: chip.id }) : _("id {id}", { id: chip.id });
    const chipElement = onOpen ? html("button", { type: "button", class: kind, title: says, "data-at": at }, ...shown) : html("span", { class: kind, title: says, "data-at": at }, ...shown);
    if (onOpen) chipElement.addEventListener("click", () => onOpen(at, chipElement));
    return chipElement;
  }

  return {
    /** @param {Chip[]} next @param {{ ids?: boolean }} [options] */
    update(next, { ids = false } = {}) {
      chips = next;
      const rest = chips.length - MOST;
      const more = rest > 0 ? [html("span", { class: "folded" }, _("and {n} more", { n: rest }))] : [];
      list.replaceChildren(...chips.slice(0, MOST).map((chip, at) => draw(chip, at, ids)), ...more);
    },
    /** Lights what shares a byte with a span of the text. @param {{ start: number, end: number } | null} span */
    light(span) {
      [...list.children].forEach((chip, at) => {
        const own = chips[at];
        chip.classList.toggle("lit", Boolean(span && own && own.start < span.end && span.start < own.end));
      });
    },
    destroy: () => list.remove(),
  };
}
