// The line: one large text to type in, with marks beneath its letters, and what the model wrote open to the finger.

import { html } from "./element.js";

/** @typedef {{ start: number, end: number, kind: string, says?: string, key?: number }} Span
 *   of the text; one with a `key` can be pressed */

/**
 * @param {HTMLElement} element
 * @param {{ label: string, placeholder: string, group: string, longest: number, onInput: (text: string) => void,
 *   onKey?: (event: KeyboardEvent) => void, onOpen?: (key: number, opener: Element) => void }} options
 *   `group`: the name of the parts that can be pressed
 */
export function createLine(element, { label, placeholder, group, longest, onInput, onKey, onOpen }) {
  const box = html("textarea", { id: "line", rows: 1, spellcheck: "false", autocomplete: "off", autocapitalize: "off", maxlength: longest, placeholder, "aria-label": label, "data-own-keys": true });
  const under = html("div", { class: "line-under", lang: "en", "aria-hidden": "true" });
  const over = html("div", { class: "line-over", role: "group", "aria-label": group, "data-own-keys": true });
  const root = html("div", { class: "line" }, under, box, over);
  element.append(root);
  over.hidden = true;

  /** A long text scrolls within its box, and its marks with it. @param {HTMLElement} moved */
  function follow(moved) {
    for (const each of [under, box, over]) if (each !== moved) each.scrollTop = moved.scrollTop;
  }
  for (const each of [box, over]) each.addEventListener("scroll", () => follow(each));

  box.addEventListener("input", () => onInput(box.value));
  box.addEventListener("keydown", (event) => onKey?.(event));
  over.addEventListener("click", (event) => press(event.target));
  over.addEventListener("keydown", (event) => {
    const parts = buttons();
    const at = parts.findIndex((part) => part === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") press(event.target);
    else if (to === undefined || !parts[to]) return;
    else focusOn(parts, to);
    event.preventDefault();
  });

  /** @returns {HTMLElement[]} */
  const buttons = () => [...over.querySelectorAll("[role=button]")].map((each) => /** @type {HTMLElement} */ (each));

  /** @param {HTMLElement[]} parts @param {number} at */
  function focusOn(parts, at) {
    parts.forEach((part, place) => part.setAttribute("tabindex", place === at ? "0" : "-1"));
    parts[at].focus();
  }

  /** @param {EventTarget | null} target */
  function press(target) {
    const part = target instanceof Element ? target.closest("[data-key]") : null;
    if (part) onOpen?.(Number(part.getAttribute("data-key")), part);
  }

  /** @param {string} text @param {Span[]} spans in their order, none over another @param {boolean} pressed only those with a key */
  function layer(text, spans, pressed) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let at = 0;
    for (const span of spans) {
      if ((span.key !== undefined) !== pressed) continue;
      parts.push(text.slice(at, span.start));
      const own = text.slice(span.start, span.end);
      const lead = own.length - own.trimStart().length; // the space before a word is not underlined
      parts.push(own.slice(0, lead));
      const open = pressed ? { role: "button", tabindex: "-1", "data-key": span.key, "aria-label": span.says, title: span.says } : {};
      parts.push(html("span", { class: span.kind, ...open }, own.slice(lead) || "⏎"));
      at = span.end;
    }
    parts.push(text.slice(at), "\u200b");
    return parts;
  }

  return {
    /** @param {string} text @param {Span[]} spans @param {string} [ghost] a word that would come next, in pale */
    update(text, spans, ghost = "") {
      if (box.value !== text) box.value = text;
      under.replaceChildren(...layer(text, spans, false), html("span", { class: "line-ghost" }, ghost));
      const opens = spans.some(({ key }) => key !== undefined);
      over.replaceChildren(...(opens ? layer(text, spans, true) : []));
      over.hidden = !opens;
      follow(box);
      buttons().at(-1)?.setAttribute("tabindex", "0");
    },
    box,
    focusEnd() {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    },
    isFocused: () => document.activeElement === box,
    /** @param {boolean} lit */
    light: (lit) => root.classList.toggle("lit-part", lit),
  };
}
