// What the visitor guesses before the model does.

import { post } from "../api.js";
import { number, percent } from "../lib/format.js";
import { END, shownToken } from "../lib/token-text.js";
import { _ } from "../lib/words.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { FIRST_LINE } from "./guess-state.js";
import { createPredictions } from "./predictions.js";
import { slot } from "./frame.js";

/** @typedef {{ id: number, text: string, probability: number }} Candidate */
/** @typedef {{ all: Candidate[], request: object }} Asked  what came next, best first, and of what call */

const MODEL = "pocket"; // the lines are of its world
const BOAT_LINE = "she put her boat in the";
const WINTER_LINE = "in winter the snow falls and the days are";
const HOT = 3; // a temperature

/** @param {string} text @param {object} [how] @returns {Promise<Asked>} */
async function candidates(text, how = {}) {
  const request = { model: MODEL, text, ...how };
  const answer = await post("/api/next", { ...request, carry: 0 });
  return { request, all: answer.result.candidates.filter((/** @type {Candidate} */ { text: token }) => token !== END) };
}

/**
 * @param {{ write: (text: string, options?: { before?: Candidate[] }) => void, heat: (temperature: number) => void,
 *   open: (request: object, tensor: string, index: number[], opener: Element) => void }} options
 *   `write` puts a line on the stage, with ticks for what was guessed before; `heat` sets the temperature, and cuts nothing
 */
export async function guessPredictions({ write, heat, open }) {
  const asked = await Promise.all([candidates(FIRST_LINE), candidates(BOAT_LINE), candidates(WINTER_LINE)]);
  const [money, boat, winter] = asked.map(({ all }) => all);
  /** The probability of a token in an answer, that opens. @param {Asked} of @param {string} text @returns {Node | string} */
  const shareOf = ({ all, request }, text) => {
    const found = all.find((each) => each.text === text);
    return found ? openable(percent(found.probability), (opener) => open(request, "probs", [found.id], opener)) : percent(0);
  };
  const places = inAnyOrder([...boat.slice(0, 3), money[0]]);
  const words = inAnyOrder([...winter.slice(0, 3), money[0]]);
  /** @type {Asked} */
  let hot = { all: [], request: {} };

  createPredictions(slot("predict"), [
    {
      text: () => _("“{line} …” Now let “money” become “boat”. Which word is the surest then?", { line: FIRST_LINE }),
      options: () => places.map(shownToken),
      answer: () => {
        write(BOAT_LINE, { before: money });
        return places.indexOf(boat[0].text);
      },
      learn: () => filled(_("“{first}” fell from {before} to {after}; “{now}” has {share}. One word before turned the guess.", { first: shownToken(money[0].text), before: hole("before"), after: hole("after"), now: shownToken(boat[0].text), share: hole("share") }), {
        before: shareOf(asked[0], money[0].text), after: shareOf(asked[1], money[0].text), share: shareOf(asked[1], boat[0].text),
      }),
    },
    {
      text: () => _("You are the model: “{line} …” Which word comes next?", { line: WINTER_LINE }),
      options: () => words.map(shownToken),
      answer: () => {
        write(WINTER_LINE);
        return words.indexOf(winter[0].text);
      },
      learn: (chosen) => filled(_("It gives your “{word}” {share}. It never says one word: it says how probable each is.", { word: shownToken(words[chosen]), share: hole("share") }), { share: shareOf(asked[2], words[chosen]) }),
    },
    {
      text: () => _("All scores are divided by the temperature. Let it be {n}: what happens to “{word}”?", { n: HOT, word: shownToken(money[0].text) }),
      options: () => [_("it gains"), _("it stays"), _("it loses")],
      answer: async () => {
        hot = await candidates(FIRST_LINE, { temperature: HOT });
        write(FIRST_LINE);
        heat(HOT);
        const change = (hot.all.find(({ text }) => text === money[0].text)?.probability ?? 0) - money[0].probability;
        return Math.abs(change) < 0.005 ? 1 : change > 0 ? 0 : 2;
      },
      learn: () => filled(_("From {before} to {after}: divided by {n}, all scores lie closer together, and so do the shares.", { before: hole("before"), after: hole("after"), n: number(HOT) }), {
        before: shareOf(asked[0], money[0].text), after: shareOf(hot, money[0].text),
      }),
    },
  ]);
}

/** In the order of the alphabet, so that the order says nothing. @param {Candidate[]} all @returns {string[]} their tokens, each once */
function inAnyOrder(all) {
  return [...new Set(all.map(({ text }) => text))].sort();
}
