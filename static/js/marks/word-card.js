// What a point of a plane of words says under the finger: its true neighbours, how alike they are, and what the plane hides.

import { number, percent } from "../lib/format.js";
import { listed, noted, together } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {{ word: string, similarity: number, here: boolean }} Neighbour */
/** @typedef {{ word: string, on: number, near: number, of: number }} Told */

const GAP = 16;

/** As a sentence, for those who hear it. @param {Told} point @param {Neighbour[] | null} near */
export function cardSentence(point, near) {
  const says = _("{word}: {near} of its {of} true neighbours are near it here; {on} of what sets it apart lies on this plane.", { word: point.word, near: point.near, of: point.of, on: percent(point.on) });
  if (!near) return says;
  const list = listed(near.map(({ word, similarity, here }) => (here ? `${word} ${number(similarity)}` : noted(`${word} ${number(similarity)}`, _("far off here")))));
  return together([says, _("Nearest by all its numbers: {list}.", { list })]);
}

/** Beside a point, never over it. The same is told aloud elsewhere. */
export function createWordCard() {
  const title = html("p", { class: "card-word" });
  const list = html("ol", { class: "card-near" });
  const says = html("p", { class: "card-says" });
  const root = html("div", { class: "word-card", "aria-hidden": "true", hidden: true }, title, html("p", { class: "card-head" }, _("Nearest by all its numbers")), list, says);

  return {
    root,
    hide: () => void (root.hidden = true),
    /** @param {Told} point @param {Neighbour[] | null} near null while it is on its way */
    show(point, near) {
      root.hidden = false;
      title.textContent = point.word;
      says.textContent = _("{near} of {of} are near it here. {on} of what sets it apart lies on this plane.", { near: point.near, of: point.of, on: percent(point.on) });
      const rows = near?.map(({ word, similarity, here }) => html("li", { class: here ? "here" : "far" }, html("i", {}), html("b", {}, word), html("span", {}, number(similarity))));
      list.replaceChildren(...(rows ?? Array.from({ length: point.of }, () => html("li", { class: "coming" }, html("i", {}), html("b", {}, "…")))));
    },
    /** @param {{ x: number, y: number }} at @param {{ width: number, height: number, beside: number }} size of the field, and of the room at its right */
    place(at, size) {
      const [width, height] = [root.offsetWidth, root.offsetHeight];
      const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.min(Math.max(4, value), Math.max(4, most - 4));
      const right = at.x + GAP + width <= size.width + size.beside - 8;
      const left = at.x - GAP - width >= 4;
      const x = right ? at.x + GAP : left ? at.x - GAP - width : within(at.x - width / 2, size.width - width);
      const aside = right || left;
      const y = aside ? within(at.y - height / 2, size.height - height) : at.y > size.height / 2 ? at.y - GAP - height : at.y + GAP;
      root.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    },
  };
}
