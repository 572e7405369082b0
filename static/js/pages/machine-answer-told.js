// What comes next as a sentence above its bars, and as a table: nothing of it before the film has come to it.

import { percent } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";

/** @typedef {import("../lib/machine-data.js").Candidate} Candidate */
/** @typedef {(id: number, opener: Element) => void} OnShare where a probability came from */

/**
 * @param {{ says: HTMLElement, table: HTMLElement }} places
 * @param {{ onShare: OnShare }} options
 */
export function createAnswerTold({ says: saysAt, table: tableAt }, { onShare }) {
  const says = html("p", { class: "says answer-says", "data-says": "" });
  saysAt.append(says);
  /** @type {Candidate[]} */
  let shown = [];
  /** @type {{ shown: Candidate[], drawn: number | null } | null} */
  let told = null;
  const table = dataTable(tableAt, { caption: _("What comes next, the surest first"), columns: [_("Word"), _("Probability")], rows: () => shown.map(({ text, probability }) => [word(text), probability]) });

  return {
    /** @param {{ candidates: Candidate[], drawn: number | null, grown: number }} data as the bars have it */
    update({ candidates, drawn, grown }) {
      const next = grown > 0 ? candidates : [];
      if (next !== shown && next.length + shown.length > 0) table.update();
      shown = next.length + shown.length > 0 ? next : shown;
      if (told?.shown === shown && told.drawn === drawn) return;
      told = { shown, drawn };
      says.replaceChildren(...answerSays(shown, drawn, onShare));
    },
  };
}

/** Which word is the surest, and which one the dice chose: two things. @param {Candidate[]} shown @param {number | null} drawn @param {OnShare} onShare */
function answerSays([best, ...others], drawn, onShare) {
  if (!best) return [_("The film has not come to the answer yet.")];
  const share = (/** @type {Candidate} */ each) => openable(percent(each.probability), (opener) => onShare(each.id, opener));
  const taken = others.find(({ id }) => id === drawn);
  const words = { word: word(best.text) };
  if (taken) return sentence((holes) => _("The surest is “{word}” with {percent}; the dice chose “{taken}” with {share}.", { ...words, taken: word(taken.text), ...holes }), { percent: share(best), share: share(taken) });
  if (best.id === drawn) return sentence((holes) => _("The surest is “{word}” with {percent}, and the dice chose it too.", { ...words, ...holes }), { percent: share(best) });
  return sentence((holes) => _("The surest is “{word}” with {percent}.", { ...words, ...holes }), { percent: share(best) });
}
