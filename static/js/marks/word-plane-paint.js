// The drawing of a plane of words on its canvas: stamps, lines to true neighbours, names where there is room.

import { nameBoxes } from "../lib/scatter-view.js";
import { fillOf } from "../lib/word-plane.js";
import { createDotsLayer } from "./dots-layer.js";
import { inkColor, paintRing } from "./word-dots.js";

/** @typedef {import("../lib/scatter-view.js").NameBox} NameBox */
/** @typedef {{ name: string, on: number, near: number, of: number }} Point */
/** @typedef {{ from: number, to: number, here: boolean }} Link */
/**
 * @typedef {{ points: Point[], xs: Float64Array, ys: Float64Array, size: { width: number, height: number }, radius: number,
 *   scale: number, still: boolean, strong: Set<number>, wanted: number[], links: Link[] }} Scene
 *   xs, ys: in pixels; strong: drawn larger, named in bold; wanted: whose names come first
 */

const APART = 4.5; // the radius from which points stand so far apart that names need less paper around them

/** @param {HTMLCanvasElement} canvas */
export function createPainter(canvas) {
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const layer = createDotsLayer();
  let inks = { paper: "#ffffff", pale: "#999999", ink: "#000000", words: "#666666", line: "#999999" };
  let font = "sans-serif";

  function readTheme() {
    const style = getComputedStyle(canvas);
    const ink = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    inks = { paper: ink("--surface"), pale: ink("--line-strong"), ink: ink("--ink"), words: ink("--ink-3"), line: ink("--ink-3") };
    font = style.fontFamily;
  }

  /** @param {Scene} scene @returns {NameBox[]} where names stand */
  function paint({ points, xs, ys, size, radius, scale, still, strong, wanted, links }) {
    const ratio = devicePixelRatio;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, canvas.width, canvas.height);
    layer.paint(brush, { points, xs, ys, size, radius, scale }, inks, still);
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const link of links) paintLink(link, xs, ys);
    for (const { to } of links) paintRing(brush, xs[to], ys[to], radius + 1, fillOf(points[to].on), inks.ink, inks.paper);
    for (const k of strong) paintRing(brush, xs[k], ys[k], radius + 2.5, fillOf(points[k].on), inks.ink, inks.paper);
    const boxes = nameBoxes(points, points.length, (k) => ({ x: xs[k], y: ys[k] }), size, wanted, strong);
    paintNames(boxes, points, xs, strong, radius);
    return boxes;
  }

  /** @param {Link} link @param {Float64Array} xs @param {Float64Array} ys */
  function paintLink({ from, to, here }, xs, ys) {
    brush.beginPath();
    brush.moveTo(xs[from], ys[from]);
    brush.lineTo(xs[to], ys[to]);
    brush.strokeStyle = inks.paper;
    brush.lineWidth = 4;
    brush.stroke();
    brush.strokeStyle = inks.ink;
    brush.lineWidth = here ? 2 : 1.2;
    brush.setLineDash(here ? [] : [4, 4]);
    brush.stroke();
    brush.setLineDash([]);
  }

  /** Plain names first, bold ones above them. @param {NameBox[]} boxes @param {Point[]} points @param {Float64Array} xs @param {Set<number>} strong @param {number} radius */
  function paintNames(boxes, points, xs, strong, radius) {
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    brush.strokeStyle = inks.paper;
    for (const bold of [false, true]) {
      brush.font = `${bold ? "650 14px" : "12.5px"} ${font}`;
      brush.fillStyle = bold ? inks.ink : inks.words;
      brush.lineWidth = bold || radius < APART ? 3.5 : 2;
      for (const { k, y } of boxes) {
        if (strong.has(k) !== bold) continue;
        const x = xs[k] + radius + (bold ? 6 : 4);
        brush.strokeText(points[k].name, x, y);
        brush.fillText(points[k].name, x, y);
      }
    }
  }
  return { paint, readTheme };
}

/** A point of the legend. @param {number} on @param {number} level @param {string} says */
export function legendRing(on, level, says) {
  const canvas = document.createElement("canvas");
  canvas.className = "legend-ring";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", says);
  const [side, ratio] = [16, Math.max(1, devicePixelRatio)];
  canvas.width = canvas.height = side * ratio;
  const draw = () => {
    const style = getComputedStyle(document.documentElement);
    const ink = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    brush.setTransform(ratio, 0, 0, ratio, (side * ratio) / 2, (side * ratio) / 2);
    brush.clearRect(-side, -side, 2 * side, 2 * side);
    paintRing(brush, 0, 0, 5.5, fillOf(on), inkColor({ paper: ink("--surface"), pale: ink("--line-strong"), ink: ink("--ink") }, level), ink("--surface"));
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return canvas;
}
