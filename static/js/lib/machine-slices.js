// How a tensor of any number of axes is laid out as rows and columns: what is fixed, and what index a cell has.

/**
 * @typedef {{ at: Record<string, number>, rows: string[], columns: string[], kind: "number" | "matrix" | "table", list: boolean,
 *   index: (row: number, column: number) => number[] }} Slice
 *   `at`: the axes that have one place; `list`: too many columns to lay out, only the largest are told
 */

const RAILS = ["pos", "query_pos", "key_pos"];
const WIDE = 4096;

/**
 * @param {string[]} dims @param {number[]} shape @param {string[]} tokens @param {{ rail: number, head: number }} chosen
 * @returns {Slice}
 */
export function sliceOf(dims, shape, tokens, { rail, head }) {
  /** @type {Record<string, number>} */
  const at = {};
  if (dims.includes("head")) at.head = head;
  const list = dims.includes("d_vocab");
  if (list && dims.includes("pos")) at.pos = rail;
  const free = dims.filter((dim) => !(dim in at));
  const size = (/** @type {string} */ dim) => shape[dims.indexOf(dim)];
  const table = (list && free.length > 1) || (!list && free.some((dim) => size(dim) > WIDE));
  const kind = table ? "table" : free.length === 0 ? "number" : "matrix";
  const [down, across] = free.length > 1 ? free : RAILS.includes(free[0]) ? [free[0], undefined] : [undefined, free[0]];
  return {
    at,
    kind,
    list: list && kind === "matrix",
    rows: down ? labels(down, size(down), tokens) : [""],
    columns: across && !list ? labels(across, size(across), tokens) : [""],
    index: (row, column) => dims.map((dim) => (dim in at ? at[dim] : dim === down ? row : column)),
  };
}

/** @param {string} dim @param {number} size @param {string[]} tokens */
function labels(dim, size, tokens) {
  return Array.from({ length: size }, (_v, place) => (RAILS.includes(dim) ? (tokens[place] ?? String(place + 1)) : String(place + 1)));
}
