// A word of the story that names a part of the figure: pressed, it says what it means. Escape, or going on, closes it.

import { get } from "../api.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";

/** @typedef {{ id: string, word: string, says: string, parts: [string, string][] }} Term */

/** @type {Promise<Term[]> | undefined} */
let asked;
const chapter = () => document.body.dataset.chapter ?? "";

/** @param {string} part @returns {Promise<Term[]>} the terms that this part of this chapter's figure shows */
async function termsOf(part) {
  asked ??= get("/api/glossary");
  asked.catch(() => (asked = undefined));
  return (await asked).filter(({ parts }) => parts.some(([where, which]) => where === chapter() && which === part));
}

/** Every word of the story that names a part opens its meaning. @param {(error: unknown) => void} complain */
export function bindMeanings(complain) {
  for (const word of document.querySelectorAll(".story .part")) {
    const element = /** @type {HTMLElement} */ (word);
    element.setAttribute("role", "button");
    element.setAttribute("aria-expanded", "false");
    element.addEventListener("click", () => void toggle(element).catch(complain));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && element.getAttribute("aria-expanded") === "true") event.preventDefault();
      else if (event.key !== "Enter" && event.key !== " ") return;
      else event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") close();
      else void toggle(element).catch(complain);
    });
  }
}

/** @type {{ card: HTMLElement, word: HTMLElement } | null} */
let open = null;

function close() {
  open?.card.remove();
  open?.word.setAttribute("aria-expanded", "false");
  open = null;
}

/** @param {HTMLElement} word */
async function toggle(word) {
  const again = open?.word === word;
  close();
  if (again) return;
  const terms = await termsOf(word.dataset.part ?? "");
  if (terms.length === 0) return;
  const card = html("div", { class: "meaning", role: "note" }, ...terms.slice(0, 3).flatMap(meaning));
  card.append(html("p", { class: "all" }, html("a", { href: `/glossary#${terms[0].id}` }, _("All words →"))));
  close();
  (word.closest("p") ?? word).after(card);
  word.setAttribute("aria-expanded", "true");
  open = { card, word };
}

/** @param {Term} term */
function meaning({ word, says }) {
  return [html("p", {}, html("b", {}, word), ` ${says}`)];
}

/** Where a link of the glossary leads: `?show=wires` lights that part. @param {(part: string) => void} light */
export function showAskedPart(light) {
  const part = new URLSearchParams(location.search).get("show");
  if (!part || !document.querySelector(`.part[data-part="${CSS.escape(part)}"]`)) return;
  light(part);
  /** @type {HTMLElement} */ (document.querySelector(`.part[data-part="${CSS.escape(part)}"]`)).focus();
}
