// The proof as a picture: the error before and after a push to either side, and the computed slope through the middle.

import { number, precise } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html, svg } from "./element.js";
import { dataTable } from "./table.js";

/**
 * @param {HTMLElement} element
 * @param {{ push: number, loss: number, above: number, below: number, slope: number }} data
 */
export function createSlopePlot(element, { push, loss, above, below, slope }) {
  const [width, height] = [320, 120];
  const spread = Math.max(Math.abs(above - loss), Math.abs(below - loss), Math.abs(slope * push)) || 1;
  const x = (/** @type {number} */ by) => width / 2 + (by / push) * 110;
  const y = (/** @type {number} */ value) => height / 2 - ((value - loss) / spread) * 36;
  const says = _("The error at {low}, {middle} and {high}, on a line of slope {slope}.", {
    low: number(below), middle: number(loss), high: number(above), slope: number(slope),
  });
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "slope-plot", role: "img", "aria-label": says });
  const line = svg("path", { d: `M${x(-push)} ${y(loss - slope * push)}L${x(push)} ${y(loss + slope * push)}`, class: "slope-line" });
  root.append(line);
  for (const [by, value] of [[-push, below], [0, loss], [push, above]]) {
    root.append(svg("circle", { cx: x(by), cy: y(value), r: 5, class: "slope-dot" }));
    root.append(svg("text", { x: x(by), y: height - 4, class: "slope-text" }, by === 0 ? _("as it is") : `${by > 0 ? "+" : "−"}${Math.abs(by)}`));
  }
  element.append(root, html("p", { class: "sub" }, _("dots: measured; line: computed")), html("p", { class: "unseen", "data-says": "" }, says));
  dataTable(element, { caption: _("The error at each push"), columns: [_("Push"), _("Error")], rows: () => [[-push, below], [0, loss], [push, above]].map(([by, value]) => [number(by), precise(value, 7)]) });
}
