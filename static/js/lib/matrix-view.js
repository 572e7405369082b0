// A table of numbers as cells: which part of it is shown, where each cell lies, how dark or how coloured it is.

/** @typedef {{ row: number, column: number }} Cell */
/** @typedef {{ row: number, column: number, rows: number, columns: number }} Part the rows and columns that are shown */

/** So many rows and columns can be read at once, with their words beside them. */
export const READABLE = 24;

/**
 * The part around a cell, as large as can be read; the whole where that is not larger.
 * @param {number} rows @param {number} columns @param {Cell} around @param {number} [most]
 * @returns {Part}
 */
export function partAround(rows, columns, around, most = READABLE) {
  const first = (/** @type {number} */ at, /** @type {number} */ count) =>
    Math.max(0, Math.min(at - Math.floor(most / 2), count - most));
  return {
    row: first(around.row, rows),
    column: first(around.column, columns),
    rows: Math.min(rows, most),
    columns: Math.min(columns, most),
  };
}

/**
 * The side of a cell in pixels, so that all of them fit into the width, and not larger than `largest`.
 * @param {number} columns @param {number} width @param {number} [largest]
 */
export function sideOf(columns, width, largest = 34) {
  return Math.max(1, Math.min(largest, width / Math.max(1, columns)));
}

/**
 * The cell at a point, null beside the table.
 * @param {Part} part @param {number} side @param {number} x @param {number} y in pixels from the corner of the part
 * @returns {Cell | null}
 */
export function cellAt(part, side, x, y) {
  const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
  if (row < 0 || column < 0 || row >= part.rows || column >= part.columns) return null;
  return { row: part.row + row, column: part.column + column };
}

/**
 * Where the cursor goes by a key, within the table; null for another key.
 * @param {string} key @param {Cell} cell @param {number} rows @param {number} columns
 * @returns {Cell | null}
 */
export function moved(key, cell, rows, columns) {
  const ways = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -columns], End: [0, columns], PageUp: [-10, 0], PageDown: [10, 0] };
  const way = /** @type {Record<string, number[]>} */ (ways)[key];
  if (!way) return null;
  const within = (/** @type {number} */ at, /** @type {number} */ count) => Math.max(0, Math.min(count - 1, at));
  return { row: within(cell.row + way[0], rows), column: within(cell.column + way[1], columns) };
}

/**
 * How dark a share of attention is: small ones are still seen.
 * @param {number} share 0 to 1 @returns {number} 0 to 1
 */
export function darkness(share) {
  return Math.sqrt(Math.max(0, Math.min(1, share)));
}

/** The largest size among numbers; 0 where there are none. @param {ArrayLike<number>} numbers NaN is masked */
export function largest(numbers) {
  let most = 0;
  for (let k = 0; k < numbers.length; k += 1) {
    const size = Math.abs(numbers[k]);
    if (size > most) most = size;
  }
  return most;
}

/**
 * The shares of one head as the picture of a thumbnail: black, more or less opaque, a pixel a cell.
 * @param {ArrayLike<number>} shares [query, key], flat @returns {Uint8ClampedArray<ArrayBuffer>} RGBA
 */
export function thumbnail(shares) {
  const pixels = new Uint8ClampedArray(shares.length * 4);
  for (let k = 0; k < shares.length; k += 1) pixels[4 * k + 3] = 255 * darkness(shares[k]);
  return pixels;
}
