// Where a model ends that was not taught what comes next: one vector for the whole sentence, every number of which opens.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createStrip } from "../marks/strip.js";
import { dataTable } from "../marks/table.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";

/**
 * @param {HTMLElement} element
 * @param {{ open: (tensor: string, index: number[], opener: Element) => void }} options
 */
export function createSentence(element, { open }) {
  const holder = html("div", {});
  const says = html("p", { class: "answer-end", "data-says": "" });
  element.append(holder, says);
  /** @type {number[]} */
  let numbers = [];
  const table = dataTable(element, { caption: _("The vector of the sentence, number by number"), columns: [_("Number"), _("Value")], rows: () => numbers.map((value, at) => [String(at + 1), value]) });
  /** @type {ReturnType<typeof createStrip> | null} */
  let strip = null;

  return {
    /** @param {import("../types.js").Trace} trace */
    update(trace) {
      if (!trace.tensors.sentence) return;
      strip ??= createStrip(holder, { label: _("the vector of the sentence"), height: 18, onOpen: (index, opener) => open("sentence", [index], opener) });
      const mark = strip;
      tensorData(trace, "sentence").then((values) => {
        mark.update({ values });
        numbers = values;
        table.update();
        says.textContent = _("The mean of all rails, {n} numbers, brought to length 1. Two sentences are compared by these.", { n: values.length });
      }, complain);
    },
    /** How far the film has come with it. @param {number} grown 0 to 1 */
    show(grown) {
      element.style.opacity = String(grown);
    },
  };
}
