// Words on a plane: pan and zoom by mouse, touch and keys; names where there is room; arrows and lines where asked for.

import { fitted, named, neighbourTowards, onScreen, panned, pointAt, zoomed } from "../lib/scatter-view.js";
import { _ } from "../lib/words.js";
import { button, html, sign } from "./element.js";
import { paintArrow, paintDot, paintLine, paintName, paintRing } from "./scatter-paint.js";

/** @typedef {import("../lib/scatter-view.js").Point} Point */
/** @typedef {{ from: { x: number, y: number }, to: { x: number, y: number }, kind?: "positive" | "negative" }} Arrow */
/**
 * @typedef {{ points: Point[], strong?: number[], links?: [number, number][], arrows?: Arrow[], marks?: Point[], ends?: string[] }} ScatterData
 *   strong: points that stand out; links: lines between points; marks: places that are no point; ends: names of the
 *   left, right, lower and upper end
 */

const MOVE = 450;
const STEP = 1.35;
const WAYS = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: 1 }, ArrowDown: { x: 0, y: -1 } };

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onLook?: (index: number) => void, onPick?: (index: number, opener: Element) => void }} options
 */
export function createScatter(element, { label, onLook, onPick }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const field = html("div", { class: "scatter-field", role: "application", tabindex: 0, "data-own-keys": "" }, canvas);
  const tools = html(
    "div",
    { class: "scatter-tools" },
    button("small", _("Nearer"), () => zoom(STEP), sign("M12 5v14M5 12h14")),
    button("small", _("Farther"), () => zoom(1 / STEP), sign("M5 12h14")),
    button("small", _("All of it"), () => show(true), sign("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5")),
  );
  const says = html("p", { class: "unseen", role: "status" });
  element.append(html("div", { class: "scatter" }, field, tools, says));

  /** @type {ScatterData} */
  let data = { points: [] };
  /** @type {Point[]} */
  let shown = []; // where the points are on their way
  let view = { x: 0, y: 0, scale: 1 };
  let size = { width: 0, height: 0 };
  let cursor = -1;
  let waiting = 0;
  let begun = 0;
  /** @type {Point[]} */
  let before = [];

  /** @param {ScatterData} next */
  function update(next) {
    const same = next.points.length === data.points.length && next.points.every(({ name }, k) => name === data.points[k].name);
    const moved = same && next.points.some(({ x, y }, k) => x !== data.points[k].x || y !== data.points[k].y);
    data = next;
    if (cursor >= data.points.length) cursor = -1;
    field.setAttribute("aria-label", _("{label}: {n} words. Arrow keys move from word to word, + and − zoom, Enter opens one.", { label, n: data.points.length }));
    if (moved) {
      before = shown;
      begun = performance.now();
    } else if (!same) shown = data.points;
    if (!same || moved) show(true);
    else paintSoon();
  }

  /** @param {boolean} whole */
  function show(whole) {
    if (whole) view = fitted([...data.points, ...(data.marks ?? [])], size);
    paintSoon();
  }

  /** @param {number} factor @param {{ x: number, y: number }} [at] */
  function zoom(factor, at = { x: size.width / 2, y: size.height / 2 }) {
    view = zoomed(view, factor, at, size);
    paintSoon();
  }

  function paintSoon() {
    waiting ||= requestAnimationFrame(paint);
  }

  /** Where the points are at this moment of their way. @param {number} now */
  function onTheWay(now) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const t = still ? 1 : Math.min(1, (now - begun) / MOVE);
    if (t >= 1 || before.length !== data.points.length) return { points: data.points, done: true };
    const eased = 1 - (1 - t) ** 3;
    const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * eased;
    return { points: data.points.map(({ x, y, name }, k) => ({ name, x: mix(before[k].x, x), y: mix(before[k].y, y) })), done: false };
  }

  /** @param {number} now */
  function paint(now) {
    waiting = 0;
    if (size.width === 0) return;
    const way = onTheWay(now);
    shown = way.points;
    const style = getComputedStyle(field);
    const ink = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const at = (/** @type {{ x: number, y: number }} */ point) => onScreen(point, view, size);
    const strong = new Set([...(data.strong ?? []), ...(cursor >= 0 ? [cursor] : [])]);
    brush.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    brush.clearRect(0, 0, size.width, size.height);
    for (const [from, to] of data.links ?? []) paintLine(brush, at(shown[from]), at(shown[to]), ink("--line-strong"));
    for (const [k, point] of shown.entries()) paintDot(brush, at(point), strong.has(k), ink(strong.has(k) ? "--ink" : "--line-strong"));
    for (const { from, to, kind } of data.arrows ?? []) paintArrow(brush, at(from), at(to), ink(kind === "negative" ? "--negative" : "--positive"));
    for (const mark of data.marks ?? []) paintRing(brush, at(mark), ink("--negative"));
    for (const k of named(shown, view, size, [...strong])) {
      paintName(brush, at(shown[k]), shown[k].name, { strong: strong.has(k), ink: ink(strong.has(k) ? "--ink" : "--ink-3"), paper: ink("--surface"), font: style.fontFamily });
    }
    for (const mark of data.marks ?? []) paintName(brush, at(mark), mark.name, { strong: true, ink: ink("--negative-text"), paper: ink("--surface"), font: style.fontFamily });
    paintEnds(style, ink);
    if (!way.done) paintSoon();
  }

  /** @param {CSSStyleDeclaration} style @param {(name: string) => string} ink */
  function paintEnds(style, ink) {
    const [left, right, low, high] = data.ends ?? [];
    const { width, height } = size;
    const how = { strong: true, ink: ink("--ink-2"), paper: ink("--surface"), font: style.fontFamily };
    if (left) paintName(brush, { x: 2, y: height / 2 - 14 }, `← ${left}`, how);
    if (right) paintName(brush, { x: width - 24 - right.length * 7.6, y: height / 2 - 14 }, `${right} →`, how);
    if (low) paintName(brush, { x: width / 2 + 6, y: height - 12 }, `↓ ${low}`, how);
    if (high) paintName(brush, { x: width / 2 + 6, y: 12 }, `↑ ${high}`, how);
  }

  /** @param {number} index */
  function look(index) {
    if (index === cursor) return;
    cursor = index;
    if (index >= 0) says.textContent = data.points[index].name;
    onLook?.(index);
    paintSoon();
  }

  const placeOf = (/** @type {PointerEvent | WheelEvent | MouseEvent} */ event) => {
    const box = field.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let travelled = 0;
  field.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, placeOf(event));
    travelled = 0;
    field.setPointerCapture(event.pointerId);
  });
  field.addEventListener("pointermove", (event) => {
    const at = placeOf(event);
    const last = fingers.get(event.pointerId);
    if (!last) return look(pointAt(shown, view, size, at));
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoom(Math.hypot(at.x - other.x, at.y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y)), other);
    else view = panned(view, at.x - last.x, at.y - last.y);
    travelled += Math.abs(at.x - last.x) + Math.abs(at.y - last.y);
    fingers.set(event.pointerId, at);
    return paintSoon();
  });
  for (const end of ["pointerup", "pointercancel"]) field.addEventListener(end, (event) => void fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
  field.addEventListener("click", (event) => {
    const index = pointAt(shown, view, size, placeOf(event));
    if (travelled < 6 && index >= 0) {
      look(index);
      onPick?.(index, field);
    }
  });
  field.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.0016), placeOf(event));
  }, { passive: false });
  field.addEventListener("keydown", (event) => {
    const way = /** @type {Record<string, { x: number, y: number }>} */ (WAYS)[event.key];
    if (way) look(cursor < 0 ? 0 : neighbourTowards(data.points, cursor, way));
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-" || event.key === "−") zoom(1 / STEP);
    else if (event.key === "Home") show(true);
    else if ((event.key === "Enter" || event.key === " ") && cursor >= 0) onPick?.(cursor, field);
    else return;
    event.preventDefault();
  });

  new ResizeObserver(() => {
    const first = size.width === 0;
    size = { width: field.clientWidth, height: field.clientHeight };
    canvas.width = Math.round(size.width * devicePixelRatio);
    canvas.height = Math.round(size.height * devicePixelRatio);
    show(first || view.scale === 1);
  }).observe(field);
  new MutationObserver(paintSoon).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return {
    update,
    look,
    /** @param {number} index brings a point into the middle */
    centre(index) {
      const point = data.points[index];
      if (!point) return;
      const whole = fitted(data.points, size);
      view = { x: point.x, y: point.y, scale: Math.max(view.scale, whole.scale * 3) };
      look(index);
      paintSoon();
    },
  };
}
