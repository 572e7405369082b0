// The small experiments of the meaning chapter, and what the visitor guesses before it is shown.

import { post } from "../api.js";
import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";
import { createTries } from "./tries.js";

/** @typedef {import("./meaning-state.js").MeaningState} MeaningState */

/** Two for each view. @param {(patch: Partial<MeaningState>) => void} set */
export function meaningTries(set) {
  const at = (/** @type {MeaningState["view"]} */ about, /** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ act) => ({ about, text, act: { label, do: act } });
  return createTries(slot("try"), [
    at("learn", _("Let the words read, and watch one family: which of them finds its place first?"), _("Let them read"), () => slot("learn").click()),
    at("learn", _("Begin from other places. Do the families come to lie in the same order?"), _("Other first places"), () => slot("again").click()),
    at("map", _("Give the map ends of your own: from baby to adult, from dog to cat. Where will kitten lie?"), _("Arrange it so"), () => set({ axes: "baby>adult,dog>cat", word: "kitten" })),
    at("map", _("Look up “bank”. Are its neighbours by the river or by the money?"), _("Look it up"), () => set({ word: "bank" })),
    at("map", _("Carry “king” to the left end and “queen” to the right. Who else is sorted by it?"), _("Carry them there"), () => set({ axes: "king>queen", word: "actress" })),
    at("analogy", _("Find an analogy that goes wrong. It is not hard."), _("An example"), () => set({ analogy: "hot,cold,big" })),
    at("sentences", _("Type the same sentence in other words. Does it stay in its place?"), _("An example"), () => set({ sentences: _("The dog slept in the sun.\nA puppy dozed in the sunshine.\nThe stock market fell sharply.\nShares lost much of their value.") })),
  ]);
}

/**
 * @param {{ store: import("../store.js").Store<MeaningState>, set: (patch: Partial<MeaningState>) => void, withMany: () => Promise<number>, askSet: () => Promise<{ right: number, of: number } | null>, openMany: (opener: Element) => void,
 *   xray: import("./xray-panel.js").XrayPanel }} acts
 */
export function meaningPredictions({ store, set, withMany, askSet, openMany, xray }) {
  /** @type {{ word: string, similarity: number, index: number }[]} */
  let near = [];
  let model = "";
  let share = 0;
  let score = { right: 0, of: 1 };
  const choices = () => ["river", "money", "banks"];
  createPredictions(slot("predict"), [
    {
      text: () => _("“Bank” has one place for both its meanings. Which of these words is nearest to it in the real table?"),
      options: choices,
      answer: async () => {
        ({ model } = store.get());
        near = await post("/api/embeddings/neighbours", { model, word: "bank", k: 100 });
        set({ view: "map", word: "bank" });
        const ranks = choices().map((word) => near.findIndex((each) => each.word === word)).map((rank) => (rank < 0 ? Infinity : rank));
        return ranks.indexOf(Math.min(...ranks));
      },
      learn: () => {
        const of = { route: "embeddings/neighbours", request: { model, word: "bank", k: 100 } };
        const similarity = openable(number(near[0].similarity), (opener) => xray.open(() => of, "similarities", [near[0].index], opener));
        return filled(_("The nearest of all is “{word}” ({similarity}). One place cannot say which bank is meant.", { word: near[0].word, similarity: hole("similarity") }), { similarity });
      },
    },
    {
      text: () => _("With 16 numbers a word instead of two: how many words lie nearest to one of their own family?"),
      options: () => [_("under half"), _("half to two thirds"), _("more")],
      answer: async () => {
        set({ view: "learn" });
        share = await withMany();
        return share < 0.5 ? 0 : share < 2 / 3 ? 1 : 2;
      },
      learn: () => filled(_("It is {share}. More numbers leave room to be near many things at once.", { share: hole("share") }), { share: openable(percent(share), openMany) }),
    },
    {
      text: () => _("Of sixty-four well-known analogies, how many does this model get right at once?"),
      options: () => [_("under a third"), _("a third to two thirds"), _("more")],
      answer: async () => {
        set({ view: "analogy" });
        ({ model } = store.get());
        score = (await askSet()) ?? score;
        const right = score.right / Math.max(1, score.of);
        return right < 1 / 3 ? 0 : right < 2 / 3 ? 1 : 2;
      },
      learn: () => {
        const of = { route: "embeddings/analogies", request: { model } };
        const right = openable(String(score.right), (opener) => xray.open(() => of, "score", [], opener));
        return filled(_("{right} of {of}. The failures stand in the table: meaning is more than arrows.", { right: hole("right"), of: score.of }), { right });
      },
    },
  ]);
}
