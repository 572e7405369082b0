// A text that is refused leaves what was drawn of the text before. It steps back, and the refusal beside the field says so.

import { ended, gap, together } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";

/**
 * Figures that are not of what is written step back, and take no press, until there is an answer.
 * @param {Iterable<Element>} figures @param {boolean} stale
 */
export function markStale(figures, stale) {
  for (const figure of figures) {
    figure.classList.toggle("stale", stale);
    figure.toggleAttribute("inert", stale);
    if (stale) figure.setAttribute("aria-busy", "true");
    else figure.removeAttribute("aria-busy");
  }
}

/**
 * The refusal, beside the field that it is about; of an empty field, an example to press.
 * @param {HTMLElement} note
 * @param {{ message: string, drawn: boolean, field: HTMLInputElement | HTMLTextAreaElement, example: string, take: (text: string) => void }} told
 *   `drawn`: something of an earlier text is on the screen; `take` puts the example into the state
 */
export function refuse(note, { message, drawn, field, example, take }) {
  const empty = field.value.trim() === "";
  const says = [field.value === "" || message === "" ? _("There is no text here yet: write one, or take the example.") : /[.。]$/.test(message) ? message : ended(message)];
  if (drawn) says.push(_("What is drawn is still of the text before."));
  note.replaceChildren(html("span", {}, together(says)));
  if (empty) note.append(gap(), exampleButton(field, example, take));
  note.hidden = false;
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} example @param {(text: string) => void} take */
function exampleButton(field, example, take) {
  const [first, ...others] = example.split("\n");
  const button = html("button", { type: "button", class: "small" }, html("span", { lang: "en" }, others.length > 0 ? `“${first}” …` : `“${first}”`));
  button.addEventListener("click", () => {
    field.value = example;
    field.focus();
    take(example);
  });
  return button;
}
