// A row of many numbers in as few lines as there is room for: which cell stands where.

/** @typedef {{ columns: number, rows: number, width: number, height: number }} Grid width and height of one cell */

const LEAST = 4; // px of a cell that can still be pointed at

/**
 * Lines of equal length where the count allows it, so that no line is nearly empty.
 * @param {number} count @param {number} width of the whole, in pixels
 * @param {{ height?: number, least?: number }} [options] of one line; the narrowest cell
 * @returns {Grid}
 */
export function gridOf(count, width, { height = 14, least = LEAST } = {}) {
  if (count === 0 || width <= 0) return { columns: 1, rows: 0, width: 0, height };
  const most = Math.max(1, Math.floor(width / least));
  const rows = Math.ceil(count / most);
  const columns = Math.ceil(count / rows);
  return { columns, rows, width: width / columns, height };
}

/** How high a line of cells is in a narrow place: lower for a long vector, which has many lines. @param {number} count */
export function lineOf(count) {
  return count > 200 ? 8 : 14;
}

/** @param {Grid} grid @param {number} index */
export function cellAt({ columns, width, height }, index) {
  return { x: (index % columns) * width, y: Math.floor(index / columns) * height, width, height };
}

/** @param {Grid} grid @param {number} count @param {number} x @param {number} y @returns {number | null} which cell lies there */
export function indexAt({ columns, rows, width, height }, count, x, y) {
  const [column, row] = [Math.floor(x / width), Math.floor(y / height)];
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  const index = row * columns + column;
  return index < count ? index : null;
}

/**
 * Where a key leads from a cell; null for a key that leads nowhere.
 * @param {Grid} grid @param {number} count @param {number} from @param {string} key
 */
export function cellAfter({ columns }, count, from, key) {
  /** @type {Record<string, number>} */
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -from, End: count - 1 - from };
  if (!(key in steps)) return null;
  return Math.min(count - 1, Math.max(0, from + steps[key]));
}

/** The largest size in a row of numbers, 1 where all are nought. @param {ArrayLike<number>} values */
export function largest(values) {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, Math.abs(values[at]));
  return most || 1;
}
