// Beneath the overview: who voted for the word, and what it would answer after each layer. Both are covered at first, so
// that one can guess.

import { rankedRows, readOutRows } from "../lib/machine-tables.js";
import { lensSays, votesSay, votesSub } from "../lib/machine-words.js";
import { word } from "../lib/machine-data.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createLens } from "../marks/machine-lens.js";
import { createVotes } from "../marks/machine-votes.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("./machine-state.js").MachineState} MachineState */

/**
 * @param {{ store: import("../store.js").Store<MachineState>, open: (tensor: string, index: number[], opener: Element) => void,
 *   go: (layer: number, kind: string, head: number | null) => void }} options
 */
export function createLower({ store, open, go }) {
  /** @type {Machine | null} */
  let machine = null;
  const votesBox = covered("votes", _("Which part did most for the answer? Guess first."));
  const lensBox = covered("lens", _("When was it decided? Guess first."));
  const votes = createVotes(votesBox.inside, {
    onPart: ({ kind, layer, head }) => layer !== null && go(layer, kind === "mlp" ? "mlp_post" : "z", head),
    onNumber: ({ tensor, index }, opener) => open(tensor, index, opener),
    onOrder: () => store.set({ ordered: !store.get().ordered }, { undoable: false }),
  });
  const lens = createLens(lensBox.inside, { onOpen: (depth, id, opener) => open(`lens.${depth}.probs`, [id], opener) });
  const tables = [
    dataTable(slot("votes-table"), { caption: _("The vote of every part"), columns: [_("Part"), _("Vote")], rows: () => (machine ? rankedRows(machine) : []) }),
    dataTable(slot("lens-table"), { caption: _("The best words of each read-out"), columns: [_("Read out"), _("Word"), _("Probability")], rows: () => (machine ? readOutRows(machine) : []) }),
  ];

  /** @param {"votes" | "lens"} name @param {string} says */
  function covered(name, says) {
    const show = html("button", { type: "button", class: "small" }, _("Show it"));
    const cover = html("div", { class: "cover" }, html("p", {}, says), show);
    const inside = html("div", {});
    slot(name).append(cover, inside);
    show.addEventListener("click", () => store.set({ [name]: true }, { undoable: false }));
    return { cover, inside };
  }

  function uncover() {
    const state = store.get();
    const has = machine?.causal ?? true;
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
    /** @param {Machine} next */
    update(next) {
      machine = next;
      uncover();
      if (!machine.voted) return;
      slot("votes-title").textContent = _("Who voted for “{word}”?", { word: word(machine.voted.text) });
      slot("votes-sub").textContent = votesSub(machine);
      slot("votes-says").textContent = `${votesSay(machine)} ${_("The last norm divides by a spread; with that spread held, all before it simply adds up.")}`;
      slot("lens-says").textContent = lensSays(machine);
      votes.update({ votes: machine.votes, ordered: store.get().ordered });
      lens.update(machine);
      for (const table of tables) table.update();
    },
  };
}
