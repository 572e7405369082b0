// What comes next, as bars and as the strip of all tokens; said in a sentence, aloud once the typing rests, and as a table.

import { percent } from "../lib/format.js";
import { best, countFor, together } from "../lib/ranked.js";
import { shownToken } from "../lib/token-text.js";
import { _, plural } from "../lib/words.js";
import { createGuesses } from "../marks/guesses.js";
import { dataTable } from "../marks/table.js";
import { createTail } from "../marks/tail.js";
import { slot } from "./frame.js";

/** @typedef {import("./guess-ask.js").Guessed} Guessed */

const SHOWN = 7;
const IN_TABLE = 40;
const REST = 900; // milliseconds without a change, until it is said aloud

/**
 * @param {{ onTake: (token: string) => void, onOpen: (id: number, opener: Element) => void, onPoint: (id: number) => void }} options
 *   `onPoint`: the token under the finger, −1 for none
 */
export function createBarsPart({ onTake, onOpen, onPoint }) {
  /** @type {Guessed | null} */
  let guessed = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;
  const textOf = (/** @type {number} */ id) => shownToken(guessed?.vocabulary.textOf(id) ?? "");
  const label = _("What comes next, the surest first");
  const guesses = createGuesses(slot("guesses"), {
    label,
    count: SHOWN,
    onTake: ({ id }) => onTake(guessed?.vocabulary.textOf(id) ?? ""),
    onOpen: ({ id }, opener) => onOpen(id, opener),
    onPoint: (each) => onPoint(each?.id ?? -1),
  });
  const tail = createTail(slot("tail"), { label: _("All tokens, from surest to least"), textOf, onOpen });
  const table = dataTable(slot("guesses-table"), { caption: label, columns: [_("Token"), _("Probability")], rows });

  function rows() {
    if (!guessed) return [];
    return best(guessed.probabilities, guessed.order, IN_TABLE, guessed.unfinished?.ids).map(({ id, probability }) => [textOf(id), probability]);
  }

  /** @param {Guessed} next @param {Map<number, number> | null} ticks what each was before */
  function update(next, ticks) {
    if (guessed?.line !== next.line) guesses.choose(0);
    guessed = next;
    const { probabilities, order, unfinished, vocabulary } = next;
    const sum = unfinished ? together(probabilities, unfinished.ids) || 1 : 1;
    const found = best(probabilities, order, SHOWN, unfinished?.ids);
    guesses.update(found.map(({ id, probability }) => ({ id, text: textOf(id), probability, length: probability / sum, before: ticks?.get(id) })));
    const size = vocabulary.size.toLocaleString(document.documentElement.lang);
    const all = plural("{n} token", "all {n} tokens, the surest first", vocabulary.size, { n: size });
    tail.update({ probabilities, order, marked: unfinished?.ids }, all);
    const few = countFor(probabilities, order, 0.9);
    slot("guesses-says").textContent = unfinished
      ? _("“{typed}” is no word yet. These begin so; together they have {share}, and the bars share that out.", { typed: unfinished.typed, share: percent(sum) })
      : plural("The surest alone has 90% or more; all the others share the rest.", "The {n} surest have 90% together; all the others share the rest.", few);
    table.update();
    clearTimeout(speaking);
    speaking = setTimeout(announce, REST);
  }

  function announce() {
    const first = guesses.at(0);
    if (first) slot("guesses-news").textContent = _("The surest: {word}, {share}", { word: first.text, share: percent(first.probability) });
  }

  return {
    update,
    textOf,
    guesses,
    /** The token that Enter takes, or that of a number. @param {number} [place] from 0 @returns {string | undefined} */
    tokenAt(place) {
      const found = place === undefined ? guesses.chosen() : guesses.at(place);
      return found && guessed?.vocabulary.textOf(found.id);
    },
  };
}
