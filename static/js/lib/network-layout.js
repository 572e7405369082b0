// Where the neurons and the wires of a layered network stand in a box.

/** @typedef {{ layer: number, index: number, x: number, y: number, r: number }} LayoutNode */
/** @typedef {{ x: number, y: number }} Point */
/**
 * @typedef {{ layer: number, from: number, to: number, path: string, x1: number, y1: number, x2: number, y2: number,
 *   c1: Point, c2: Point }} LayoutEdge
 */
/** @typedef {{ nodes: LayoutNode[][], edges: LayoutEdge[] }} Layout */
/** @typedef {{ width: number, height: number, pad?: number, radius?: number }} Box */

const GAP = 0.38; // a neuron's radius, as a share of the distance to its neighbour
const SPREAD = 3.1; // a short column stays together: at most this many radii lie between two

/**
 * `nodes[column]`: column 0 holds the inputs. `edges[].layer` counts the layers of weights, from column l to l + 1.
 * @param {number[]} sizes how many there are in each column
 * @param {Box} box `pad` is kept free on every side, `radius` is the largest a neuron may be
 * @returns {Layout}
 */
export function networkLayout(sizes, { width, height, pad = 24, radius = 20 }) {
  const room = Math.max(1, height - 2 * pad);
  const across = Math.max(1, width - 2 * pad);
  const step = sizes.length > 1 ? across / (sizes.length - 1) : 0;
  const largest = Math.min(radius, step > 0 ? step / 4 : radius);
  const nodes = sizes.map((size, layer) => {
    const x = sizes.length > 1 ? pad + layer * step : width / 2;
    return column(size, layer, x, { height, room, r: Math.max(2, Math.min(largest, (room / size) * GAP)) });
  });
  return { nodes, edges: nodes.slice(1).flatMap((ends, layer) => wires(nodes[layer], ends, layer)) };
}

/**
 * @param {number} size @param {number} layer @param {number} x
 * @param {{ height: number, room: number, r: number }} space
 */
function column(size, layer, x, { height, room, r }) {
  const distance = size > 1 ? Math.min((room - 2 * r) / (size - 1), SPREAD * r) : 0;
  const top = height / 2 - (distance * (size - 1)) / 2;
  return Array.from({ length: size }, (_, index) => ({ layer, index, x, y: top + index * distance, r }));
}

/** @param {LayoutNode[]} starts @param {LayoutNode[]} ends @param {number} layer @returns {LayoutEdge[]} */
function wires(starts, ends, layer) {
  return starts.flatMap((start) => ends.map((end) => wire(start, end, layer)));
}

/** @param {LayoutNode} start @param {LayoutNode} end @param {number} layer @returns {LayoutEdge} */
function wire(start, end, layer) {
  const x1 = start.x + start.r;
  const x2 = end.x - end.r;
  const bend = (x2 - x1) / 2;
  const c1 = { x: x1 + bend, y: start.y };
  const c2 = { x: x2 - bend, y: end.y };
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${short(x)},${short(y)}`;
  const path = `M${at(x1, start.y)}C${at(c1.x, c1.y)} ${at(c2.x, c2.y)} ${at(x2, end.y)}`;
  return { layer, from: start.index, to: end.index, path, x1, y1: start.y, x2, y2: end.y, c1, c2 };
}

/** @param {number} coordinate @returns {number} to a hundredth of a pixel */
function short(coordinate) {
  return Math.round(coordinate * 100) / 100;
}

/**
 * @param {LayoutEdge} edge @param {number} t 0 at its start, 1 at its end
 * @returns {Point} a point on the cubic curve
 */
export function pointOnEdge({ x1, y1, x2, y2, c1, c2 }, t) {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * x1 + b * c1.x + c * c2.x + d * x2, y: a * y1 + b * c1.y + c * c2.y + d * y2 };
}
