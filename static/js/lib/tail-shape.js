// All tokens from surest to least, as one shape. Each line down is a tenth of the line above, for most are very small.

export const DECADES = 9; // from 1 down to a billionth

/** @param {number} probability @returns {number} 0 (a billionth or less) to 1 */
export function tailHeight(probability) {
  return probability > 0 ? Math.min(1, Math.max(0, 1 + Math.log10(probability) / DECADES)) : 0;
}

/**
 * @param {ArrayLike<number>} probabilities @param {ArrayLike<number>} order the ids, the most probable first
 * @param {{ width: number, height: number }} size @returns {string} the d of a path: a step for each token, or each pixel
 */
export function tailPath(probabilities, order, { width, height }) {
  const steps = Math.max(1, Math.min(order.length, Math.round(width)));
  const each = width / steps;
  let d = `M0 ${height}`;
  for (let step = 0; step < steps; step += 1) {
    const id = order[Math.floor((step * order.length) / steps)];
    const y = height * (1 - tailHeight(probabilities[id]));
    d += `V${y.toFixed(1)}H${((step + 1) * each).toFixed(1)}`;
  }
  return `${d}V${height}Z`;
}

/** @param {number} x from 0 to 1 along the strip @param {number} tokens how many @returns {number} the rank there, from 0 */
export function rankAt(x, tokens) {
  return Math.min(tokens - 1, Math.max(0, Math.floor(x * tokens)));
}
