// Arcs from one word to others: where each begins and ends, how wide and how dark it is.

/** @typedef {{ x: number, y: number, height: number, line: number }} Spot the middle of a chip's upper edge; how high it is; its line */

export const LIFT = 54; // how high the arcs of a line may rise, in pixels

/**
 * Above the words of a line; from one line to another, from the lower edge of the one to the upper edge of the other.
 * @param {Spot} from @param {Spot} to @returns {string} the path of an SVG
 */
export function arcPath(from, to) {
  if (from.line !== to.line) {
    const [above, below] = from.line < to.line ? [from, to] : [to, from];
    const [start, half] = [above.y + above.height, (below.y - above.y - above.height) / 2];
    return `M${round(above.x)} ${round(start)}C${round(above.x)} ${round(start + half)} ${round(below.x)} ${round(below.y - half)} ${round(below.x)} ${round(below.y)}`;
  }
  if (from === to || Math.abs(from.x - to.x) < 1) {
    const [left, right] = [from.x - 7, from.x + 7];
    return `M${round(left)} ${round(from.y)}C${round(left - 8)} ${round(from.y - 26)} ${round(right + 8)} ${round(from.y - 26)} ${round(right)} ${round(from.y)}`;
  }
  const height = riseOf(Math.abs(from.x - to.x));
  return `M${round(from.x)} ${round(from.y)}C${round(from.x)} ${round(from.y - height)} ${round(to.x)} ${round(to.y - height)} ${round(to.x)} ${round(to.y)}`;
}

/** How high the handles of an arc stand: the arc itself rises three quarters of it. @param {number} apart */
export function riseOf(apart) {
  return Math.min(LIFT / 0.75, 18 + apart * 0.28);
}

/** @param {number} share 0 to 1 @returns {number} pixels */
export function arcWidth(share) {
  return 0.6 + 11 * Math.max(0, Math.min(1, share));
}

/** @param {number} share 0 to 1 @returns {number} opacity */
export function arcInk(share) {
  return 0.12 + 0.78 * Math.sqrt(Math.max(0, Math.min(1, share)));
}

/** The weight after a pull: up is more. @param {number} before @param {number} pulled pixels upwards */
export function pulledWeight(before, pulled) {
  return Math.max(0, Math.min(1, before + pulled / 140));
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
