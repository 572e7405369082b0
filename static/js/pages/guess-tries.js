// Small experiments for the chapter Guess.

import { withLine } from "../lib/roads.js";
import { _ } from "../lib/words.js";
import { slot } from "./frame.js";
import { FIRST_LINE } from "./guess-state.js";
import { createTries } from "./tries.js";

/**
 * @param {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>, write: (text: string) => void,
 *   letWrite: () => void }} options
 */
export function guessTries({ store, write, letWrite }) {
  const roads = () => [`${FIRST_LINE} bank`, `${FIRST_LINE} attic`].reduce(withLine, store.get().roads);
  createTries(slot("try"), [
    { text: _("Press a word, or Enter: it joins the line, and the guessing begins anew."), act: { label: _("Let it write"), do: letWrite } },
    { text: _("Stop in the middle of a word. Which words could it still become?"), act: { label: _("Type “mon”"), do: () => write("she put her mon") } },
    { text: _("Take one word, go back in the tree, take another. Where do the two roads lead?"), act: { label: _("Part the ways"), do: () => store.set({ text: `${FIRST_LINE} attic`, roads: roads() }) } },
    { text: _("Write a word that it has never read."), act: { label: _("Type “wallet”"), do: () => write("she put her wallet in the") } },
    { text: _("Throw the dice again and again. How often do they fall on the widest share?"), act: { label: _("New throw"), do: () => store.set({ seed: store.get().seed + 1 }) } },
  ]);
}
