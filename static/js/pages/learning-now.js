// The moment that is shown, in numbers that open; and what keeps the training from going on, with what to try.

import { number, percent } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { openable } from "../marks/sentence.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("./figure.js").Of} Of */

/**
 * @param {HTMLElement} element @param {HTMLElement} list where the findings go
 * @param {{ onOpen: (what: "loss" | "accuracy" | "probability", sample: number, opener: Element) => void,
 *   onFinding: (finding: import("../types.js").Finding, frame: Frame, opener: Element) => void }} options
 */
export function createNow(element, list, { onOpen, onFinding }) {
  const epoch = html("dd", {});
  const loss = opens("loss");
  const right = opens("accuracy");
  const sure = html("dd", {});
  const terms = html("dl", { class: "now" });
  terms.append(
    html("dt", {}, _("Epoch")), epoch,
    html("dt", {}, _("Error")), html("dd", {}, loss),
    html("dt", {}, _("Right")), html("dd", {}, right),
    html("dt", {}, _("Sure of the truth")), sure,
  );
  element.append(terms);
  let told = "";

  /** @param {"loss" | "accuracy" | "probability"} what @param {number} [sample] */
  function opens(what, sample = 0) {
    return openable("", (opener) => onOpen(what, sample, opener));
  }

  return {
    /** @param {Frame} frame @param {import("../types.js").Example[]} examples @param {string[]} symbols @param {boolean} whole whether an epoch ends here */
    update(frame, examples, symbols, whole) {
      epoch.textContent = whole ? String(frame.epoch) : _("{epoch}, step {step}", { epoch: frame.epoch, step: frame.step });
      loss.textContent = number(frame.loss);
      right.textContent = _("{n} of {of}", { n: Math.round(frame.accuracy * examples.length), of: examples.length });
      const few = examples.slice(0, 8);
      while (sure.childElementCount > few.length) sure.lastElementChild?.remove();
      few.forEach(({ target }, at) => {
        if (!sure.children[at]) {
          const fresh = opens("probability", at);
          sure.append(html("span", {}, html("span", {}), fresh, " "));
        }
        const [name, value] = /** @type {any} */ (sure.children[at]).children;
        name.textContent = `${symbols[target]} `;
        value.textContent = percent(frame.probabilities[at]?.[target] ?? 0);
      });
      tell(frame);
    },
  };

  /** @param {Frame} frame */
  function tell(frame) {
    const findings = frame.findings ?? [];
    const key = findings.map(({ says }) => says).join("|") || (frame.done ? "done" : "");
    if (key === told) return;
    told = key;
    const items = findings.map((finding) => {
      const says = openable(finding.says, (opener) => onFinding(finding, frame, opener));
      return html("li", {}, html("b", {}, says), finding.suggests);
    });
    if (items.length === 0 && frame.done && frame.accuracy === 1) items.push(html("li", { class: "good" }, _("Nothing is stuck, and every example is right.")));
    list.replaceChildren(...items);
  }
}
