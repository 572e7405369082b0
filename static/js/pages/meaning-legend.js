// What the points of the plane of words mean, said beside points of their kind.

import { INKS } from "../lib/word-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { legendRing } from "../marks/word-plane-paint.js";

/** @param {number} of so many true neighbours each word has */
export function planeLegend(of) {
  const dark = INKS - 1;
  return [
    html("li", {}, legendRing(0, dark, _("an empty ring")), legendRing(0.25, dark, _("a ring filled by a quarter")), legendRing(1, dark, _("a full ring")),
      _("How full: what share of what sets the word apart lies on this plane. Empty: it truly stands far off the paper.")),
    html("li", {}, legendRing(0.25, 0, _("a pale ring")), legendRing(0.25, 2, _("a grey ring")), legendRing(0.25, dark, _("a dark ring")),
      _("How dark: how many of its {of} true neighbours are among its {of} nearest here, from none to all.", { of })),
    html("li", {}, _("Drag a word to an end and the plane turns; drag the paper to move it, the wheel or two fingers zoom. On a touch screen hold a word to pick it up.")),
  ];
}
