// The same text cut four ways, one beneath the other; what shares a byte lights up together.

import { ended, listed, named } from "../lib/joined.js";
import { html } from "../marks/element.js";
import { createChips } from "../marks/chips.js";
import { dataTable } from "../marks/table.js";
import { visibleBytes } from "../lib/visible.js";
import { _, plural } from "../lib/words.js";

/** @typedef {{ id?: number, text: string, bytes: number[], start: number, end: number, known: boolean, fresh?: boolean }} Token */
/** @typedef {{ start: number, end: number } | null} Span */

/** The tokenizers in the order from long pieces to short ones, with what each cannot do. */
export function lanes() {
  return [
    { id: "words", title: _("Words"), part: "words", note: _("Short, but a word that it never read is unknown: the model cannot tell it from any other.") },
    { id: "pocket", title: _("Pieces of words"), part: "subwords", note: _("What is frequent stays whole, the rest falls apart. Nothing is unknown.") },
    { id: "characters", title: _("Characters"), part: "characters", note: _("Long, and every letter of every script needs an id of its own.") },
    { id: "bytes", title: _("Bytes"), part: "bytes", note: _("256 ids are enough for any text, but it is the longest way to write it: one letter may be four tokens.") },
  ];
}

/**
 * @param {HTMLElement} element
 * @param {{ onHover: (span: Span) => void, onOpen: (tokenizer: string, place: number, opener: Element) => void, table: HTMLElement }} options
 *   `table`: where the same tokens are told by row and column
 */
export function createLanes(element, { onHover, onOpen, table: place }) {
  const all = lanes().map(({ id, title, part, note }) => {
    const count = html("span", { class: "count" });
    const cost = html("span");
    const head = html("div", { class: "lane-head" }, html("h2", {}, title), count, html("div", { class: "lane-cost", "aria-hidden": "true" }, cost));
    const body = html("div", {});
    const root = html("section", { class: "lane", "data-lane": part, "aria-label": title }, head, body, html("p", { class: "note" }, note));
    element.append(root);
    const chips = createChips(body, { label: title, onHover, onOpen: (place, opener) => onOpen(id, place, opener) });
    return { id, title, root, count, cost, chips, length: 0, tokens: /** @type {Token[]} */ ([]) };
  });
  const says = html("p", { class: "unseen", "data-says": "" });
  element.append(says);
  const table = dataTable(place, {
    caption: _("Every token of every way"),
    columns: [_("Cut into"), _("Place"), _("Token"), _("Id"), _("Bytes")],
    rows: () => all.flatMap(({ title, tokens }) => tokens.map(({ bytes, id }, at) => [title, at + 1, visibleBytes(bytes).map(({ text }) => text).join(""), id === undefined ? "" : String(id), bytes.length])),
  });

  return {
    ids: all.map(({ id }) => id),
    /** @param {string} id @param {Token[]} tokens @param {boolean} ids */
    update(id, tokens, ids) {
      const lane = all.find((each) => each.id === id);
      if (!lane) return;
      lane.chips.update(tokens.map((token) => ({ ...token, unknown: !token.known })), { ids });
      Object.assign(lane, { length: tokens.length, tokens });
      const unknown = tokens.filter(({ known }) => !known).length;
      const words = plural("{n} token", "{n} tokens", tokens.length);
      lane.count.textContent = unknown > 0 ? listed([words, plural("{n} unknown", "{n} unknown", unknown)]) : words;
      const longest = Math.max(1, ...all.map(({ length }) => length));
      for (const each of all) each.cost.style.transform = `scaleX(${each.length / longest})`;
      says.textContent = all.map(({ title, count }) => ended(named(title, count.textContent ?? ""))).join(" ");
      table.update();
    },
    /** @param {Span} span */
    light(span) {
      for (const { chips } of all) chips.light(span);
    },
    /** @param {string | null} part */
    lightPart(part) {
      for (const { root } of all) root.classList.toggle("lit-part", part === "lanes" || root.getAttribute("data-lane") === part);
    },
  };
}
