// What the visitor guesses about the machine before it is uncovered: what it says next, or what it makes of a sentence.

import { ranked, sharesOf, word } from "../lib/machine-data.js";
import { NEARLY, depthName, lensSays, nearlyFrom, partName, votesSay } from "../lib/machine-words.js";
import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { withNumbers } from "../marks/sentence.js";
import { createPredictions } from "./predictions.js";
import { slot } from "./frame.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("./predictions.js").Prediction} Prediction */
/** @typedef {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, machine: () => Machine, trace: () => Trace,
 *   open: (tensor: string, index: number[], opener: Element) => void }} Asked */

const KINDS = [["embed", "pos_embed"], ["head"], ["mlp"], ["bias"]];
const OPTIONS = 4;

/** @param {Asked} asked */
export function machinePredictions(asked) {
  createPredictions(slot("predict"), asked.machine().causal ? ofWords(asked) : ofSentences(asked));
}

/** @param {Asked} asked */
function uncoverer({ store }) {
  return (/** @type {"votes" | "lens"} */ name) => store.set({ [name]: true, zoom: "machine", word: null }, { undoable: false });
}

/** @param {Asked} asked @returns {Prediction[]} */
function ofWords(asked) {
  const { machine, open } = asked;
  const uncover = uncoverer(asked);
  const winner = () => word(machine().candidates[0]?.text ?? "");
  const first = () => machine().lens[1] ?? machine().lens[0];
  const early = () => [...first().candidates.slice(0, 3)].sort((a, b) => a.id - b.id);
  return [
    {
      text: () => _("When did it decide for “{word}”? From where on is that the answer, for good?", { word: winner() }),
      options: () => machine().lens.map(({ depth }) => depthName(depth)),
      answer: () => {
        uncover("lens");
        return machine().decided;
      },
      learn: () => withNumbers((tell) => lensSays(machine(), tell), open),
    },
    {
      text: () => _("Which kind of part did most for “{word}”?", { word: winner() }),
      options: () => [_("the embedding or the place"), _("a head of attention"), _("a small network"), _("the biases")],
      answer: () => {
        uncover("votes");
        return KINDS.findIndex((kinds) => kinds.includes(mostFor(machine()).kind));
      },
      learn: () => withNumbers((tell) => `${_("It was: {part}.", { part: partName(mostFor(machine())) })} ${votesSay(machine(), tell)}`, open),
    },
    {
      text: () => _("Stopped after layer 1, what would it answer?"),
      options: () => early().map(({ text }) => word(text)),
      answer: () => {
        uncover("lens");
        return early().findIndex(({ id }) => id === first().candidates[0].id);
      },
      learn: (_chosen, right) => withNumbers((tell) => {
        const { id, text, probability } = early()[right];
        return _("“{word}”, with {percent}. What a layer knows can be read before the end.", { word: word(text), percent: tell(percent(probability), `lens.${first().depth}.probs`, [id]) });
      }, open),
    },
  ];
}

/** The part with the largest vote for the word, not against it. @param {Machine} machine */
function mostFor({ votes }) {
  return ranked(votes).reduce((best, vote) => (vote.vote > best.vote ? vote : best));
}

/** @param {Asked} asked @returns {Prediction[]} */
function ofSentences(asked) {
  const { machine, trace, open } = asked;
  const uncover = uncoverer(asked);
  const far = () => [...machine().votes].sort((a, b) => b.vote - a.vote);
  const chosen = () => {
    const sorted = far();
    const some = sorted.length <= OPTIONS ? sorted : [...sorted.slice(0, 2), ...sorted.slice(-2)];
    return some.sort((a, b) => a.index[0] - b.index[0]);
  };
  const share = () => {
    const [first] = sharesOf(trace(), 0);
    return first ? first[first.length - 1] : 0;
  };
  return [
    {
      text: () => _("After which layer is the vector at least {alike} alike to the one at the end, for good?", { alike: number(NEARLY) }),
      options: () => machine().near.map(({ depth }) => depthName(depth)),
      answer: () => {
        uncover("lens");
        return nearlyFrom(machine());
      },
      learn: () => withNumbers((tell) => lensSays(machine(), tell), open),
    },
    {
      text: () => _("The vector is the mean of all tokens. Which of these points furthest along it?"),
      options: () => chosen().map(partName),
      answer: () => {
        uncover("votes");
        return chosen().indexOf(far()[0]);
      },
      learn: () => withNumbers((tell) => votesSay(machine(), tell), open),
    },
    {
      text: () => _("Can the first token take something from the last, which comes after it?"),
      options: () => [_("yes, it reads both ways"), _("no, it only looks back")],
      answer: () => (share() > 0 ? 0 : 1),
      learn: () => _("In layer 1 “{first}” takes {percent} from “{last}”, on average over the heads. In a GPT that share is nought: it must not see what it is asked to guess.", { first: machine().tokens[0], last: machine().tokens[machine().tokens.length - 1], percent: percent(share()) }),
    },
  ];
}
