// Thousands of words on a plane: moved, zoomed, looked at, and carried to its ends. Every point tells what it hides.

import { neighbourTowards, panned, zoomed } from "../lib/scatter-view.js";
import { endAt, heldView, radiusOf, viewWith, wholeView } from "../lib/word-plane.js";
import { Travel } from "../lib/word-travel.js";
import { _ } from "../lib/words.js";
import { button, html, sign } from "./element.js";
import { createEnds, endName } from "./plane-ends.js";
import { bindPlane } from "./plane-gestures.js";
import { bindPlaneKeys } from "./plane-keys.js";
import { cardSentence, createWordCard } from "./word-card.js";
import { createPainter } from "./word-plane-paint.js";

/** @typedef {import("../lib/word-plane.js").End} End */
/** @typedef {import("../lib/word-plane.js").Ends} Ends */
/** @typedef {{ name: string, x: number, y: number, on: number, near: number, of: number }} Point */
/** @typedef {import("./word-card.js").Neighbour} Neighbour */
/**
 * @typedef {{ points: Point[], ends: Ends, chosen: number, lines: boolean, again: boolean }} PlaneData
 *   chosen: −1 for none; lines: whether the chosen word has lines to its true neighbours; again: all are to be in view
 */
/**
 * @typedef {{ label: string, describedBy: string, onLook: (index: number, ahead: () => number[]) => void, onPick: (index: number) => void,
 *   onEnd: (end: End, word: string) => void, onLines: () => void, near: (index: number) => Neighbour[] | null }} PlaneOptions
 *   describedBy: the ids of its sentences; onLook: `ahead` names those around it; near: the true neighbours of a word, null while they are not known
 */

