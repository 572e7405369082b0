// What the network is taught and judged by: pictures with their answers. Drawn, kept, named, taken away by the user.

import { brief } from "../lib/graphemes.js";
import { percent } from "../lib/format.js";
import { EXAMPLES } from "../lib/symbols.js";
import { largestOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { html, sign } from "../marks/element.js";
import { drawPicture } from "../marks/picture.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";

/** @typedef {import("../types.js").Example} Example */
/**
 * @typedef {{ examples: Example[], symbols: string[], probabilities: number[][], pixels: number[],
 *   right: number, of: number, flipsRight: number, flipsOf: number }} ExamplesData
 */

const PEN = "M4 20l1-4L16 5l3 3L8 19z";

/**
 * @param {HTMLElement} element
 * @param {{ onChange: (examples: Example[]) => void, onPick: (pixels: number[]) => void, most: number,
 *   onAccuracy: (flips: 0 | 1, opener: Element) => void, onProbability: (sample: number, symbol: number, opener: Element) => void }} options
 */
export function createExamples(element, { onChange, onPick, onAccuracy, onProbability, most }) {
  const score = html("p", { class: "says" });
  const list = html("ul", { class: "examples" });
  const teach = html("div", { class: "teach", role: "group", "aria-label": _("Teach the picture on the screen") });
  const reset = html("button", { type: "button", class: "small" }, _("Back to the four symbols"));
  reset.addEventListener("click", () => onChange(EXAMPLES));
  element.append(score, teach, list);
  /** @type {ExamplesData | null} */
  let data = null;
  const table = dataTable(element, { caption: _("Every example"), columns: [_("Example"), _("It is"), _("It answers"), _("Sure of the truth")], rows, onOpen: (row_, _column, opener) => data && onProbability(row_, data.examples[row_].target, opener) });

  function rows() {
    if (!data) return [];
    const { symbols, probabilities } = data;
    return data.examples.map(({ target }, at) => [String(at + 1), symbols[target], symbols[largestOf(probabilities[at] ?? [])] ?? "", probabilities[at]?.[target] ?? null]);
  }

  /** @param {Example} example @param {number} at */
  function row({ pixels, target }, at) {
    const { symbols, probabilities, examples } = /** @type {ExamplesData} */ (data);
    const given = probabilities[at] ?? [];
    const answer = given.indexOf(Math.max(...given));
    const right = answer === target;
    const load = html("button", { type: "button", class: "load", "aria-label": _("Put example {n} on the screen", { n: at + 1 }) });
    drawPicture(load, pixels);
    load.addEventListener("click", () => onPick(pixels));
    const share = openable(percent(given[target] ?? 0), (opener) => onProbability(at, target, opener));
    const verdict = html("span", { class: right ? "verdict" : "verdict wrong" }, right ? "✓ " : `✗ ${brief(symbols[answer] ?? "?", 8)} · `, share);
    const says = _("Draw example {n} anew: it becomes the picture on the screen", { n: at + 1 });
    const redraw = html("button", { type: "button", class: "remove", "aria-label": says, title: says }, sign(PEN));
    redraw.addEventListener("click", () => {
      const drawn = { pixels: [.../** @type {ExamplesData} */ (data).pixels], target };
      onChange(examples.map((each, other) => (other === at ? drawn : each)));
    });
    const remove = html("button", { type: "button", class: "remove", "aria-label": _("Take example {n} away", { n: at + 1 }), title: _("Take it away") }, "✕");
    remove.disabled = examples.length === 1;
    remove.addEventListener("click", () => onChange(examples.filter((_each, other) => other !== at)));
    return html("li", { class: "example" }, load, html("span", { title: symbols[target] }, brief(symbols[target], 8)), verdict, redraw, remove);
  }

  /** @param {string} symbol @param {number} target */
  function teacher(symbol, target) {
    const button = html("button", { type: "button", class: "small", "aria-label": _("Teach that the picture on the screen is {symbol}", { symbol }) }, symbol);
    button.addEventListener("click", () => {
      if (!data) return;
      const same = (/** @type {Example} */ each) => each.pixels.every((value, pixel) => value === data?.pixels[pixel]);
      onChange([...data.examples.filter((each) => !same(each)), { pixels: [...data.pixels], target }]);
    });
    button.disabled = (data?.examples.length ?? 0) >= most;
    return button;
  }

  return {
    /** @param {ExamplesData} next */
    update(next) {
      data = next;
      const { right, of, flipsRight, flipsOf } = next;
      const words = _("Right on {own} examples; with any one pixel turned round as well, on {flipped}.", { own: hole("own"), flipped: hole("flipped") });
      const own = openable(_("{right} of {of}", { right, of }), (opener) => onAccuracy(0, opener));
      const flipped = openable(_("{right} of {of}", { right: flipsRight, of: flipsOf }), (opener) => onAccuracy(1, opener));
      score.replaceChildren(...filled(words, { own, flipped }));
      list.replaceChildren(...next.examples.map(row));
      table.update();
      const full = next.examples.length >= most ? [html("p", { class: "error-note" }, _("At most {most} examples.", { most }))] : [];
      teach.replaceChildren(html("span", {}, _("What is on the screen is")), ...next.symbols.map(teacher), reset, ...full);
      reset.hidden = next.examples === EXAMPLES;
    },
  };
}
