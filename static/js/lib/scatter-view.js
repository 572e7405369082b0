// Thousands of points on a plane: what part of it is seen, which names have room, which point is meant. Pure.

/** @typedef {{ x: number, y: number, name: string }} Point in the units of the data; earlier points are named first */
/** @typedef {{ x: number, y: number, scale: number }} View the data that stands in the middle, and pixels a unit */
/** @typedef {{ width: number, height: number }} Size */

const EDGE = 30;
const ROOM = 110; // at the right, for a name of one word
const FEW = 60; // so few points are all named, and each name has its room
const LETTER = 7.2;
const BOLD_LETTER = 8.6;
const LINE = 18;

/** All points in view, with the same scale both ways. @param {Point[]} points @param {Size} size @returns {View} */
export function fitted(points, { width, height }) {
  if (points.length === 0) return { x: 0, y: 0, scale: 1 };
  const [left, right] = ends(points.map(({ x }) => x));
  const [low, high] = ends(points.map(({ y }) => y));
  const longest = points.length > FEW ? 0 : Math.max(...points.map(({ name }) => name.length));
  const room = longest > 0 ? Math.min(0.45 * width, 24 + longest * (LETTER + 1)) : ROOM;
  const scale = Math.max(1e-9, Math.min((width - EDGE - room) / Math.max(right - left, 1e-9), (height - 2 * EDGE) / Math.max(high - low, 1e-9)));
  return { x: (left + right) / 2 + (room - EDGE) / 2 / scale, y: (low + high) / 2, scale };
}

/** @param {number[]} values @returns {[number, number]} */
function ends(values) {
  return [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
}

/** Data to pixels; up is up. @param {{ x: number, y: number }} point @param {View} view @param {Size} size */
export function onScreen({ x, y }, view, { width, height }) {
  return { x: width / 2 + (x - view.x) * view.scale, y: height / 2 - (y - view.y) * view.scale };
}

/** Nearer or farther, with the data under the finger where it is. @param {View} view @param {number} factor @param {{ x: number, y: number }} at in pixels @param {Size} size @returns {View} */
export function zoomed(view, factor, at, { width, height }) {
  const scale = view.scale * factor;
  const [dx, dy] = [at.x - width / 2, height / 2 - at.y];
  return { x: view.x + dx / view.scale - dx / scale, y: view.y + dy / view.scale - dy / scale, scale };
}

/** @param {View} view @param {number} dx pixels @param {number} dy pixels @returns {View} */
export function panned(view, dx, dy) {
  return { ...view, x: view.x - dx / view.scale, y: view.y + dy / view.scale };
}

/** @typedef {{ k: number, left: number, right: number, y: number }} NameBox where the name of point k stands, in pixels */

/**
 * The places of the points whose names have room: the wanted first, then the others in their order. None overlaps.
 * @param {Point[]} points @param {View} view @param {Size} size @param {number[]} wanted written larger @returns {number[]}
 */
export function named(points, view, size, wanted) {
  return nameBoxes(points, points.length, (k) => onScreen(points[k], view, size), size, wanted, new Set(wanted)).map(({ k }) => k);
}

/**
 * The same, as boxes. A bold name is wider and higher than the others.
 * @param {ArrayLike<{ name: string }>} points @param {number} count @param {(k: number) => { x: number, y: number }} placeOf @param {Size} size
 * @param {number[]} wanted the first is the most wanted @param {Set<number>} bold @returns {NameBox[]}
 */
export function nameBoxes(points, count, placeOf, size, wanted, bold) {
  /** @type {NameBox[][]} */
  const rows = [];
  /** @type {NameBox[]} */
  const placed = [];
  const seen = new Set(wanted);
  const place = (/** @type {number} */ k) => {
    const { x, y } = placeOf(k);
    if (x < -40 || y < 0 || x > size.width || y > size.height) return;
    const right = bold.has(k) ? x + 19 + points[k].name.length * BOLD_LETTER : x + 15 + points[k].name.length * LETTER;
    const box = { k, left: x + 4, right, y };
    const row = Math.floor(y / LINE);
    for (let each = Math.max(0, row - 1); each <= row + 1; each += 1) {
      for (const other of rows[each] ?? []) {
        if (Math.abs(other.y - y) < LINE && box.right >= other.left && box.left <= other.right) return;
      }
    }
    (rows[row] ??= []).push(box);
    placed.push(box);
  };
  for (const k of seen) place(k);
  for (let k = 0; k < count; k += 1) if (!seen.has(k)) place(k);
  return placed;
}

/** The point nearest to a place on the screen, −1 where none is near. @param {Point[]} points @param {View} view @param {Size} size @param {{ x: number, y: number }} at @param {number} [reach] */
export function pointAt(points, view, size, at, reach = 18) {
  let [best, least] = [-1, reach * reach];
  points.forEach((point, k) => {
    const { x, y } = onScreen(point, view, size);
    const far = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (far < least) [best, least] = [k, far];
  });
  return best;
}

/** The next point in a direction: near it, and not far to the side. @param {Point[]} points @param {number} from @param {{ x: number, y: number }} way of length one @returns {number} `from` where there is none */
export function neighbourTowards(points, from, way) {
  const start = points[from] ?? points[0];
  let [best, least] = [from, Infinity];
  points.forEach((point, k) => {
    const [dx, dy] = [point.x - start.x, point.y - start.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y - dy * way.x);
    if (k === from || ahead <= 1e-12 || aside > ahead) return;
    if (ahead + 2 * aside < least) [best, least] = [k, ahead + 2 * aside];
  });
  return best;
}
