// "If it had to answer now": the best words of the read-out before any layer and after each, as a table of shares.

import { number, percent } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { depthName } from "../lib/machine-words.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("../lib/machine-data.js").Machine} Machine */

const WORDS = 3;
/** Of more read-outs than this each is a row, not a column. */
export const MOST_ACROSS = 7;
const DARK = 0.5; // from this share on the ground is so dark that the text is light

/**
 * @param {HTMLElement} element
 * @param {{ onOpen: (depth: number, id: number | null, opener: Element) => void }} options
 *   id: null where there is no word, but the vector of a sentence
 */
export function createLens(element, { onOpen }) {
  const table = html("div", { class: "lens" });
  const holder = html("div", { class: "lens-scroll", role: "region", "aria-label": _("The read-out after each layer"), tabindex: 0 }, table);
  element.append(holder);

  /** @param {Machine} machine */
  function update({ lens, near }) {
    table.classList.toggle("near", near.length > 0);
    table.style.setProperty("--depths", String(lens.length || near.length));
    if (near.length > 0) {
      table.replaceChildren(...near.flatMap((read) => [html("span", { class: "lens-head" }, depthName(read.depth)), nearCell(read)]));
      return;
    }
    table.classList.toggle("tall", lens.length > MOST_ACROSS);
    const winner = lens[lens.length - 1]?.candidates[0]?.id;
    table.replaceChildren(...lens.flatMap((read) => [html("span", { class: "lens-head" }, depthName(read.depth)), ...Array.from({ length: WORDS }, (_v, at) => wordCell(read, at, winner))]));
  }

  /** @param {import("../lib/machine-data.js").ReadOut} read @param {number} at which of its words @param {number | undefined} winner */
  function wordCell({ depth, candidates }, at, winner) {
    const each = candidates[at];
    if (!each) return html("span", {});
    const says = _("{word} {percent}, read out at {depth}", { depth: depthName(depth), word: word(each.text), percent: percent(each.probability) });
    const kind = `lens-cell${each.probability > DARK ? " dark" : ""}${each.id === winner ? " winner" : ""}`;
    const cell = html("button", { type: "button", class: kind, title: says }, html("span", {}, word(each.text)), " ", html("span", { class: "figure" }, percent(each.probability)), html("span", { class: "unseen" }, ` ${depthName(depth)}`));
    cell.style.setProperty("--share", String(each.probability));
    cell.addEventListener("click", () => onOpen(depth, each.id, cell));
    return cell;
  }

  /** How near the vector of the sentence is at a depth. @param {{ depth: number, similarity: number }} read */
  function nearCell({ depth, similarity }) {
    const says = _("{alike} alike, read out at {depth}", { depth: depthName(depth), alike: number(similarity) });
    const cell = html("button", { type: "button", class: similarity > DARK ? "lens-cell dark" : "lens-cell", title: says }, html("span", { class: "figure" }, number(similarity)), html("span", { class: "unseen" }, ` ${depthName(depth)}`));
    cell.style.setProperty("--share", String(Math.max(0, similarity)));
    cell.addEventListener("click", () => onOpen(depth, null, cell));
    return cell;
  }
  return { update };
}
