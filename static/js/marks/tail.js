// All tokens a model has, from surest to least, as one strip. What is under the finger says its word; pressed, it opens.

import { percent } from "../lib/format.js";
import { DECADES, rankAt, tailHeight, tailPath } from "../lib/tail-shape.js";
import { _ } from "../lib/words.js";
import { attributes, html, svg } from "./element.js";

/** @typedef {{ probabilities: ArrayLike<number>, order: ArrayLike<number>, marked?: Set<number> }} Tail
 *   `order`: the ids, the most probable first; `marked`: ids that are pointed out */

const HEIGHT = 46;
const MOST_MARKS = 60;
const PAGE = 25;

/**
 * @param {HTMLElement} element
 * @param {{ label: string, textOf: (id: number) => string, onOpen: (id: number, opener: Element) => void }} options
 */
export function createTail(element, { label, textOf, onOpen }) {
  const lines = svg("path", { class: "tail-lines" });
  const shape = svg("path", { class: "tail-shape" });
  const marks = svg("path", { class: "tail-marks" });
  const cursor = svg("path", { class: "tail-cursor" });
  const drawing = svg("svg", { "aria-hidden": "true", height: HEIGHT, preserveAspectRatio: "none" }, lines, shape, marks, cursor);
  const plot = html("div", { class: "tail-plot", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 1, "aria-valuemax": 1, "aria-valuenow": 1, "data-own-keys": true }, drawing);
  const title = html("span", {});
  const said = html("span", { class: "tail-said" });
  const root = html("div", { class: "tail" }, html("div", { class: "tail-head sub" }, title, said), plot);
  element.append(root);
  /** @type {Tail} */
  let shown = { probabilities: [], order: [] };
  let width = 0;
  let rank = -1; // under the finger

  function paint() {
    const { probabilities, order, marked = new Set() } = shown;
    if (width === 0 || order.length === 0) return;
    drawing.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    shape.setAttribute("d", tailPath(probabilities, order, { width, height: HEIGHT }));
    lines.setAttribute("d", Array.from({ length: DECADES }, (_v, decade) => `M0 ${(HEIGHT * decade) / DECADES + 0.5}H${width}`).join(""));
    const places = marked.size > 0 ? [...order.length ? Array.from(order, (id, at) => (marked.has(id) ? at : -1)) : []].filter((at) => at >= 0) : [];
    marks.setAttribute("d", places.slice(0, MOST_MARKS).map((at) => column(at)).join(""));
    point(rank);
  }

  /** @param {number} at a rank from 0 */
  function column(at) {
    const { probabilities, order } = shown;
    const x = (((at + 0.5) * width) / order.length).toFixed(1);
    const y = HEIGHT * (1 - tailHeight(probabilities[order[at]]));
    return `M${x} ${HEIGHT}V${Math.min(HEIGHT - 2, y).toFixed(1)}`;
  }

  /** @param {number} next */
  function point(next) {
    const { probabilities, order } = shown;
    rank = Math.min(next, order.length - 1);
    cursor.setAttribute("d", rank < 0 ? "" : `M${(((rank + 0.5) * width) / order.length).toFixed(1)} 0V${HEIGHT}`);
    const id = order[Math.max(rank, 0)];
    const words = { n: Math.max(rank, 0) + 1, word: textOf(id), share: percent(probabilities[id]) };
    said.textContent = rank < 0 ? _("each line down: ten times less") : _("{n}. {word} {share}", words);
    attributes(plot, { "aria-valuenow": Math.max(rank, 0) + 1, "aria-valuetext": _("number {n}, {word}: {share}", words), "aria-valuemax": order.length });
  }

  /** @param {PointerEvent | MouseEvent} event */
  const rankUnder = (event) => rankAt((event.clientX - plot.getBoundingClientRect().left) / Math.max(1, width), shown.order.length);
  plot.addEventListener("pointermove", (event) => shown.order.length > 0 && point(rankUnder(event)));
  plot.addEventListener("pointerleave", () => shown.order.length > 0 && document.activeElement !== plot && point(-1));
  plot.addEventListener("focus", () => shown.order.length > 0 && point(Math.max(rank, 0)));
  plot.addEventListener("blur", () => shown.order.length > 0 && point(-1));
  plot.addEventListener("click", (event) => {
    if (shown.order.length === 0) return;
    point(rankUnder(event));
    onOpen(shown.order[rank], plot);
  });
  plot.addEventListener("keydown", (event) => {
    const last = shown.order.length - 1;
    /** @type {Record<string, number>} */
    const to = { ArrowRight: rank + 1, ArrowUp: rank + 1, ArrowLeft: rank - 1, ArrowDown: rank - 1, PageUp: rank + PAGE, PageDown: rank - PAGE, Home: 0, End: last };
    if (last < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") onOpen(shown.order[Math.max(rank, 0)], plot);
    else if (event.key in to) point(Math.min(last, Math.max(0, to[event.key])));
    else return;
    event.preventDefault();
  });
  const resized = new ResizeObserver(() => {
    width = plot.clientWidth;
    paint();
  });
  resized.observe(plot);

  return {
    /** @param {Tail} tail @param {string} says the words above it */
    update(tail, says) {
      shown = tail;
      title.textContent = says;
      paint();
    },
    destroy() {
      resized.disconnect();
      root.remove();
    },
  };
}
