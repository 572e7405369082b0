// All points of a plane of words, drawn once with a margin around: while the paper is only moved, the picture moves whole.

import { inkOf } from "../lib/word-plane.js";
import { createStamps } from "./word-dots.js";

/** @typedef {{ points: { on: number, near: number, of: number }[], xs: Float64Array, ys: Float64Array, size: { width: number, height: number }, radius: number, scale: number }} Dots xs, ys: in pixels; scale: two pictures of one scale differ by a shift */

const MARGIN = 140; // pixels that the paper can be moved until it is drawn again

export function createDotsLayer() {
  const canvas = document.createElement("canvas");
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const stamps = createStamps();
  /** @type {Dots["points"] | null} */
  let drawn = null;
  let key = "";
  let first = { x: 0, y: 0 };

  /** @param {Dots} dots @param {string} like @param {import("./word-dots.js").Inks} inks @param {number} ratio */
  function draw({ points, xs, ys, size, radius }, like, inks, ratio) {
    stamps.prepare(radius, inks, ratio);
    canvas.width = Math.round((size.width + 2 * MARGIN) * ratio);
    canvas.height = Math.round((size.height + 2 * MARGIN) * ratio);
    const edge = MARGIN + radius + 2;
    for (let k = 0; k < points.length; k += 1) {
      const [x, y] = [xs[k], ys[k]];
      if (x < -edge || y < -edge || x > size.width + edge || y > size.height + edge) continue;
      stamps.press(brush, (x + MARGIN) * ratio, (y + MARGIN) * ratio, points[k].on, inkOf(points[k].near, points[k].of));
    }
    drawn = points;
    key = like;
    first = { x: xs[0], y: ys[0] };
  }

  return {
    /** @param {CanvasRenderingContext2D} onto without a scale @param {Dots} dots @param {import("./word-dots.js").Inks} inks @param {boolean} still whether no point is on its way */
    paint(onto, dots, inks, still) {
      if (dots.points.length === 0) return;
      const ratio = devicePixelRatio;
      const { size, radius, scale, xs, ys } = dots;
      const like = [size.width, size.height, radius, scale, inks.paper, inks.pale, inks.ink, ratio].join();
      const moved = { x: xs[0] - first.x, y: ys[0] - first.y };
      const fits = still && drawn === dots.points && key === like && Math.max(Math.abs(moved.x), Math.abs(moved.y)) <= MARGIN;
      if (!fits) draw(dots, still ? like : "", inks, ratio);
      const by = fits ? moved : { x: 0, y: 0 };
      onto.drawImage(canvas, Math.round((by.x - MARGIN) * ratio), Math.round((by.y - MARGIN) * ratio));
    },
  };
}
