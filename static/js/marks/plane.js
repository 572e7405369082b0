// Where a word goes: its path through the layers on the plane of two poles. To the right it is like the first, upwards
// like the second; on the slanting line it is as like the one as the other.

import { number } from "../lib/format.js";
import { lineOf, scaleOf, spotOf, ticksOf } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { attributes, html, svg } from "./element.js";

/** @typedef {import("../lib/path-plane.js").Point} Point */
/**
 * @typedef {{ id: string, name: string, hue: "a" | "b", dashed?: boolean, points: Point[] }} Way one point a depth
 * @typedef {{ poles: [string, string], marks: { text: string, pole: number, point: Point }[], ways: Way[], upTo: number,
 *   depth: (depth: number) => string }} PlaneData
 *   `upTo`: how many layers are shown, a fraction within one; `depth`: its name
 */

const SIZE = 440;
const [TOP, BOTTOM] = [20, 18]; // room for the names of the poles, above and below
const SHIFTS = [0, -13, 13, -26, 26, -39, 39]; // where a word goes whose place is taken

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onOpen: (way: string, depth: number, opener: Element) => void }} options
 */
export function createPlane(element, { label, onOpen }) {
  const grid = svg("g", { class: "plane-grid" });
  const words = svg("g", { class: "plane-marks" });
  const lines = svg("g", {});
  const dots = svg("g", {});
  const picture = svg("svg", { viewBox: `0 -${TOP} ${SIZE} ${SIZE + TOP + BOTTOM}`, class: "plane-picture", role: "group", "aria-label": label, "data-own-keys": "" }, grid, words, lines, dots);
  const root = html("div", { class: "plane" }, picture);
  element.append(root);
  /** @type {PlaneData | null} */
  let now = null;
  /** @type {{ x: number, y: number }[]} */
  let names = [];

  /** @param {PlaneData} data */
  function update(data) {
    now = data;
    const scale = scaleOf([...data.ways.flatMap(({ points }) => points), ...data.marks.map(({ point }) => point)], SIZE);
    drawGrid(scale, data);
    drawMarks(scale, data);
    lines.replaceChildren();
    names = [];
    const spots = data.ways.flatMap((way) => drawWay(scale, way, data));
    const focused = document.activeElement?.getAttribute("data-dot");
    dots.replaceChildren(...spots);
    const kept = spots.find((each) => each.getAttribute("data-dot") === focused) ?? null;
    (kept ?? spots[0])?.setAttribute("tabindex", "0");
    if (focused && kept) kept.focus();
  }

  /** @param {import("../lib/path-plane.js").Scale} scale @param {PlaneData} data */
  function drawGrid(scale, { poles }) {
    const ticks = ticksOf(scale).flatMap((tick) => {
      const { x, y } = spotOf(scale, [tick, tick]);
      return [
        svg("path", { d: `M${x} ${SIZE - 22}v5M22 ${y}h-5` }),
        svg("text", { x, y: SIZE - 6, "text-anchor": "middle" }, number(tick)),
        svg("text", { x: 14, y: y + 4, "text-anchor": "end" }, number(tick)),
      ];
    });
    const line = svg("path", { class: "plane-even", d: `M22 ${SIZE - 22}L${SIZE} 0` });
    grid.replaceChildren(
      svg("path", { class: "plane-axes", d: `M22 0V${SIZE - 22}H${SIZE}` }), line, ...ticks.map((each) => each),
      svg("text", { class: "plane-pole a", x: SIZE, y: SIZE + 13, "text-anchor": "end" }, _("like {pole} →", { pole: poles[0] })),
      svg("text", { class: "plane-pole b", x: 0, y: -7 }, _("↑ like {pole}", { pole: poles[1] })),
    );
  }

  /** @param {import("../lib/path-plane.js").Scale} scale @param {PlaneData} data */
  function drawMarks(scale, { marks }) {
    /** @type {{ x: number, y: number }[]} */
    const taken = [];
    words.replaceChildren(...marks.flatMap(({ text, point }) => {
      const { x, y } = spotOf(scale, point);
      const free = (/** @type {number} */ line) => line > 8 && line < SIZE - 26 && !taken.some((each) => Math.abs(each.y - line) < 13 && Math.abs(each.x - x) < 70);
      const line = SHIFTS.map((shift) => y + 4 + shift).find(free) ?? y + 4;
      taken.push({ x, y: line });
      const left = x > SIZE * 0.75;
      return [svg("circle", { cx: x, cy: y, r: 3.5 }), svg("text", { x: left ? x - 8 : x + 8, y: line, "text-anchor": left ? "end" : "start" }, text)];
    }));
  }

  /** Where a name stands beside its point, clear of the other names. @param {number} x @param {number} y */
  function freeLine(x, y) {
    const line = [y - 8, y + 18, y - 24, y + 34].find((each) => !names.some((name) => Math.abs(name.y - each) < 15 && Math.abs(name.x - x) < 110)) ?? y - 8;
    names.push({ x, y: line });
    return line;
  }

  /** @param {import("../lib/path-plane.js").Scale} scale @param {Way} way @param {PlaneData} data */
  function drawWay(scale, { id, name, hue, dashed, points }, { upTo, depth }) {
    const whole = Math.min(points.length - 1, Math.floor(upTo));
    const shown = points.slice(0, whole + 1);
    const rest = upTo - whole;
    if (rest > 0 && points[whole + 1]) {
      const [from, to] = [points[whole], points[whole + 1]];
      shown.push([from[0] + (to[0] - from[0]) * rest, from[1] + (to[1] - from[1]) * rest]);
    }
    lines.append(svg("path", { class: `plane-way ${hue}${dashed ? " dashed" : ""}`, d: lineOf(scale, shown) }));
    return points.slice(0, whole + 1).map((point, at) => {
      const { x, y } = spotOf(scale, point);
      const says = _("{name}, {depth}: {first} like the first pole, {second} like the second", { name, depth: depth(at), first: number(point[0]), second: number(point[1]) });
      const kind = at === 0 ? "start" : at === points.length - 1 ? "end" : "";
      const dot = svg("g", { class: `plane-dot ${hue} ${kind}${dashed ? " dashed" : ""}`, role: "button", tabindex: -1, "aria-label": says, "data-dot": `${id}.${at}` });
      dot.append(svg("title", {}, says), svg("circle", { cx: x, cy: y, r: 14, class: "plane-hit" }), svg("circle", { cx: x, cy: y, r: kind === "end" ? 9 : kind === "start" ? 7 : 5 }));
      if (kind === "end" && !dashed) lines.append(svg("text", { class: "plane-name", "aria-hidden": "true", x: x > SIZE * 0.8 ? x - 13 : x + 13, y: freeLine(x, y), "text-anchor": x > SIZE * 0.8 ? "end" : "start" }, name));
      dot.addEventListener("click", () => onOpen(id, at, dot));
      return dot;
    });
  }

  picture.addEventListener("keydown", (event) => {
    const all = /** @type {SVGElement[]} */ ([...dots.children]);
    const at = all.indexOf(/** @type {SVGElement} */ (event.target));
    if (at < 0 || !now) return;
    const next = all[at + (event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0)];
    if (event.key === "Enter" || event.key === " ") all[at].dispatchEvent(new MouseEvent("click"));
    else if (next && next !== all[at]) {
      for (const each of all) attributes(each, { tabindex: each === next ? 0 : -1 });
      next.focus();
    } else return;
    event.preventDefault();
  });
  return { update, destroy: () => root.remove() };
}
