// The same text cut four ways, one beneath the other; what shares a byte lights up together. Whose pieces of words are
// shown can be chosen: those of the pocket model, or those that come with another one.

import { ended, listed, named, together } from "../lib/joined.js";
import { html } from "../marks/element.js";
import { createChips } from "../marks/chips.js";
import { dataTable } from "../marks/table.js";
import { visibleBytes } from "../lib/visible.js";
import { number } from "../lib/format.js";
import { _, plural } from "../lib/words.js";

/** @typedef {{ id?: number, text: string, bytes: number[], start: number, end: number, known: boolean, fresh?: boolean, special?: boolean, shown?: string, rest?: boolean }} Token */
/** @typedef {{ start: number, end: number } | null} Span */
/** @typedef {"words" | "subwords" | "characters" | "bytes"} Part */

/** From long pieces to short ones, with what each costs and what the model can then not know. @returns {{ part: Part, title: string, note: string }[]} */
export function lanes() {
  return [
    { part: "words", title: _("Words"), note: _("Short. But a word that it never read is unknown, one as all others; and that “banks” begins as “bank” does cannot be seen: each is a number of its own.") },
    { part: "subwords", title: _("Pieces of words"), note: _("What is frequent stays whole, the rest falls apart, nothing is unknown. But how a whole piece is spelled the model cannot see.") },
    { part: "characters", title: _("Characters"), note: _("Every spelling is seen. But it is long, one letter says next to nothing, and every letter of every script needs an id of its own.") },
    { part: "bytes", title: _("Bytes"), note: _("256 ids are enough for any text, but it is the longest way to write it: one letter may be four tokens, and none of them says which letter it is.") },
  ];
}

/** What is said of WordPiece in place of the note on merges. */
const wordPieceNote = () => _("The longest pieces from the left; ## goes on with a word. Capitals, accents and spaces are gone before it begins: the model cannot know them. A word that cannot be put together is [UNK].");

/**
 * @param {HTMLElement} element
 * @param {{ onHover: (span: Span) => void, onOpen: (part: Part, token: Token | undefined, place: number, opener: Element) => void, onPieces: (id: string) => void, table: HTMLElement }} options
 *   `onOpen`: with what was pressed, and its place; `table`: where the same tokens are told by row and column
 */
export function createLanes(element, { onHover, onOpen, onPieces, table: place }) {
  const select = html("select", { "aria-label": _("Whose pieces of words") });
  select.addEventListener("change", () => onPieces(select.value));
  const all = lanes().map(({ part, title, note }) => {
    const count = html("span", { class: "count" });
    const each = html("span", { class: "each" });
    const cost = html("span");
    const head = html("div", { class: "lane-head" }, html("h2", {}, title), count, html("div", { class: "lane-cost", "aria-hidden": "true" }, cost), each, ...(part === "subwords" ? [select] : []));
    const body = html("div", {});
    const says = html("p", { class: "note" }, note);
    const root = html("section", { class: "lane", "data-lane": part, "aria-label": title }, head, html("div", { class: "lane-body" }, body, says));
    element.append(root);
    const chips = createChips(body, { label: title, onHover, onOpen: (place, opener) => onOpen(part, all.find((each) => each.part === part)?.tokens[place], place, opener) });
    return { part, title, root, count, each, cost, chips, says, note, length: 0, tokens: /** @type {Token[]} */ ([]) };
  });
  const says = html("p", { class: "unseen", "data-says": "" });
  element.append(says);
  const table = dataTable(place, {
    caption: _("Every token of every way"),
    columns: [_("Cut into"), _("Place"), _("Token"), _("Id"), _("Bytes")],
    rows: () => all.flatMap(({ title, tokens }) => tokens.map(({ bytes, id, shown }, at) => [title, at + 1, shown ?? visibleBytes(bytes).map(({ text }) => text).join(""), id === undefined ? "" : String(id), bytes.length])),
  });

  return {
    parts: all.map(({ part }) => part),
    /** @param {{ id: string, name: string, ready: boolean }[]} options @param {string} chosen */
    offer(options, chosen) {
      const known = options.some(({ id }) => id === chosen) ? options : [...options, { id: chosen, name: chosen, ready: true }];
      select.replaceChildren(...known.map(({ id, name, ready }) => html("option", { value: id, disabled: !ready }, ready ? name : _("{name} (not here)", { name }))));
      select.value = chosen;
    },
    /** @param {Part} part @param {Token[]} tokens @param {{ ids: boolean, letters: number, wordPiece?: boolean }} options `letters` of the text */
    update(part, tokens, { ids, letters, wordPiece = false }) {
      const lane = all.find((each) => each.part === part);
      if (!lane) return;
      lane.chips.update(tokens.map((token) => ({ ...token, unknown: !token.known })), { ids });
      Object.assign(lane, { length: tokens.length, tokens });
      const unknown = tokens.filter(({ known }) => !known).length;
      const words = plural("{n} token", "{n} tokens", tokens.length);
      lane.count.textContent = unknown > 0 ? listed([words, plural("{n} unknown", "{n} unknown", unknown)]) : words;
      lane.each.textContent = tokens.length > 0 ? _("letters a token: {n}", { n: number(Number((letters / tokens.length).toFixed(2))) }) : "";
      lane.says.textContent = wordPiece ? wordPieceNote() : lane.note;
      const longest = Math.max(1, ...all.map(({ length }) => length));
      for (const each of all) each.cost.style.transform = `scaleX(${each.length / longest})`;
      says.textContent = together(all.map(({ title, count }) => ended(named(title, count.textContent ?? ""))));
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
