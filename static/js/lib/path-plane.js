// The plane of two poles: to the right is like the first, upwards is like the second. What is shown of it, and where.

/** @typedef {[number, number]} Point likeness to the first pole, to the second */
/** @typedef {{ low: number, high: number, size: number, edge: number }} Scale one for both axes, so that the line between the poles is straight */

/**
 * A scale that holds every point, the same for both axes, with a margin.
 * @param {Point[]} points @param {number} size in pixels @param {number} [edge] free on each side, in pixels
 * @returns {Scale}
 */
export function scaleOf(points, size, edge = 34) {
  const all = points.flat();
  const [least, most] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const margin = Math.max(0.02, (most - least) * 0.06);
  return { low: least - margin, high: most + margin, size, edge };
}

/** @param {Scale} scale @param {Point} point @returns {{ x: number, y: number }} */
export function spotOf({ low, high, size, edge }, [first, second]) {
  const along = (/** @type {number} */ value) => ((value - low) / (high - low)) * (size - 2 * edge) + edge;
  return { x: along(first), y: size - along(second) };
}

/** @param {Scale} scale @param {Point[]} points @returns {string} the path of an SVG */
export function lineOf(scale, points) {
  return points.map((point, at) => {
    const { x, y } = spotOf(scale, point);
    return `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}

/** Round values for the lines of the grid. @param {Scale} scale @returns {number[]} */
export function ticksOf({ low, high }) {
  const step = [0.05, 0.1, 0.2, 0.5].find((each) => (high - low) / each <= 6) ?? 1;
  const ticks = [];
  for (let k = Math.ceil(low / step); k * step <= high; k += 1) ticks.push(Number((k * step).toFixed(2)));
  return ticks;
}

const NEXT_TO_NOTHING = 0.1; // of the gap at the end: so little do the places of two words in their sentences make

/** After how many layers two words part for good: the first lean stays above the second. @param {number[]} one @param {number[]} other @returns {number | null} */
export function partsAfter(one, other) {
  const gap = (/** @type {number} */ depth) => one[depth] - other[depth];
  const first = gap(0) < NEXT_TO_NOTHING * gap(one.length - 1) ? 1 : 0;
  for (let depth = first; depth < one.length; depth += 1) {
    if (one.slice(depth).every((lean, k) => lean > other[depth + k])) return depth;
  }
  return null;
}

/** Words that are typed in a field, with commas or spaces between. @param {string} text @returns {string[]} at most eight */
export function poleWords(text) {
  return [...new Set(text.split(/[,;\s]+/).filter(Boolean))].slice(0, 8);
}
