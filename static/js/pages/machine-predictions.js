// What the visitor guesses about the machine before it is uncovered.

import { ranked, word } from "../lib/machine-data.js";
import { depthName, lensSays, partName, votesSay } from "../lib/machine-words.js";
import { percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { createPredictions } from "./predictions.js";
import { slot } from "./frame.js";

/** @typedef {import("../lib/machine-data.js").Machine} Machine */

const KINDS = [["embed", "pos_embed"], ["head"], ["mlp"], ["bias"]];

/**
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, machine: () => Machine }} options
 */
export function machinePredictions({ store, machine }) {
  const winner = () => word(machine().candidates[0]?.text ?? "");
  const uncover = (/** @type {"votes" | "lens"} */ name) => store.set({ [name]: true, zoom: "machine", word: null }, { undoable: false });
  const first = () => machine().lens[1] ?? machine().lens[0];
  const early = () => [...first().candidates.slice(0, 3)].sort((a, b) => a.id - b.id);
  createPredictions(slot("predict"), [
    {
      text: () => _("When did it decide for “{word}”? From where on is that the answer, for good?", { word: winner() }),
      options: () => machine().lens.map(({ depth }) => depthName(depth)),
      answer: () => {
        uncover("lens");
        return machine().decided;
      },
      learn: () => lensSays(machine()),
    },
    {
      text: () => _("Which kind of part did most for “{word}”?", { word: winner() }),
      options: () => [_("the embedding or the place"), _("a head of attention"), _("a small network"), _("the biases")],
      answer: () => {
        uncover("votes");
        const [best] = ranked(machine().votes);
        return KINDS.findIndex((kinds) => kinds.includes(best.kind));
      },
      learn: () => `${_("It was: {part}.", { part: partName(ranked(machine().votes)[0]) })} ${votesSay(machine())}`,
    },
    {
      text: () => _("Stopped after layer 1, what would it answer?"),
      options: () => early().map(({ text }) => word(text)),
      answer: () => {
        uncover("lens");
        return early().findIndex(({ id }) => id === first().candidates[0].id);
      },
      learn: (_chosen, right) => _("“{word}”, with {percent}. What a layer knows can be read before the end.", { word: word(early()[right].text), percent: percent(early()[right].probability) }),
    },
  ]);
}
