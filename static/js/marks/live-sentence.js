// A sentence whose numbers change while it stands: it is made once, so that a number that has the focus keeps it.

import { html } from "./element.js";

/**
 * @param {HTMLElement} element where the sentence stands
 * @param {string} message with gaps: "After {step} steps {share} …"
 * @param {Record<string, HTMLElement>} [own] what stands in a gap, where it is more than text
 */
export function createSentence(element, message, own = {}) {
  /** @type {Map<string, HTMLElement>} */
  const gaps = new Map();
  const parts = message.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    const gap = own[part] ?? html("span", {});
    gaps.set(part, gap);
    return gap;
  });
  element.replaceChildren(...parts);

  return {
    /** @param {Record<string, string | number>} values */
    update(values) {
      for (const [name, value] of Object.entries(values)) {
        const gap = gaps.get(name);
        if (gap && gap.textContent !== String(value)) gap.textContent = String(value);
      }
    },
  };
}
