// Words on a plane: where each lies on the screen, which of their names have room, which is under the finger. Pure.

/**
 * @typedef {{ word: string, family: string, x: number, y: number }} MapPoint
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ x: number, y: number }} Place
 */

const EDGE = { left: 16, right: 64, top: 16, bottom: 16 }; // room for a name at the right
const LETTER = 7; // px, a letter at its widest on average
const LINE = 15;

/**
 * All points with one scale for both axes; what lies between the outermost stands in the middle.
 * @param {MapPoint[]} points @param {Size} size @returns {Place[]}
 */
export function mapPlaces(points, { width, height }) {
  const [across, up] = [span(points.map(({ x }) => x)), span(points.map(({ y }) => y))];
  const [halfX, halfY] = [(width - EDGE.left - EDGE.right) / 2, (height - EDGE.top - EDGE.bottom) / 2];
  const scale = Math.max(0, Math.min(halfX / across.half, halfY / up.half));
  return points.map(({ x, y }) => ({ x: EDGE.left + halfX + (x - across.middle) * scale, y: EDGE.top + halfY - (y - up.middle) * scale }));
}

/** @param {number[]} values */
function span(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { middle: (low + high) / 2, half: Math.max(1e-9, (high - low) / 2) };
}

/**
 * The points whose names are written: those of the list come first, and none lies on another.
 * @param {MapPoint[]} points @param {Place[]} places @param {number[]} wanted the first is the most wanted
 * @returns {number[]}
 */
export function namesWithRoom(points, places, wanted) {
  /** @type {{ left: number, right: number, top: number, bottom: number }[]} */
  const taken = [];
  return wanted.filter((k) => {
    const { x, y } = places[k];
    const box = { left: x + 6, right: x + 10 + points[k].word.length * LETTER, top: y - LINE / 2, bottom: y + LINE / 2 };
    const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    if (free) taken.push(box);
    return free;
  });
}

/** The point nearest to a place, -1 where none is near. @param {Place[]} places @param {Place} at @param {number} [reach] */
export function pointNear(places, at, reach = 22) {
  let best = -1;
  let least = reach * reach;
  places.forEach(({ x, y }, k) => {
    const far = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (far < least) [best, least] = [k, far];
  });
  return best;
}

/**
 * The order in which names are wanted: of a family that is looked at all, else a few of each in turn.
 * @param {MapPoint[]} points @param {string | null} family @param {number} [each]
 */
export function wantedNames(points, family, each = 3) {
  const places = [...points.keys()];
  if (family !== null) return places.filter((k) => points[k].family === family);
  /** @type {Map<string, number>} */
  const count = new Map();
  const rank = points.map((point) => {
    const n = count.get(point.family) ?? 0;
    count.set(point.family, n + 1);
    return n;
  });
  return places.filter((k) => rank[k] < each).sort((a, b) => rank[a] - rank[b] || a - b);
}
