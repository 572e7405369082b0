// The map of all 512 pictures, 32 wide and 16 high. The Gray code puts pictures side by side that differ in one pixel
// (Frank Gray, US patent 2632058, 1953). Columns count the first five pixels, rows the other four.

export const COLUMNS = 32;
export const ROWS = 16;
export const PICTURES = 512;
export const N_PIXELS = 9;
const COLUMN_BITS = 5;

/** @param {number} n @returns {number} the n-th word of the Gray code */
function grayOf(n) {
  return n ^ (n >> 1);
}

/** @param {number} word @returns {number} its place in the Gray code */
function placeOf(word) {
  let place = word;
  for (let shift = 1; shift < N_PIXELS; shift *= 2) place ^= place >> shift;
  return place;
}

/** @param {number} col 0..31 @param {number} row 0..15 @returns {number} the picture shown there, 0..511 */
export function pictureAt(col, row) {
  return grayOf(col) | (grayOf(row) << COLUMN_BITS);
}

/** @param {number} i picture 0..511 @returns {{ col: number, row: number }} */
export function cellOf(i) {
  return { col: placeOf(i & (COLUMNS - 1)), row: placeOf(i >> COLUMN_BITS) };
}

/** @param {number} i @returns {number[]} nine pixels: bit k of i is pixel k, 1 for white and −1 for black */
export function pixelsOf(i) {
  return Array.from({ length: N_PIXELS }, (_, k) => ((i >> k) & 1 ? 1 : -1));
}

/**
 * @param {number[]} pixels
 * @returns {number} the nearest picture of black and white; a grey of exactly 0 counts as black
 */
export function indexOf(pixels) {
  return pixels.reduce((i, pixel, k) => (pixel > 0 ? i | (1 << k) : i), 0);
}

/**
 * @param {number} i
 * @returns {number[]} the nine pictures that differ from it in one pixel; number k has pixel k flipped
 */
export function flipsOf(i) {
  return Array.from({ length: N_PIXELS }, (_, k) => i ^ (1 << k));
}
