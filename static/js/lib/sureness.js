// How sure the model was of a token, in five steps: a name, and a range of probabilities.

import { _ } from "./words.js";

const ENDS = [0.05, 0.2, 0.5, 0.9];

/** @param {number} probability @returns {number} 0 (hardly sure) to 4 (all but certain) */
export function sureness(probability) {
  const step = ENDS.findIndex((end) => probability < end);
  return step < 0 ? ENDS.length : step;
}

/** The steps as a legend has them, the least sure first. */
export function surenessSteps() {
  return [
    { step: 0, name: _("a long shot"), range: _("below 5%") },
    { step: 1, name: _("a guess"), range: _("5% to 20%") },
    { step: 2, name: _("fairly sure"), range: _("20% to 50%") },
    { step: 3, name: _("sure"), range: _("50% to 90%") },
    { step: 4, name: _("all but certain"), range: _("90% and more") },
  ];
}
