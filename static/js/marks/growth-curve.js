// The surprise of a model that grows, against the floor that no model goes under. A cursor moves through its life.

import { growLine, growScales, nearestFrame, surpriseOf } from "../lib/growth.js";
import { number } from "../lib/format.js";
import { together } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { attributes, html, newId, svg } from "./element.js";

/** @typedef {import("../lib/growth.js").GrowFrame} GrowFrame */

const PAGE = 8;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE, Home: -Infinity, End: Infinity };

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onSeek: (frame: number) => void }} options
 */
export function createGrowthCurve(element, { label, onSeek }) {
  const drawing = svg("svg", { "aria-hidden": "true" });
  const knob = html("span", { class: "curve-knob" });
  const said = html("span", { class: "curve-said", "aria-hidden": "true" });
  const cursor = html("div", { class: "curve-cursor", role: "slider", tabindex: 0, "aria-label": _("Moment of its life"), "data-own-keys": "", hidden: true }, knob, said);
  const sentence = html("p", { class: "unseen", "data-says": "", id: newId("growth") });
  const plot = html("div", { class: "curve-plot" }, drawing, cursor);
  const root = html("div", { class: "curve growth", role: "group", "aria-label": label, "aria-describedby": sentence.id }, plot, sentence);
  element.append(root);
  /** @type {GrowFrame[]} */
  let frames = [];
  let at = 0;
  let size = { width: 0, height: 0 };
  let scales = growScales([], size);
  let dragged = false;
  let waiting = 0;

  /** @param {GrowFrame[]} next @param {number} place the frame that is shown */
  function update(next, place) {
    frames = next;
    at = place;
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    scales = growScales(frames, size);
    drawing.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    drawing.replaceChildren(...axes(), svg("path", { class: "curve-line", d: growLine(frames, scales) }), ...checks());
    placeCursor();
    tell();
  }

  function axes() {
    const { left, right, top, bottom, last, highest } = scales;
    /** @param {string} text @param {number} x @param {number} y @param {string} anchor @param {string} [kind] */
    const note = (text, x, y, anchor, kind = "") => svg("text", { class: `curve-note ${kind}`, x, y, "text-anchor": anchor }, text);
    const floor = frames[0]?.floor ?? null;
    const low = floor === null ? [] : [svg("path", { class: "growth-floor", d: `M${left} ${scales.y(floor)}H${right}` }), note(_("nobody can do better: {floor}", { floor: number(floor) }), left + 8, scales.y(floor) + 15, "start", "floor")];
    return [
      svg("path", { class: "curve-axis", d: `M${left} ${bottom}H${right}` }),
      note("0", left, bottom + 18, "middle"),
      note(_("{n} batches", { n: last }), right, bottom + 18, "end"),
      note(number(highest), left - 6, top + 4, "end"),
      note("0", left - 6, bottom + 4, "end"),
      ...low,
    ];
  }

  /** What is kept from it, where it was asked. */
  function checks() {
    return frames.flatMap(({ step, held_out: held }) => (held === null ? [] : [svg("circle", { class: "growth-check", cx: scales.x(step), cy: scales.y(held), r: 4 })]));
  }

  function placeCursor() {
    const frame = frames[at];
    cursor.hidden = !frame;
    if (!frame) return;
    const x = scales.x(frame.step);
    cursor.style.transform = `translateX(${x.toFixed(1)}px)`;
    knob.style.transform = `translateY(${scales.y(surpriseOf(frame)).toFixed(1)}px)`;
    cursor.dataset.side = x > (scales.left + scales.right) / 2 ? "left" : "right";
    const values = { n: frame.step, loss: number(surpriseOf(frame)) };
    said.textContent = _("batch {n}: {loss}", values);
    attributes(cursor, { "aria-valuemin": 0, "aria-valuemax": Math.max(0, frames.length - 1), "aria-valuenow": at, "aria-valuetext": _("after batch {n}: surprise {loss} a token", values) });
  }

  function tell() {
    const [first, last] = [frames[0], frames.at(-1)];
    if (!first || !last) return;
    const values = { from: number(surpriseOf(first)), to: number(surpriseOf(last)), n: last.step };
    const whole = _("The surprise went from {from} to {to} in {n} batches.", values);
    sentence.textContent = last.floor === null ? whole : together([whole, _("The floor is {floor}.", { floor: number(last.floor) })]);
  }

  /** @param {PointerEvent} event */
  function drag(event) {
    if (frames.length === 0) return;
    const x = event.clientX - plot.getBoundingClientRect().left;
    const next = nearestFrame(frames, ((x - scales.left) / (scales.right - scales.left)) * scales.last);
    if (next !== at) onSeek(next);
  }
  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    dragged = true;
    plot.setPointerCapture(event.pointerId);
    drag(event);
  });
  plot.addEventListener("pointermove", (event) => dragged && drag(event));
  for (const kind of ["pointerup", "pointercancel"]) plot.addEventListener(kind, () => (dragged = false));
  cursor.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onSeek(Math.min(Math.max(at + step, 0), frames.length - 1));
  });
  const resized = new ResizeObserver(() => {
    size = { width: plot.clientWidth, height: plot.clientHeight };
    waiting ||= requestAnimationFrame(paint);
  });
  resized.observe(plot);
  return { update };
}
