// The form of "Grow one": what the model reads, how large it is, and what is watched of it.

import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { slot } from "./frame.js";
import { LONGEST_TEXT, WATCH, headsFor, headsOf } from "./guess-grow-state.js";

/** @typedef {import("./guess-state.js").GuessState} GuessState */
/** @typedef {"growSize" | "growLayers" | "growHeads" | "growSteps" | "growSeed" | "growRate" | "growPieces"} Numeric */

/** @type {Record<string, Numeric>} */
const NUMBERS = {
  "grow-size": "growSize",
  "grow-layers": "growLayers",
  "grow-heads": "growHeads",
  "grow-steps": "growSteps",
  "grow-seed": "growSeed",
  "grow-rate": "growRate",
  "grow-pieces": "growPieces",
};
/** The words of the server's refusals, by the field they are about. @type {Record<string, string>} */
const FIELDS = { text: "grow-text", watch: "grow-watch", learning_rate: "grow-rate", steps: "grow-steps", vocab_size: "grow-pieces", seed: "grow-seed", d_model: "grow-size", n_layers: "grow-layers", n_heads: "grow-heads" };

/** @param {{ store: import("../store.js").Store<GuessState>, onStart: () => void }} options */
export function createGrowControls({ store, onStart }) {
  const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (slot(id));
  const form = /** @type {HTMLFormElement} */ (slot("grow-controls"));
  const error = slot("grow-error");
  let running = false;

  for (const [id, name] of Object.entries(NUMBERS)) {
    input(id).addEventListener(id === "grow-size" ? "input" : "change", () => {
      const value = Number(input(id).value);
      if (input(id).checkValidity() && Number.isFinite(value)) store.set({ [name]: value }, { group: id });
      fill();
    });
  }
  input("grow-reads").addEventListener("change", () => store.set({ growOwn: input("grow-reads").value === "own" }));
  slot("grow-text").addEventListener("input", () => store.set({ growText: input("grow-text").value.slice(0, LONGEST_TEXT) }, { group: "grow-text" }));
  input("grow-watch").addEventListener("change", () => store.set({ growWatch: input("grow-watch").value.trim() || WATCH }));
  for (const id of ["grow-text", "grow-watch"]) slot(id).dataset.ownKeys = "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onStart();
  });

  function fill() {
    const state = store.get();
    const heads = headsFor(state.growSize);
    slot("grow-heads").replaceChildren(...heads.map((each) => html("option", { value: each }, String(each))));
    for (const [id, name] of Object.entries(NUMBERS)) if (document.activeElement !== input(id) || id === "grow-heads") input(id).value = String(state[name]);
    input("grow-heads").value = String(headsOf(state));
    slot("grow-size-says").textContent = String(state.growSize);
    input("grow-reads").value = state.growOwn ? "own" : "world";
    slot("grow-text-row").hidden = !state.growOwn;
    slot("grow-pieces-field").hidden = !state.growOwn;
    if (document.activeElement !== slot("grow-text")) input("grow-text").value = state.growText;
    if (document.activeElement !== slot("grow-watch")) input("grow-watch").value = state.growOwn && state.growWatch === WATCH ? "" : state.growWatch;
    input("grow-watch").placeholder = state.growOwn ? _("the beginning of your text") : WATCH;
    const left = LONGEST_TEXT - [...state.growText].length;
    slot("grow-text-says").textContent = state.growText === "" ? "" : plural("{n} more character would fit", "{n} more characters would fit", Math.max(0, left));
  }

  return {
    fill,
    /** @param {boolean} now */
    running(now) {
      if (running === now) return;
      running = now;
      slot("grow-start").textContent = now ? _("Stop") : _("Grow");
    },
    /** Beside the thing that caused it. @param {unknown} wrong null where nothing is wrong */
    refuse(wrong) {
      error.hidden = wrong === null;
      error.textContent = wrong instanceof Error ? wrong.message : "";
      const field = /** @type {any} */ (wrong)?.field;
      for (const id of Object.values(FIELDS)) slot(id).removeAttribute("aria-invalid");
      const own = FIELDS[field];
      if (!own) return;
      const details = slot(own).closest("details");
      if (details) details.open = true;
      slot(own).setAttribute("aria-invalid", "true");
      slot(own).setAttribute("aria-describedby", "grow-error");
    },
  };
}
