// What comes next as a sentence and a table: nothing of it before the film has come to it.

import { percent } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";

/** @typedef {import("../lib/machine-data.js").Candidate} Candidate */

/** @param {HTMLElement} element */
export function createAnswerTold(element) {
  const says = html("p", { class: "unseen", "data-says": "" });
  element.append(says);
  /** @type {Candidate[]} */
  let shown = [];
  const table = dataTable(element, { caption: _("What comes next, the surest first"), columns: [_("Word"), _("Probability")], rows: () => shown.map(({ text, probability }) => [word(text), probability]) });

  return {
    /** @param {{ candidates: Candidate[], drawn: number | null, grown: number }} data as the bars have it */
    update({ candidates, drawn, grown }) {
      const next = grown > 0 ? candidates : [];
      if (next !== shown && next.length + shown.length > 0) table.update();
      shown = next;
      const text = sentence(next, drawn);
      if (says.textContent !== text) says.textContent = text;
    },
  };
}

/** @param {Candidate[]} shown @param {number | null} drawn */
function sentence(shown, drawn) {
  const [best, next] = shown;
  if (!best) return _("The film has not come to the answer yet.");
  const first = _("The surest is “{word}” with {percent}.", { word: word(best.text), percent: percent(best.probability) });
  const second = next ? ` ${_("Then comes “{word}” with {percent}.", { word: word(next.text), percent: percent(next.probability) })}` : "";
  const taken = shown.find(({ id }) => id === drawn);
  return `${first}${second}${taken ? ` ${_("The dice chose “{word}”.", { word: word(taken.text) })}` : ""}`;
}