const STEP = 1.35;
const AHEAD = 15;
/** @param {HTMLElement} element @param {PlaneOptions} options */
export function createWordPlane(element, { label, describedBy, onLook, onPick, onEnd, onLines, near }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const field = html("div", { class: "scatter-field", role: "application", tabindex: 0, "data-own-keys": "", "aria-describedby": describedBy }, canvas);
  const lines = button("small", _("Lines to the true neighbours"), onLines, sign("M7 17 17 6M7 17h10M7 17V7M19.5 4.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 1 1 3 0M20 17a1.5 1.5 0 1 1-3 0 1.5 1.5 0 1 1 3 0M8.5 5.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 1 1 3 0M9 17a2 2 0 1 1-4 0 2 2 0 1 1 4 0"));
  const tools = html(
    "div",
    { class: "scatter-tools" },
    lines,
    button("small", _("Nearer"), () => zoom(STEP), sign("M12 5v14M5 12h14")),
    button("small", _("Farther"), () => zoom(1 / STEP), sign("M5 12h14")),
    button("small", _("All of it"), whole, sign("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5")),
  );
  const card = createWordCard();
  const ends = createEnds(onEnd);
  const ghost = html("div", { class: "plane-ghost", "aria-hidden": "true", hidden: true });
  const says = html("p", { class: "unseen", role: "status" });
  const root = html("div", { class: "word-plane" }, ends.ends.high, tools, html("div", { class: "plane-stage" }, field, ...ends.zones, card.root, ghost), ends.ends.left, ends.ends.low, ends.ends.right, says);
  element.append(root);
  const painter = createPainter(canvas);
  const travel = new Travel();

  /** @type {PlaneData} */
  let data = { points: [], ends: { left: "", right: "", low: "", high: "" }, chosen: -1, lines: true, again: true };
  /** @type {Map<string, number>} */
  let places = new Map();
  let size = { width: 0, height: 0 };
  let wholeScale = 1;
  let cursor = -1;
  let byHand = false; // whether the finger, not the keyboard, looks
  let waiting = 0;
  let px = { xs: new Float64Array(0), ys: new Float64Array(0) };
  /** @type {import("../lib/scatter-view.js").NameBox[]} */
  let boxes = [];
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** @param {PlaneData} next */
  function update(next) {
    const moved = next.points !== data.points;
    const name = data.points[cursor]?.name;
    const first = data.points.length === 0;
    data = next;
    if (moved) {
      places = new Map(next.points.map((point, k) => [point.name, k]));
      cursor = places.get(name ?? "") ?? -1;
      travel.go(next.points, performance.now(), still());
      if (next.again) fit(first || still());
      else wholeScale = fitted().scale;
    }
    ends.update(next.ends);
    lines.setAttribute("aria-pressed", String(next.lines));
    field.setAttribute("aria-label", _("{label}: {n} words. Arrow keys move from word to word, Enter chooses one, Shift and an arrow key put it at that end. + and − zoom, Home shows all, L draws lines.", { label, n: next.points.length }));
    paintSoon();
  }

  function fitted() {
    const phone = size.width < 520;
    return wholeView(travel.ends.xs, travel.ends.ys, size, { left: 20, right: phone ? 72 : 100, top: 20, bottom: 20 });
  }

  /** @param {boolean} atOnce */
  function fit(atOnce) {
    const view = fitted();
    wholeScale = view.scale;
    travel.turn(view, performance.now(), atOnce || size.width === 0);
  }

  function whole() {
    travel.hold(fitted());
    paintSoon();
  }

  /** @param {number} factor @param {{ x: number, y: number }} [at] */
  function zoom(factor, at = { x: size.width / 2, y: size.height / 2 }) {
    const held = heldView({ ...travel.view, scale: travel.view.scale * factor }, wholeScale);
    travel.hold(zoomed(travel.view, held.scale / travel.view.scale, at, size));
    paintSoon();
  }

  function paintSoon() {
    waiting ||= requestAnimationFrame(paint);
  }

  /** @param {number} now */
  function paint(now) {
    waiting = 0;
    if (size.width === 0) return;
    const arrived = travel.at(now);
    const { xs, ys, view } = travel;
    px = {
      xs: xs.map((x) => size.width / 2 + (x - view.x) * view.scale),
      ys: ys.map((y) => size.height / 2 - (y - view.y) * view.scale),
    };
    const strong = new Set([data.chosen, cursor].filter((k) => k >= 0));
    const links = [...(data.lines || data.chosen === cursor ? linksOf(data.chosen) : []), ...(cursor === data.chosen ? [] : linksOf(cursor))];
    const atEnds = Object.values(data.ends).flatMap((word) => places.get(word) ?? []);
    const wanted = [...strong, ...atEnds, ...links.map(({ to }) => to)];
    boxes = painter.paint({ points: data.points, ...px, size, radius: radiusOf(view.scale, wholeScale), scale: view.scale, still: arrived, strong, wanted, links });
    if (cursor >= 0) card.place({ x: px.xs[cursor], y: px.ys[cursor] }, { ...size, beside: document.documentElement.clientWidth - field.getBoundingClientRect().right });
    if (!arrived) paintSoon();
  }

  /** @param {number} index */
  function linksOf(index) {
    if (index < 0) return [];
    return (near(index) ?? []).flatMap(({ word, here }) => {
      const to = places.get(word);
      return to === undefined ? [] : [{ from: index, to, here }];
    });
  }

  /** The word at a place, by its point or by its name. @param {{ x: number, y: number }} at @param {number} reach */
  function wordAt(at, reach) {
    let [best, least] = [-1, reach * reach];
    for (let k = 0; k < px.xs.length; k += 1) {
      const far = (px.xs[k] - at.x) ** 2 + (px.ys[k] - at.y) ** 2;
      if (far < least) [best, least] = [k, far];
    }
    if (best >= 0 && least < 36) return best;
    return boxes.find(({ left, right, y }) => at.x >= left && at.x <= right && Math.abs(at.y - y) < 9)?.k ?? best;
  }

  /** Those that lie around a word, the nearest first. @param {number} index */
  function ahead(index) {
    const far = (/** @type {number} */ k) => (px.xs[k] - px.xs[index]) ** 2 + (px.ys[k] - px.ys[index]) ** 2;
    return [...px.xs.keys()].map((k) => ({ k, far: far(k) })).sort((one, other) => one.far - other.far).slice(1, AHEAD + 1).map(({ k }) => k);
  }

  /** @param {number} index @param {boolean} hand */
  function look(index, hand) {
    if (index === cursor) return;
    [cursor, byHand] = [index, hand];
    field.classList.toggle("over-word", index >= 0 && hand);
    if (index >= 0 && !hand) travel.hold(viewWith(travel.view, { x: travel.ends.xs[index], y: travel.ends.ys[index] }, size, 48));
    onLook(index, () => ahead(index));
    tell();
  }

  /** What is known of the word that is looked at. */
  function tell() {
    const point = data.points[cursor];
    if (point) {
      const told = { word: point.name, on: point.on, near: point.near, of: point.of };
      card.show(told, near(cursor));
      if (!byHand) says.textContent = cardSentence(told, near(cursor));
    } else card.hide();
    paintSoon();
  }

  bindPlane(field, {
    at: wordAt,
    look: (index) => look(index, true),
    press: (index) => onPick(index),
    pan: (dx, dy) => {
      travel.hold(panned(travel.view, dx, dy));
      paintSoon();
    },
    zoom,
    carry(index, at) {
      if (ghost.hidden) look(-1, true);
      root.classList.add("carrying");
      ghost.hidden = false;
      ghost.textContent = data.points[index].name;
      ghost.style.transform = `translate(${Math.round(at.x + 10)}px, ${Math.round(at.y - 44)}px)`;
      ends.light(over(at));
    },
    drop(index, at) {
      root.classList.remove("carrying");
      ghost.hidden = true;
      ends.light(null);
      const end = at && over(at);
      if (end) put(end, index);
    },
  });

  /** @param {{ x: number, y: number }} at */
  function over(at) {
    const box = field.getBoundingClientRect();
    const inside = at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height;
    return ends.under(box.left + at.x, box.top + at.y) ?? (inside ? endAt(at, size) : null);
  }

  /** @param {End} end @param {number} index */
  function put(end, index) {
    const word = data.points[index]?.name;
    if (!word) return;
    says.textContent = _("{word} is at the end: {end}.", { word, end: endName(end) });
    onEnd(end, word);
  }

  bindPlaneKeys(field, {
    go: (way) => look(cursor < 0 ? Math.max(0, data.chosen) : neighbourTowards(data.points, cursor, way), false),
    put: (end) => put(end, cursor >= 0 ? cursor : data.chosen),
    pick: () => (cursor >= 0 ? (onPick(cursor), true) : false),
    leave: () => (cursor >= 0 ? (look(-1, false), true) : false),
    zoom: (nearer) => zoom(nearer ? STEP : 1 / STEP),
    whole,
    lines: onLines,
  });
  field.addEventListener("blur", () => !byHand && look(-1, false));

  new ResizeObserver(() => {
    const first = size.width === 0;
    size = { width: field.clientWidth, height: field.clientHeight };
    canvas.width = Math.round(size.width * devicePixelRatio);
    canvas.height = Math.round(size.height * devicePixelRatio);
    painter.readTheme();
    if (first) fit(true);
    else wholeScale = fitted().scale;
    paintSoon();
  }).observe(field);
  new MutationObserver(() => {
    painter.readTheme();
    paintSoon();
  }).observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return { update, tell };
}
