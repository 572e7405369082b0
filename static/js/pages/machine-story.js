// The small experiments of the machine chapter, and what a place of the overview is called.

import { _ } from "../lib/words.js";
import { slot } from "./frame.js";
import { createTries } from "./tries.js";

/** @typedef {import("../lib/machine-data.js").Machine} Machine */

/** @param {Machine} machine @param {{ rail: number, kind: string, layer: number | null }} place */
export function placeSays({ tokens }, { rail, kind, layer }) {
  const words = { word: tokens[rail], n: (layer ?? 0) + 1 };
  if (kind === "pattern") return _("Layer {n}: where “{word}” looks", words);
  if (kind === "mlp_post") return _("Layer {n}: the network, on “{word}”", words);
  if (kind === "resid_mid") return _("“{word}” after the attention of layer {n}", words);
  if (kind === "resid_post") return _("“{word}” as it leaves layer {n}", words);
  return _("“{word}” before any layer", words);
}

/** @typedef {import("./tries.js").Try} Try */

/**
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, player: import("../player.js").Player,
 *   causal: boolean, drawn: () => import("../lib/machine-data.js").Candidate | null }} options
 *   causal: it says what comes next; else it ends at the vector of the sentence
 */
export function machineTries({ store, player, causal, drawn }) {
  const watch = () => {
    player.start();
    player.play();
  };
  const network = { text: _("Look into a layer, at its network. Do you know this figure? You drew on it in the first chapters."), act: { label: _("Look into it"), do: () => lookAtNetwork(store) } };
  const zoom = { text: _("Page Down jumps a layer on. 1, 2 and 3 zoom: the machine, one layer, one operation. The place is kept."), act: { label: _("Zoom in"), do: () => store.set({ zoom: "layer" }, { undoable: false }) } };
  const change = () => store.set({ text: "she put her boat in the", rail: null, word: null });
  createTries(slot("try"), causal ? [
    { text: _("Watch a whole pass, from the text to the drawn word. It takes a minute; the space bar stops it anywhere."), act: { label: _("Play"), do: watch } },
    { text: _("Let the drawn word return to the start: the text grows by one, and all runs again."), act: { label: _("Add it"), do: () => {
      const next = drawn();
      if (next && /^‹.*›$/.test(next.text)) store.set({ seed: store.get().seed + 1 }); // part of a letter is no text yet: the dice are thrown again
      else if (next) store.set({ text: store.get().text.replace(/\s+$/, "") + (/^\s/.test(next.text) ? next.text : ` ${next.text}`), seed: store.get().seed + 1, rail: null, word: null, at: null });
    } } },
    { text: _("Change one word, “money” to “boat”. Which rail feels it, and does the vote change?"), act: { label: _("Change it"), do: change } },
    { text: _("Press the second word at the right. Who voted for it, and who against?"), act: { label: _("Count its votes"), do: () => /** @type {HTMLElement | null} */ (document.querySelectorAll(".answer-word")[1])?.click() } },
    network,
    zoom,
  ] : [
    { text: _("Watch a whole pass, from the text to the vector of the sentence. It takes a minute; the space bar stops it anywhere."), act: { label: _("Play"), do: watch } },
    { text: _("Change one word, “money” to “boat”. Here every rail feels it, also those before it: this model looks both ways."), act: { label: _("Change it"), do: change } },
    network,
    zoom,
  ]);
}

/** @param {import("../store.js").Store<import("./machine-state.js").MachineState>} store */
function lookAtNetwork(store) {
  store.set({ zoom: "layer" }, { undoable: false });
  document.querySelector(".layer-network")?.scrollIntoView({ block: "center", behavior: "smooth" });
}
