// The error while it learns, and thinly the share of right answers. A cursor moves through the epochs on record.

import { number, percent } from "../lib/format.js";
import { together } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { createCurveNumbers } from "./curve-numbers.js";
import { labelsOf, lineOf, pointAt, scalesOf } from "./curve-paint.js";
import { attributes, html, newId, svg, write } from "./element.js";

/**
 * @typedef {import("./curve-paint.js").Run} Run
 * @typedef {{runs: Run[], cursor?: number | null, limit?: number}} CurveData
 *   the first run is drawn in full, those after it (a fork) dashed; limit: the epoch at the right end
 */

const PAGE = 10;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/**
 * @param {HTMLElement} element
 * @param {{label?: string, onSeek?: (epoch: number, change: {final: boolean}) => void,
 *   onOpen?: import("./curve-numbers.js").Open}} [options]  onOpen: a number beside the curve was pressed
 */
export function createCurve(element, { label = _("Error while it learns"), onSeek, onOpen = () => {} } = {}) {
  const drawing = svg("svg", { "aria-hidden": "true" });
  const knob = html("span", { class: "curve-knob" });
  const cursorLine = html("div", { class: "curve-cursor", role: "slider", tabindex: 0 }, knob);
  cursorLine.setAttribute("aria-label", _("Round of training"));
  cursorLine.dataset.ownKeys = "";
  const sentence = html("p", { class: "unseen", "data-says": "", id: newId("curve") });
  const plot = html("div", { class: "curve-plot" }, drawing, cursorLine);
  const root = html("div", { class: "curve", role: "group", "aria-label": label, "aria-describedby": sentence.id });
  root.append(plot, sentence);
  const numbers = createCurveNumbers(plot, onOpen);
  element.append(root);

  /** @type {CurveData} */
  let shown = { runs: [], cursor: null, limit: 1 };
  let scales = scalesOf([], 1, { width: 0, height: 0 });
  let size = { width: 0, height: 0 }; // kept: to ask the page for it in the midst of a change makes it lay itself out anew
  let dragged = false;
  let waiting = 0;
  let stale = false; // the lines, not only the cursor

  /** @param {Partial<CurveData>} data what is not given stays as it was */
  function update(data) {
    stale ||= data.runs !== undefined || data.limit !== undefined;
    shown = { ...shown, ...data };
    waiting ||= requestAnimationFrame(refresh); // however much comes between two frames, it is painted once
  }

  function refresh() {
    waiting = 0;
    if (stale) paint();
    placeCursor();
  }

  function paint() {
    const { runs, limit = 1 } = shown;
    stale = false;
    scales = scalesOf(runs, limit, size);
    drawing.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    drawAxes();
    runs.forEach(drawRun);
    for (const more of lines.splice(runs.length)) more.forEach((each) => each.remove());
    numbers.update(labelsOf(runs, scales), scales, highestOf(runs));
    sentence.textContent = together(runs.map(inWords).filter(Boolean));
  }

  /** @param {Run} run @param {number} order */
  function inWords({ points, label: name = "" }, order) {
    const [start, end] = [points[0], points.at(-1)];
    if (!start || !end) return "";
    const values = { from: number(start.loss), to: number(end.loss), n: end.epoch - start.epoch, share: percent(end.accuracy), name };
    if (order > 0) return _("The other line, “{name}”, went from {from} to {to} in {n} epochs; {share} are answered right.", values);
    return _("The error went from {from} to {to} in {n} epochs; {share} are answered right.", values);
  }

  const axis = svg("path", { class: "curve-axis" });
  const notes = [0, 1, 2].map(() => svg("text", { class: "curve-note" })); // the first epoch, the last, no error
  drawing.append(axis, ...notes);
  /** @type {SVGPathElement[][]} for each run, its share of right answers and its error */
  const lines = [];

  function drawAxes() {
    const { left, right, bottom, last, highest } = scales;
    axis.setAttribute("d", `M${left} ${bottom}H${right}`);
    /** @param {number} which @param {string} text @param {number} x @param {number} y @param {string} anchor */
    const note = (which, text, x, y, anchor) => {
      attributes(notes[which], { x, y, "text-anchor": anchor });
      write(notes[which], text);
    };
    note(0, "0", left, bottom + 18, "middle");
    note(1, _("{n} epochs", { n: last }), right, bottom + 18, "end");
    note(2, highest > 0 ? "0" : "", left - 6, bottom + 4, "end");
  }

  /** @param {Run} run @param {number} order those after the first are forks */
  function drawRun({ points }, order) {
    if (!lines[order]) {
      lines[order] = ["accuracy", "loss"].map((kind) => svg("path", { class: `curve-line ${kind}${order > 0 ? " fork" : ""}` }));
      drawing.append(...lines[order]);
    }
    const [right, error] = lines[order];
    right.setAttribute("d", lineOf(points, (point) => [scales.x(point.epoch), scales.accuracy(point.accuracy)]));
    error.setAttribute("d", lineOf(points, (point) => [scales.x(point.epoch), scales.loss(point.loss)]));
  }

  function placeCursor() {
    const { runs, cursor } = shown;
    const point = cursor === null || cursor === undefined ? undefined : pointAt(runs, cursor);
    cursorLine.hidden = point === undefined;
    const x = scales.x(point?.epoch ?? 0);
    numbers.follow(point, x, x > (scales.left + scales.right) / 2 ? "left" : "right");
    if (!point) return;
    const y = scales.loss(point.loss);
    cursorLine.style.transform = `translateX(${x.toFixed(1)}px)`;
    knob.style.transform = `translateY(${y.toFixed(1)}px)`;
    const values = { n: point.epoch, error: number(point.loss), share: percent(point.accuracy) };
    attributes(cursorLine, {
      "aria-valuemin": 0,
      "aria-valuemax": scales.last,
      "aria-valuenow": point.epoch,
      "aria-valuetext": _("epoch {n}: error {error}, {share} right", values),
    });
  }

  /** The epochs that were recorded, in order. */
  function epochs() {
    const all = new Set(shown.runs.flatMap(({ points }) => points.map((point) => point.epoch)));
    return [...all].sort((a, b) => a - b);
  }

  /** @param {number} epoch @param {boolean} final */
  function seek(epoch, final) {
    const known = epochs();
    if (known.length === 0) return;
    const nearest = known.reduce((best, each) => (Math.abs(each - epoch) < Math.abs(best - epoch) ? each : best));
    if (nearest === shown.cursor && !final) return;
    update({ cursor: nearest });
    onSeek?.(nearest, { final });
  }

  /** @param {PointerEvent} event @param {boolean} final */
  function drag(event, final) {
    const x = event.clientX - plot.getBoundingClientRect().left;
    seek(((x - scales.left) / (scales.right - scales.left)) * scales.last, final);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const known = epochs();
    const at = known.filter((epoch) => epoch <= (shown.cursor ?? 0)).length - 1;
    const to = placeAfter(at, known.length - 1, event.key);
    if (to === null) return;
    event.preventDefault();
    seek(known[to], true);
  }

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    dragged = true;
    plot.setPointerCapture(event.pointerId);
    drag(event, false);
  });
  plot.addEventListener("pointermove", (event) => dragged && drag(event, false));
  plot.addEventListener("pointerup", (event) => {
    if (dragged) drag(event, true);
    dragged = false;
  });
  plot.addEventListener("pointercancel", () => (dragged = false));
  cursorLine.addEventListener("keydown", press);

  const resized = new ResizeObserver(() => {
    size = { width: plot.clientWidth, height: plot.clientHeight };
    paint();
    placeCursor();
  });
  resized.observe(plot);
  placeCursor();

  return {
    update,
    destroy() {
      cancelAnimationFrame(waiting);
      resized.disconnect();
      root.remove();
    },
  };
}

/** @param {Run[]} runs @returns {import("./curve-paint.js").Point | undefined} the point with the largest error */
function highestOf(runs) {
  const all = runs.flatMap(({ points }) => points);
  return all.length === 0 ? undefined : all.reduce((best, point) => (point.loss > best.loss ? point : best));
}

/**
 * Where a key leads among the recorded points; null for a key that leads nowhere.
 * @param {number} at @param {number} last @param {string} key
 */
function placeAfter(at, last, key) {
  /** @type {Record<string, number>} */
  const pages = { PageDown: -PAGE, PageUp: PAGE, Home: -at, End: last - at };
  const step = STEPS[key] ?? pages[key];
  return step === undefined ? null : Math.min(Math.max(at + step, 0), last);
}
