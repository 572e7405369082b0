// Which model guesses: the one in the repository, those that were grown here, and any other that can say what comes next.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { allModels } from "../models.js";
import { slot } from "./frame.js";

/** @typedef {{ id: string, name: string, family: string, parameters: number, ready: boolean, source: string, n_ctx: number | null, hint?: string }} Model */

/** @param {{ store: import("../store.js").Store<import("./guess-state.js").GuessState> }} options */
export function createModels({ store }) {
  const select = /** @type {HTMLSelectElement} */ (slot("model"));
  /** @type {Model[]} */
  let models = [];

  async function refresh() {
    const all = /** @type {Model[]} */ (await allModels());
    models = all.filter(({ family }) => family === "gpt2");
    show();
  }

  function show() {
    const { model } = store.get();
    const known = models.some(({ id }) => id === model);
    const own = known ? [] : [html("option", { value: model }, model)];
    select.replaceChildren(...models.map(({ id, name, ready }) => html("option", { value: id, disabled: !ready }, ready ? name : _("{name} (not here)", { name }))), ...own);
    select.value = model;
    const entry = models.find(({ id }) => id === model);
    slot("model-hint").textContent = entry ? `${entry.source}${entry.hint ? `. ${entry.hint}` : ""}` : "";
  }
  select.addEventListener("change", () => store.set({ model: select.value, written: null }));

  return {
    refresh,
    show,
    /** @returns {Model | undefined} the one that guesses */
    entry: () => models.find(({ id }) => id === store.get().model),
  };
}
