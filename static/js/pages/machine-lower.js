// Beneath the overview: who voted for the word, and what it would answer after each layer. Both are covered at first, so
// that one can guess.

import { rankedRows, readOutRows } from "../lib/machine-tables.js";
import { lensSays, lensTitle, votesSay, votesSub, votesTitle } from "../lib/machine-words.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createLens } from "../marks/machine-lens.js";
import { createVotes } from "../marks/machine-votes.js";
import { withNumbers } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("./machine-state.js").MachineState} MachineState */

/**
 * @param {{ store: import("../store.js").Store<MachineState>, open: (tensor: string, index: number[], opener: Element) => void,
 *   go: (layer: number, kind: string, head: number | null) => void, follow: (rail: number) => void }} options
 *   `go` to a part of the machine, `follow` the rail of a token
 */
export function createLower({ store, open, go, follow }) {
  /** @type {Machine | null} */
  let machine = null;
  const votesBox = covered("votes");
  const lensBox = covered("lens");
  const votes = createVotes(votesBox.inside, {
    onPart: ({ kind, layer, head, index }) => {
      if (kind === "token") follow(index[0]);
      else if (layer !== null) go(layer, kind === "mlp" ? "mlp_post" : "z", head);
    },
    onNumber: ({ tensor, index }, opener) => open(tensor, index, opener),
    onOrder: () => store.set({ ordered: !store.get().ordered }, { undoable: false }),
  });
  const lens = createLens(lensBox.inside, { onOpen: (depth, id, opener) => (id === null ? open(`lens.${depth}.near`, [], opener) : open(`lens.${depth}.probs`, [id], opener)) });
  const tables = {
    votes: dataTable(slot("votes-table"), { caption: "", columns: [], rows: () => (machine ? rankedRows(machine) : []) }),
    lens: dataTable(slot("lens-table"), { caption: "", columns: [], rows: () => (machine ? readOutRows(machine) : []) }),
  };

  /** @param {"votes" | "lens"} name */
  function covered(name) {
    const show = html("button", { type: "button", class: "small" }, _("Show it"));
    const says = html("p", {});
    const cover = html("div", { class: "cover" }, says, show);
    const inside = html("div", {});
    slot(name).append(cover, inside);
    show.addEventListener("click", () => store.set({ [name]: true }, { undoable: false }));
    return { cover, inside, says };
  }

  function uncover() {
    const state = store.get();
    const words = !machine || machine.causal;
    const has = !machine || machine.votes.length > 0;
    votesBox.says.textContent = words ? _("Which part did most for the answer? Guess first.") : _("Which token made the vector what it is? Guess first.");
    lensBox.says.textContent = words ? _("When was it decided? Guess first.") : _("After which layer is it nearly there? Guess first.");
    const pairs = /** @type {const} */ ([["votes", votesBox], ["lens", lensBox]]);
    for (const [name, { cover, inside }] of pairs) {
      cover.hidden = state[name];
      inside.hidden = !state[name];
      slot(`${name}-says`).hidden = !state[name];
      slot(`${name}-table`).hidden = !state[name];
      /** @type {HTMLElement} */ (slot(name).closest("section")).hidden = !has;
    }
  }

  return {
    uncover,
    showsAll: () => votes.showsAll(),
    /** @param {Machine} next */
    update(next) {
      machine = next;
      uncover();
      const [title, sub] = lensTitle(machine);
      slot("votes-title").textContent = votesTitle(machine);
      const { voted } = machine;
      const spread = voted ? ` ${_("The last norm divides by a spread; with that spread held, all before it simply adds up.")}` : "";
      slot("votes-sub").replaceChildren(...withNumbers((tell) => votesSub(next, tell), open));
      slot("votes-says").replaceChildren(...withNumbers((tell) => votesSay(next, tell), open), spread);
      slot("lens-title").textContent = title;
      slot("lens-sub").textContent = sub;
      slot("lens-says").replaceChildren(...withNumbers((tell) => lensSays(next, tell), open));
      votes.update({ votes: machine.votes, ordered: store.get().ordered });
      lens.update(machine);
      if (machine.causal) {
        tables.votes.update({ caption: _("The vote of every part"), columns: [_("Part"), _("Vote")] });
        tables.lens.update({ caption: _("The best words of each read-out"), columns: [_("Read out"), _("Word"), _("Probability")] });
      } else {
        tables.votes.update({ caption: _("How far each token points along the vector of the sentence"), columns: [_("Token"), _("How far")] });
        tables.lens.update({ caption: _("How near the vector of the sentence is, layer by layer"), columns: [_("Read out"), _("How alike")] });
      }
    },
  };
}
