// The field with the learning rate of a fork.

import { slot } from "./frame.js";
import { misfit } from "./pixels-settings.js";

/** The rate in the field; null for one that cannot be, and it is said beside the field. */
export function typedRate() {
  const input = /** @type {HTMLInputElement} */ (slot("fork-rate"));
  const [rate, min, max] = [input.value === "" ? NaN : Number(input.value), Number(input.min), Number(input.max)];
  const fits = rate >= min && rate <= max;
  slot("fork-error").hidden = fits;
  slot("fork-error").textContent = fits ? "" : misfit(input.value, min, max);
  input.setAttribute("aria-invalid", String(!fits));
  return fits ? rate : null;
}
