// Who voted for a word: a bar for each part of the model, blue for it, orange against it. Every bar opens.

import { signed } from "../lib/format.js";
import { MOST_VOTES, ranked, shownVotes } from "../lib/machine-data.js";
import { partName } from "../lib/machine-words.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("../lib/machine-data.js").Vote} Vote */

/**
 * @param {HTMLElement} element
 * @param {{ onPart: (vote: Vote) => void, onNumber: (vote: Vote, opener: Element) => void, onOrder: () => void }} options
 *   `onPart` goes to where the part stands in the machine
 */
export function createVotes(element, { onPart, onNumber, onOrder }) {
  const list = html("ul", { class: "votes" });
  const order = html("button", { type: "button", class: "small" });
  const more = html("button", { type: "button", class: "small" });
  element.append(list, html("div", { class: "vote-tools" }, order, more));
  let all = false;
  /** @type {{ votes: Vote[], ordered: boolean }} */
  let now = { votes: [], ordered: false };

  /** @param {{ votes: Vote[], ordered: boolean }} data ordered: in the order of the model, else the largest first */
  function update(data) {
    now = data;
    const count = ranked(data.votes).length;
    more.hidden = count <= MOST_VOTES;
    more.textContent = all ? _("Show fewer") : _("Show all {n}", { n: count });
    order.textContent = data.ordered ? _("Largest first") : _("In the order of the machine");
    const bars = shownVotes(data.votes, { ordered: data.ordered, all });
    const right = Math.max(0, ...bars.map(({ vote }) => vote));
    const left = Math.max(0, ...bars.map(({ vote }) => -vote));
    const span = right + left || 1;
    list.replaceChildren(...bars.map((vote) => row(vote, left / span, Math.abs(vote.vote) / span)));
  }

  /** @param {Vote} vote @param {number} zero @param {number} size */
  function row(vote, zero, size) {
    const name = partName(vote);
    const bar = html("span", { class: vote.vote < 0 ? "vote-bar negative" : "vote-bar", "aria-hidden": "true" }, html("span"));
    bar.style.setProperty("--zero", `${100 * zero}%`);
    bar.style.setProperty("--size", `${100 * size}%`);
    const sum = vote.kind === "rest" || vote.kind === "bias";
    const says = sum ? _("{vote}, {part}; all votes together", { part: name, vote: signed(vote.vote) }) : _("{vote}, {part}: where it came from", { part: name, vote: signed(vote.vote) });
    const open = vote.tensor === "" ? html("span", { class: "vote-number" }, signed(vote.vote)) : html("button", { type: "button", class: "vote-number", "aria-label": says }, signed(vote.vote));
    if (vote.tensor !== "") open.addEventListener("click", () => onNumber(vote, open));
    const where = vote.kind === "head" || vote.kind === "mlp" || vote.kind === "token";
    const label = where ? html("button", { type: "button", class: "vote-name", title: _("Go there") }, name) : html("span", { class: "vote-name" }, name);
    if (where) label.addEventListener("click", () => onPart(vote));
    return html("li", { class: "vote" }, label, bar, open);
  }

  order.addEventListener("click", onOrder);
  more.addEventListener("click", () => {
    all = !all;
    update(now);
  });
  return { update, showsAll: () => all };
}
