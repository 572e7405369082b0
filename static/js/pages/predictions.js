// "Before you go on": the visitor commits to an answer, then the figure shows what is so, and what there is to learn.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { complain } from "./frame.js";

/**
 * @typedef {{ text: () => string, options: () => string[], answer: () => number | Promise<number>,
 *   learn: (chosen: number, right: number) => string | (Node | string)[] }} Prediction
 *   `answer` makes the figure show it, and returns the place of the right option: it is found out, never written down
 *   beforehand. `learn` is asked after that, and says what is so with its real numbers, each of which may open.
 */

/**
 * One question at a time. Nothing is revealed before an option is chosen.
 * @param {HTMLElement} element @param {Prediction[]} predictions
 */
export function createPredictions(element, predictions) {
  let at = 0;
  element.classList.add("try", "predict");

  function ask() {
    const { text, options } = predictions[at];
    const says = text();
    const reveal = html("button", { type: "button", class: "primary reveal", disabled: true }, _("Reveal"));
    const choices = options().map((option) => html("button", { type: "button", class: "small choice", "aria-pressed": "false" }, option));
    let chosen = -1;
    choices.forEach((choice, place) =>
      choice.addEventListener("click", () => {
        chosen = place;
        for (const each of choices) each.setAttribute("aria-pressed", String(each === choice));
        reveal.disabled = false;
      }),
    );
    const told = html("p", { class: "told", role: "status" });
    reveal.addEventListener("click", () => void show(choices, chosen, reveal, told));
    const head = html("h2", {}, _("Before you go on ({n} of {of})", { n: at + 1, of: predictions.length }));
    const group = html("div", { class: "row", role: "group", "aria-label": says }, ...choices);
    element.replaceChildren(head, html("p", {}, says), group, told, html("div", { class: "row end" }, reveal));
  }

  /** @param {HTMLButtonElement[]} choices @param {number} chosen @param {HTMLButtonElement} reveal @param {HTMLElement} told */
  async function show(choices, chosen, reveal, told) {
    const { answer, learn } = predictions[at];
    reveal.disabled = true;
    try {
      const right = await answer();
      choices.forEach((choice, place) => {
        choice.disabled = true;
        if (place === right) mark(choice, "right", "✓", _("so it is"));
        else if (place === chosen) mark(choice, "wrong", "✗", _("your guess"));
      });
      told.replaceChildren(`${right === chosen ? _("You were right.") : _("It is otherwise.")} `, ...[learn(chosen, right)].flat());
      reveal.replaceWith(next());
    } catch (error) {
      reveal.disabled = false;
      complain(error);
    }
  }

  function next() {
    const last = at + 1 >= predictions.length;
    const button = html("button", { type: "button", class: "small next" }, last ? _("From the start") : _("Next question"));
    button.addEventListener("click", () => {
      at = (at + 1) % predictions.length;
      ask();
      /** @type {HTMLElement | null} */ (element.querySelector(".choice"))?.focus();
    });
    return button;
  }
  ask();
}

/** @param {HTMLElement} choice @param {string} kind @param {string} sign @param {string} says */
function mark(choice, kind, sign, says) {
  choice.classList.add(kind);
  choice.append(html("span", { "aria-hidden": "true" }, ` ${sign}`), html("span", { class: "unseen" }, ` (${says})`));
}
