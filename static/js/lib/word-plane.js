// A plane of thousands of words: how each point tells what it hides, what part of the plane is seen, where an end is. Pure.

/** @typedef {import("./scatter-view.js").View} View */
/** @typedef {import("./scatter-view.js").Size} Size */
/** @typedef {{ x: number, y: number }} Place */
/** @typedef {"left" | "right" | "low" | "high"} End */
/** @typedef {Record<End, string>} Ends the word at each; "" where there is none */

/** @type {readonly End[]} */
export const ENDS = ["left", "right", "low", "high"];
/** How dark a point can be. */
export const INKS = 5;
const ZONE = 0.2; // of the width or the height: so near to its edge a word is dropped onto that end
const NEAREST = 0.5; // and farthest of the zoom, as multiples of the whole in view
const FARTHEST = 150;

/** How dark: 0 where none of its true neighbours is near it, 4 where nearly all are. @param {number} near @param {number} of */
export function inkOf(near, of) {
  return near <= 0 || of <= 0 ? 0 : Math.min(INKS - 1, Math.ceil((near / of) * (INKS - 1)));
}

/** How far a ring is filled, as a share of its radius: areas are to each other as what can be seen. @param {number} on 0 to 1 */
export function fillOf(on) {
  return Math.sqrt(Math.min(1, Math.max(0, on)));
}

/** The radius of a ring: a little larger where points stand apart. @param {number} scale @param {number} whole the scale at which all are in view */
export function radiusOf(scale, whole) {
  return Math.round(2 * Math.min(6.5, Math.max(2.5, 3 * Math.sqrt(scale / Math.max(whole, 1e-9))))) / 2;
}

/**
 * All points in view, with one scale both ways and a margin for names and ends.
 * @param {ArrayLike<number>} xs @param {ArrayLike<number>} ys @param {Size} size @param {{ left: number, right: number, top: number, bottom: number }} margin
 * @returns {View}
 */
export function wholeView(xs, ys, { width, height }, margin) {
  if (xs.length === 0) return { x: 0, y: 0, scale: 1 };
  const [left, right] = reach(xs);
  const [low, high] = reach(ys);
  const room = { x: Math.max(40, width - margin.left - margin.right), y: Math.max(40, height - margin.top - margin.bottom) };
  const scale = Math.min(room.x / Math.max(right - left, 1e-9), room.y / Math.max(high - low, 1e-9));
  return { x: (left + right) / 2 + (margin.right - margin.left) / 2 / scale, y: (low + high) / 2 + (margin.top - margin.bottom) / 2 / scale, scale };
}

/** @param {ArrayLike<number>} values @returns {[number, number]} */
function reach(values) {
  let [low, high] = [values[0], values[0]];
  for (let k = 1; k < values.length; k += 1) {
    if (values[k] < low) low = values[k];
    if (values[k] > high) high = values[k];
  }
  return [low, high];
}

/** No nearer and no farther than words can be read. @param {View} view @param {number} whole */
export function heldView(view, whole) {
  return { ...view, scale: Math.min(FARTHEST * whole, Math.max(NEAREST * whole, view.scale)) };
}

/** Between two views; the scale by its ratio. @param {View} from @param {View} to @param {number} t 0 to 1 @returns {View} */
export function viewBetween(from, to, t) {
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * t;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), scale: from.scale * (to.scale / from.scale) ** t };
}

/** The view that has a place in it, moved no farther than needed. @param {View} view @param {Place} point @param {Size} size @param {number} edge pixels */
export function viewWith(view, point, { width, height }, edge) {
  const dx = (point.x - view.x) * view.scale;
  const dy = (point.y - view.y) * view.scale;
  const over = (/** @type {number} */ far, /** @type {number} */ half) => Math.sign(far) * Math.max(0, Math.abs(far) - Math.max(0, half - edge));
  return { ...view, x: view.x + over(dx, width / 2) / view.scale, y: view.y + over(dy, height / 2) / view.scale };
}

/** The end whose edge is near, null in the middle. @param {Place} at in pixels @param {Size} size @returns {End | null} */
export function endAt({ x, y }, { width, height }) {
  /** @type {[End, number][]} */
  const far = [["left", x / width], ["right", 1 - x / width], ["low", 1 - y / height], ["high", y / height]];
  const [end, least] = far.reduce((best, each) => (each[1] < best[1] ? each : best));
  return least < ZONE ? end : null;
}

/** @param {string} axes "low>high,low>high" @returns {Ends} */
export function endsOf(axes) {
  const [x = "", y = ""] = axes.split(",");
  const [left = "", right = ""] = x.split(">").map((word) => word.trim());
  const [low = "", high = ""] = y.split(">").map((word) => word.trim());
  return { left, right, low, high };
}

/** As it stands in a link. @param {Ends} ends */
export function axesText({ left, right, low, high }) {
  const plain = (/** @type {string} */ word) => word.trim().toLowerCase().replace(/[,>]/g, "");
  const [x, y] = [[left, right], [low, high]].map((pair) => pair.map(plain).join(">"));
  return y === ">" ? (x === ">" ? "" : x) : `${x},${y}`;
}

/** A word is at one end of the plane: put at another, it leaves the one. @param {Ends} ends @param {End} end @param {string} word "" takes it away @returns {Ends} */
export function withEnd(ends, end, word) {
  const left = Object.fromEntries(ENDS.map((each) => [each, ends[each] === word ? "" : ends[each]]));
  return /** @type {Ends} */ ({ ...left, [end]: word });
}

/** As the server is asked: null is the middle of all words. @param {Ends} ends @returns {"pca" | (string | null)[][]} */
export function axesAsked({ left, right, low, high }) {
  if (!left && !right && !low && !high) return "pca";
  return [[left || null, right || null], [low || null, high || null]];
}
