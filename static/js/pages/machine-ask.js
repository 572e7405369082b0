// The text that goes through the machine, and the machine that it goes through.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { allModels } from "../models.js";
import { slot } from "./frame.js";
import { defaults } from "./machine-state.js";
import { markStale, refuse } from "./stale.js";

const PAUSE = 80; // ms of typing after which the machine runs

/**
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, refresh: () => void }} options
 */
export function createAsk({ store }) {
  const box = /** @type {HTMLInputElement} */ (slot("text"));
  const select = /** @type {HTMLSelectElement} */ (slot("model"));
  /** @type {{ id: string, name: string, family: string, ready: boolean }[]} */
  let known = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let drawn = false;
  const figures = () => document.querySelectorAll(".machine-figure, .machine-lower, #layer, #operation, #predict, #home, #transport");

  box.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => store.set({ text: box.value, rail: null, word: null }, { group: "typing" }), PAUSE);
  });
  select.addEventListener("change", () => store.set({ model: select.value, word: null, rail: null, head: 0, at: null }));

  function update() {
    const { text, model } = store.get();
    if (document.activeElement !== box && box.value !== text) box.value = text;
    if (select.value !== model || select.options.length === 0) list();
  }

  function list() {
    const { model } = store.get();
    const missing = known.some(({ id }) => id === model) ? [] : [{ id: model, name: model, family: "", ready: true }];
    select.replaceChildren(...[...known, ...missing].map(({ id, name, ready }) => html("option", { value: id, disabled: !ready }, ready ? name : _("{name} (not here)", { name }))));
    select.value = model;
  }

  return {
    update,
    async models() {
      const all = await allModels().catch(() => []);
      known = all.filter(({ family }) => family === "gpt2" || family === "bert");
      list();
    },
    /** A trace is drawn: nothing that is shown is of an earlier text. */
    shown() {
      drawn = true;
      slot("text-error").hidden = true;
      markStale(figures(), false);
    },
    /** What the server read of the text. @param {import("../types.js").Trace} trace */
    told(trace) {
      const { read } = /** @type {{ read?: string }} */ (trace.result);
      const note = slot("text-note");
      note.hidden = read === undefined || read === store.get().text;
      note.textContent = _("This model reads in lower case: {text}", { text: read ?? "" });
    },
    /** @param {unknown} error @returns {boolean} whether it is told beside the text */
    refused(error) {
      const { field, message } = /** @type {{ field?: string, message: string }} */ (error);
      if (field !== "text" && field !== "model") return false;
      const { text } = defaults();
      refuse(slot("text-error"), { message, drawn, field: box, example: text, take: (taken) => store.set({ text: taken, rail: null, word: null }) });
      slot("text-note").hidden = true;
      markStale(figures(), drawn);
      return true;
    },
  };
}
