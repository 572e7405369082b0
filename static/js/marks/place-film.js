// A point takes its place among others: from the middle so far to the right, then so far up.

import { dark, light } from "../lib/palette.js";
import { html } from "./element.js";

/** @typedef {{ x: number, y: number }} At */

const HEIGHT = 260;
const EDGE = 14;

/** @param {HTMLElement} element */
export function createPlaceFilm(element) {
  const canvas = html("canvas", { role: "img" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  element.append(html("div", { class: "place-film" }, canvas));
  /** @type {{ points: At[], at: At, name: string }} */
  let now = { points: [], at: { x: 0, y: 0 }, name: "" };
  let [right, up, waiting] = [1, 1, 0];

  /** @param {{ points: At[], at: At, name: string, says: string }} next */
  function update({ says, ...next }) {
    now = next;
    canvas.setAttribute("aria-label", says);
    paintSoon();
  }

  /** How far it has come, each from 0 to 1. @param {number} toTheRight @param {number} upwards */
  function show(toTheRight, upwards) {
    [right, up] = [toTheRight, upwards];
    paintSoon();
  }

  function paintSoon() {
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    const [width, scale] = [canvas.clientWidth, window.devicePixelRatio || 1];
    if (width === 0) return;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(HEIGHT * scale);
    brush.scale(scale, scale);
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    const all = [...now.points, now.at, { x: 0, y: 0 }];
    const [left, far] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
    const [low, high] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
    const unit = Math.min((width - 2 * EDGE) / Math.max(far - left, 1e-9), (HEIGHT - 2 * EDGE) / Math.max(high - low, 1e-9));
    const place = (/** @type {At} */ { x, y }) => ({ x: width / 2 + (x - (left + far) / 2) * unit, y: HEIGHT / 2 - (y - (low + high) / 2) * unit });
    brush.globalAlpha = 0.5;
    brush.fillStyle = theme.lineStrong;
    for (const point of now.points) {
      const { x, y } = place(point);
      brush.fillRect(x - 0.7, y - 0.7, 1.4, 1.4);
    }
    brush.globalAlpha = 1;
    const middle = place({ x: 0, y: 0 });
    stroke([{ x: 0, y: middle.y }, { x: width, y: middle.y }], theme.line, 1);
    stroke([{ x: middle.x, y: 0 }, { x: middle.x, y: HEIGHT }], theme.line, 1);
    const corner = place({ x: now.at.x * right, y: 0 });
    const end = place({ x: now.at.x * right, y: now.at.y * up });
    if (right > 0) stroke([middle, corner, end], theme.positive, 2);
    dot(right > 0 ? end : middle, theme.ink);
    if (up >= 1) name(end, width, theme);
  }

  /** @param {At[]} way @param {string} ink @param {number} line */
  function stroke([first, ...rest], ink, line) {
    brush.strokeStyle = ink;
    brush.lineWidth = line;
    brush.beginPath();
    brush.moveTo(first.x, first.y);
    for (const { x, y } of rest) brush.lineTo(x, y);
    brush.stroke();
  }

  /** @param {At} at @param {string} ink */
  function dot({ x, y }, ink) {
    brush.fillStyle = ink;
    brush.beginPath();
    brush.arc(x, y, 5, 0, 2 * Math.PI);
    brush.fill();
  }

  /** @param {At} at @param {number} width @param {import("../lib/palette.js").Palette} theme */
  function name({ x, y }, width, theme) {
    brush.font = `650 14px ${getComputedStyle(canvas).fontFamily}`;
    brush.textBaseline = "middle";
    const long = brush.measureText(now.name).width;
    const start = x + 9 + long > width ? x - 9 - long : x + 9;
    brush.lineWidth = 3.5;
    brush.lineJoin = "round";
    brush.strokeStyle = theme.surface;
    brush.strokeText(now.name, start, y);
    brush.fillStyle = theme.ink;
    brush.fillText(now.name, start, y);
  }

  new ResizeObserver(paintSoon).observe(canvas);
  new MutationObserver(paintSoon).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return { update, show };
}
