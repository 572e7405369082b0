// Remembered, or composed? The same guess from chance and from counting pairs, and whether the line stood in the reading.

import { percent } from "../lib/format.js";
import { gap } from "../lib/joined.js";
import { shownToken } from "../lib/token-text.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @typedef {{ id: number, text: string, probability: number }} Candidate */
/** @typedef {{ bigram: Candidate[], remembered: { longest: string, times: number, whole: number } }} Counted */
/** @typedef {{ id: number, word: string, probability: number }} Asked  the word that is compared */

/**
 * @param {{ again: () => void, onOpen: (tensor: string, index: number[], opener: Element) => void }} options
 *   `again`: ask once more, for the counting may be done
 */
export function createCounted({ again, onOpen }) {
  let word = 0; // the id of the one that is compared
  let asking = 0;
  const rivals = [
    { name: _("chance"), tensor: "chance" },
    { name: _("counting pairs"), tensor: "bigram" },
    { name: _("this model"), tensor: "probs" },
  ];
  const rows = rivals.map(({ name, tensor }) => {
    const fill = html("span", { class: "guess-fill" });
    const share = html("button", { type: "button", class: "guess-share" });
    share.addEventListener("click", () => onOpen(tensor, tensor === "chance" ? [] : [word], share));
    const root = html("li", {}, html("span", { class: "rival-name" }, name), html("span", { class: "guess-track" }, fill), share);
    return { name, fill, share, root, value: /** @type {number | null} */ (null) };
  });
  const about = html("p", { class: "sub" });
  const list = html("ul", { class: "rivals" }, ...rows.map(({ root }) => root));
  const says = html("p", { class: "says", role: "status" });
  slot("counted").append(about, list, says);
  const table = dataTable(slot("counted-table"), {
    caption: _("The three guesses"),
    columns: [_("Who guesses"), _("Probability")],
    rows: () => rows.map(({ name, value }) => [name, value]),
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /**
   * @param {Asked} asked @param {number} chance @param {Counted | null | undefined} counted null: not yet counted; undefined: nobody knows
   * @param {() => Promise<number>} pairOf how probable the word is by counting, where it is not among the best
   */
  function update(asked, chance, counted, pairOf) {
    word = asked.id;
    asking += 1;
    const own = asking;
    const pair = counted?.bigram.find(({ id }) => id === asked.id)?.probability;
    show(asked, chance, counted, pair ?? null);
    if (counted && counted.bigram.length > 0 && pair === undefined) {
      void pairOf().then((found) => own === asking && show(asked, chance, counted, found), () => {});
    }
  }

  /** @param {Asked} asked @param {number} chance @param {Counted | null | undefined} counted @param {number | null} pair null: not known yet */
  function show(asked, chance, counted, pair) {
    const shares = [chance, pair ?? 0, asked.probability];
    const known = [true, Boolean(counted) && (pair !== null || counted?.bigram.length === 0), true];
    about.textContent = _("How probable each thinks “{word}”", { word: asked.word });
    rows.forEach((row, at) => {
      row.value = known[at] ? shares[at] : null;
      row.fill.style.transform = `scaleX(${known[at] ? shares[at] : 0})`;
      row.share.textContent = known[at] ? percent(shares[at]) : "·";
      row.share.disabled = !known[at] || (at === 1 && counted?.bigram.length === 0);
      row.share.setAttribute("aria-label", _("{name}: {share}", { name: row.name, share: known[at] ? percent(shares[at]) : _("not known") }));
      row.root.classList.toggle("best", at === 2);
    });
    table.update();
    clearTimeout(waiting);
    if (counted === null) waiting = setTimeout(again, 2000);
    const told = counted ? sentence(counted, onOpen) : counted === null ? _("Its reading is being counted. This takes a few seconds, once.") : _("What this model has read is not at hand, so nothing can be counted in it.");
    says.replaceChildren(...[told].flat());
  }
  return { update };
}

/**
 * @param {Counted} counted @param {(tensor: string, index: number[], opener: Element) => void} open
 * @returns {(Node | string)[]}
 */
function sentence({ bigram, remembered }, open) {
  const [first] = bigram;
  const share = first && openable(percent(first.probability), (opener) => open("bigram", [first.id], opener));
  const pair = share ? filled(_("Counting pairs would say “{word}” ({share}).", { word: shownToken(first.text), share: hole("share") }), { share }) : [];
  return [stood(remembered), gap(), ...pair];
}

/** Whether the line stood in the reading. @param {Counted["remembered"]} remembered */
function stood({ longest, times, whole }) {
  const line = longest.trim();
  if (whole > 0) return plural("This whole line stood in its reading once: it may remember.", "This whole line stood in its reading {n} times: it may remember.", whole);
  if (line === "") return _("Nothing of this line stood in its reading: it composes.");
  return plural("“{line}” stood in its reading once; this whole line never did: it composes.", "“{line}” stood in its reading {n} times; this whole line never did: it composes.", times, { line });
}
