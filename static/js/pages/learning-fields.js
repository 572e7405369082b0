// How it learns, as fields: the step, the batch, the noise, the error that is measured, the length, the chance it begins with.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { choice, field, misfit } from "./pixels-settings.js";

/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

/**
 * @param {HTMLElement} element
 * @param {{ store: import("../store.js").Store<PixelsState> }} options
 */
export function createFields(element, { store }) {
  const rate = typed(_("Learning rate"), "rate", { min: 0.0001, max: 100, step: "any" }, _("How far each step goes, downhill. Allowed: 0.0001 to 100."));
  const batch = typed(_("Batch size"), "batch", { min: 0, max: 64, step: 1 }, _("How many examples are looked at before each step; 0 means all of them."));
  const noise = typed(_("Noise"), "noise", { min: 0, max: 2, step: 0.05 }, _("How much chance is mixed into the pixels each time an example is shown: a standard deviation."));
  const epochs = typed(_("Epochs"), "epochs", { min: 1, max: 20000, step: 1 }, _("How often every example is shown. Allowed: 1 to 20,000."));
  const seed = typed(_("Seed"), "seed", { min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 }, _("The same seed gives the same chance: the same first weights, noise and order."));
  const loss = choice(_("Error"), { squared: _("squared"), cross_entropy: _("cross-entropy") }, (value) => {
    store.set({ loss: /** @type {"squared" | "cross_entropy"} */ (value) });
  }, _("squared: the distance from what was wanted, squared. cross-entropy: how surprised the network is by the truth."));
  const held = choice(_("Weights"), { yes: _("held within ±1"), no: _("free") }, (value) => store.set({ hold: value === "yes" }),
    _("Held, the answers stay a little unsure; free, the weights grow for as long as it trains."));
  const all = [rate, batch, noise, epochs, seed];
  element.append(...all.map((each) => each.root), loss.root, held.root);

  /**
   * @param {string} name @param {"rate" | "batch" | "noise" | "epochs" | "seed"} key
   * @param {{ min: number, max: number, step: number | "any" }} limits @param {string} hint
   */
  function typed(name, key, limits, hint) {
    const input = html("input", { type: "number", ...limits, "aria-label": name });
    const note = html("p", { class: "error", role: "alert", hidden: true });
    input.addEventListener("change", () => {
      const value = Number(input.value);
      const fits = input.value !== "" && value >= limits.min && value <= limits.max && (limits.step !== 1 || Number.isInteger(value));
      note.hidden = fits;
      note.textContent = misfit(input.value, limits.min, limits.max);
      if (!fits) return;
      if (key === "seed") store.set({ seed: value, first: null });
      else store.set({ [key]: value });
    });
    const root = field(name, input, hint);
    root.append(note);
    return { root, input, key };
  }

  function update() {
    const state = store.get();
    for (const { input, key } of all) if (document.activeElement !== input) input.value = String(state[key]);
    loss.set(state.loss);
    held.set(state.hold ? "yes" : "no");
  }
  store.subscribe(update);
  update();
}
