// The story beside a model that grows: what the visitor guesses of it before it does, and small experiments.

import { percent } from "../lib/format.js";
import { firstTold } from "../lib/growth.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";
import { createTries } from "./tries.js";

/** @typedef {import("../lib/growth.js").GrowFrame} GrowFrame */

const WORDS = [20_000, 200_000]; // tokens: between the three answers
const KIN = 0.5; // half of the words lie beside their like

/**
 * @param {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>, frames: () => GrowFrame[],
 *   whole: () => Promise<void>, grow: () => void, play: () => void }} options
 *   `whole` settles when the life that is under way is over; `grow` begins one; `play` shows the one that is there
 */
export function growStory({ store, frames, whole, grow, play }) {
  const place = html("div", { hidden: true });
  const tries = html("div", { class: "try", hidden: true, "aria-live": "polite" });
  slot("predict").before(place);
  slot("try").before(tries);
  /** @param {Partial<import("./guess-state.js").GuessState>} change */
  const growWith = (change) => {
    store.set(change);
    grow();
  };
  createTries(tries, [
    { text: _("Play its life from the start. Where do “dog” and “cat” begin, and where do they end?"), act: { label: _("Play"), do: play } },
    { text: _("One layer, one head: can it still guess where money is put?"), act: { label: _("Grow a small one"), do: () => growWith({ growLayers: 1, growHeads: 1 }) } },
    { text: _("A learning rate twenty times as high. What becomes of the curve?"), act: { label: _("Grow it in a hurry"), do: () => growWith({ growRate: 0.2 }) } },
    { text: _("Another seed, other random numbers. Do the families end in the same places?"), act: { label: _("Grow another"), do: () => growWith({ growSeed: store.get().growSeed + 1 }) } },
    { text: _("Let it read a text of yours. After how many batches do you know it again?"), act: { label: _("Paste a text"), do: () => { store.set({ growOwn: true }); slot("grow-text").focus(); } } },
  ]);

  /** A whole life: the one that is there, or one that is grown for it. */
  async function life() {
    const done = () => frames().at(-1)?.done === true && frames().length > 1;
    if (!done()) {
      if (frames().length < 2) grow();
      await whole();
    }
    if (frames().length < 2) throw new Error(_("Nothing has grown: press “Grow”, and look again."));
  }
  /** @param {number} tokens */
  const bracket = (tokens) => WORDS.filter((limit) => tokens > limit).length;
  const ways = () => [_("under {n} thousand", { n: WORDS[0] / 1000 }), _("{n} to {m} thousand", { n: WORDS[0] / 1000, m: WORDS[1] / 1000 }), _("more")];
  const settled = () => frames().findIndex(({ kin }) => kin !== null && kin >= KIN);

  createPredictions(place, [
    {
      text: () => _("How many words must it read before half of its words lie beside a word of their own family: dog beside cat, paris beside rome?"),
      options: ways,
      answer: async () => {
        await life();
        return settled() < 0 ? 2 : bracket(frames()[settled()].tokens);
      },
      learn: () => {
        const frame = frames()[settled()];
        if (!frame) return _("It has not come so far. Grow a larger one, or let it read more.");
        return _("After {n} words it was so for {share} of them. Nobody told it what an animal is: words that stand in the same places come to lie in the same place.", { n: frame.tokens, share: percent(frame.kin ?? 0) });
      },
    },
    {
      text: () => _("And before it writes a whole story that the town could have told, word for word?"),
      options: ways,
      answer: async () => {
        await life();
        const at = firstTold(frames());
        return at < 0 ? 2 : bracket(frames()[at].tokens);
      },
      learn: () => {
        const frame = frames()[firstTold(frames())];
        const end = frames().at(-1);
        if (!frame) return _("It never did so while we looked, in {n} words: it writes like the town long before it knows all that is so there.", { n: end?.tokens ?? 0 });
        return _("The first was there after {n} words. To sound right is learned early, to be right late.", { n: frame.tokens });
      },
    },
  ]);

  return {
    /** @param {boolean} world whether it reads the stories of the town: of another text there is nothing to ask */
    show(world) {
      place.hidden = !world;
      tries.hidden = false;
      for (const other of ["predict", "try"]) slot(other).hidden = true;
    },
    hide() {
      place.hidden = true;
      tries.hidden = true;
      for (const other of ["predict", "try"]) slot(other).hidden = false;
    },
  };
}
