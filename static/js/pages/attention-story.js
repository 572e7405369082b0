// What there is to try, and what the visitor guesses before it is measured.

import { post } from "../api.js";
import { chipText, contentPlaces } from "../lib/attention-words.js";
import { number, percent, signed } from "../lib/format.js";
import { poleWords } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";
import { createTries } from "./tries.js";

/** @param {{ screen: import("./attention-screen.js").Screen, pairs: ReturnType<typeof import("./attention-pairs.js").createPairs> }} options */
export function attentionTries({ screen, pairs }) {
  const { store } = screen;

  /** The word besides the chosen one that is looked at most by the head that is shown. */
  function tied() {
    const side = screen.side();
    const word = screen.word(side);
    const query = word[word.length - 1];
    const { layer, head } = screen.head();
    const shares = side.shares(layer, head);
    const row = (/** @type {number} */ at) => shares?.[query * side.tokens.length + at] ?? 0;
    return contentPlaces(side.tokens).filter((at) => !word.includes(at)).sort((one, other) => row(other) - row(one));
  }
  createTries(slot("try"), [
    { text: _("Strike out the word that decides. Where does the path end now?"), act: { label: _("Strike it out"), do: () => tied().length > 0 && store.set({ view: "cause", out: `w${tied()[0]}` }) } },
    { text: _("Pull the thickest arc down to nothing. Does the word move as far as you thought?"), act: { label: _("Show how"), do: () => store.set({ view: "cause" }, { undoable: false }) } },
    { text: _("Type a sentence of your own, with a word that means two things: bat, spring, seal, crane."), act: { label: _("Bats"), do: () => store.set({ a: "A bat flew out of the dark cave", b: "He swung the bat and hit the ball", wa: -1, wb: -1, ga: -1, gb: -1, pa: "animal, cave, bird, wings", pb: "baseball, hit, ball, club", out: "" }) } },
    { text: _("One pair proves little. Do the two meanings part in fifty?"), act: { label: _("Run them"), do: () => store.set({ view: "pairs" }, { undoable: false }) } },
  ]);

  /** @type {any} */
  let told = {};
  createPredictions(slot("predict"), [
    {
      text: () => _("Look at the arcs of this head. Is the heaviest also the one that matters most?"),
      options: () => [_("yes, the heaviest matters most"), _("no, another one")],
      answer: async () => {
        const side = screen.side();
        const word = screen.word(side);
        const { layer, head } = screen.head();
        const shares = side.shares(layer, head);
        const size = side.tokens.length;
        const query = word[word.length - 1];
        const row = Array.from({ length: side.causal ? query + 1 : size }, (_each, key) => shares?.[query * size + key] ?? 0);
        const answer = await post("/api/attention/effects", { model: side.model, text: side.text, token: word, of: "weights", layer, head });
        const best = answer.effects.reduce((/** @type {any} */ most, /** @type {any} */ each) => (each.distance > most.distance ? each : most));
        const heaviest = row.indexOf(Math.max(...row));
        told = { heaviest, share: row[heaviest], key: best.knock_out.weight.key, moved: best.distance, side };
        store.set({ view: "cause" }, { undoable: false });
        return told.key === heaviest ? 0 : 1;
      },
      learn: () => _("In this head the heaviest is {one} ({share}); what moves the word most when it is taken away is {other} (by {moved}).", { one: chipText(told.side.tokens[told.heaviest].text), share: percent(told.share), other: chipText(told.side.tokens[told.key].text), moved: number(told.moved) }),
    },
    {
      text: () => _("After how many layers does the word of the first sentence lean further to its own pole than that of the second?"),
      options: () => [_("before any"), _("after one"), _("after two or three"), _("later, or never")],
      answer: async () => {
        const state = store.get();
        const poles = [poleWords(state.pa), poleWords(state.pb)];
        const [one, other] = await Promise.all([screen.sides.a, screen.sides.b].map((side) => post("/api/attention/path", { model: side.model, text: side.text, token: screen.word(side), poles })));
        // before any layer the two differ by their place alone
        const depth = one.lean.findIndex((/** @type {number} */ _lean, /** @type {number} */ at) => at > 0 && one.lean.slice(at).every((/** @type {number} */ lean, /** @type {number} */ k) => lean > other.lean[at + k]));
        told = { depth, one: one.lean.at(-1), other: other.lean.at(-1) };
        screen.player.start();
        screen.player.play();
        return depth < 0 || depth > 3 ? 3 : depth > 1 ? 2 : depth;
      },
      learn: () => _("At the end the one leans {one}, the other {other}.", { one: signed(told.one), other: signed(told.other) }),
    },
    {
      text: () => _("Of fifty pairs, in how many does the word lean further to its own meaning than in the partner sentence?"),
      options: () => [_("about half"), _("about three in four"), _("nearly all")],
      answer: async () => {
        store.set({ view: "pairs" }, { undoable: false });
        await pairs.refresh();
        const { apart, pairs: all } = pairs.whole() ?? { apart: 0, pairs: 1 };
        told = { apart, all };
        return apart / all < 0.63 ? 0 : apart / all < 0.9 ? 1 : 2;
      },
      learn: () => _("{n} of {all}.", { n: told.apart, all: told.all }),
    },
  ]);
}
