// A little card beside a wire or a neuron, in which one weight or bias is typed or slid; the answer follows at once.

import { _ } from "../lib/words.js";
import { attributes, button, html, sign } from "./element.js";

const CLOSE = "M6 6l12 12M18 6L6 18";

/**
 * @typedef {{ title: string, value: number, limit: number, x: number, y: number, opener: Element | null,
 *   onChange: (value: number, change: { final: boolean }) => void, onWhy?: () => void, why?: string }} Edit
 */

/** @param {HTMLElement} element the figure, which the card stays inside */
export function createEditor(element) {
  const title = html("span", {});
  const close_ = button("close", _("Close"), () => close(), sign(CLOSE));
  const typed = html("input", { type: "number", step: "any", "aria-label": _("Its value") });
  const slid = html("input", { type: "range", step: 0.01, "aria-label": _("Slide its value") });
  const why = html("button", { type: "button", class: "small" });
  const note = html("p", { class: "error-note", role: "alert", hidden: true });
  const card = html("div", { class: "editor", role: "dialog", "aria-label": _("Change one number"), hidden: true });
  card.append(html("div", { class: "head" }, title, close_), typed, slid, note, why);
  card.dataset.ownKeys = "";
  element.append(card);

  /** @type {Edit | null} */
  let edit = null;

  /** @param {Edit} next */
  function open(next) {
    edit = next;
    card.hidden = false;
    title.textContent = next.title;
    attributes(typed, { min: -next.limit, max: next.limit });
    attributes(slid, { min: -next.limit, max: next.limit });
    why.hidden = !next.onWhy;
    why.textContent = next.why ?? _("Where it counts");
    set(next.value);
    const left = Math.min(Math.max(0, next.x - card.offsetWidth / 2), element.clientWidth - card.offsetWidth);
    const top = next.y + 18 + card.offsetHeight > element.clientHeight ? next.y - card.offsetHeight - 18 : next.y + 18;
    card.style.left = `${Math.max(0, left)}px`;
    card.style.top = `${Math.max(0, top)}px`;
    typed.focus();
    typed.select();
  }

  /** @param {number} value */
  function set(value) {
    note.hidden = true;
    if (document.activeElement !== typed) typed.value = String(Number(value.toPrecision(6)));
    slid.value = String(value);
  }

  function close() {
    if (card.hidden) return;
    card.hidden = true;
    const opener = edit?.opener;
    edit = null;
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus({ preventScroll: true });
  }

  /** @param {string} text @param {boolean} final */
  function take(text, final) {
    if (!edit) return;
    const value = Number(text.replace("−", "-").replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(value) || Math.abs(value) > edit.limit) {
      note.textContent = _("A number from {low} to {high}", { low: `−${edit.limit}`, high: edit.limit });
      note.hidden = false;
      return;
    }
    note.hidden = true;
    slid.value = String(value);
    edit.onChange(value, { final });
  }

  typed.addEventListener("input", () => take(typed.value, false));
  typed.addEventListener("change", () => take(typed.value, true));
  slid.addEventListener("input", () => {
    typed.value = slid.value;
    take(slid.value, false);
  });
  slid.addEventListener("change", () => take(slid.value, true));
  why.addEventListener("click", () => {
    const go = edit?.onWhy;
    close();
    go?.();
  });
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Enter" && event.target === typed)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") take(typed.value, true);
      if (note.hidden) close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.hidden && event.target instanceof Node && !card.contains(event.target)) close();
  });

  return { open, close, isOpen: () => !card.hidden, destroy: () => card.remove() };
}
