// What lies under a finger: the neuron, or else the nearest wire.

import { pointOnEdge } from "./network-layout.js";

/** @typedef {import("./network-layout.js").Layout} Layout */
/** @typedef {import("./network-layout.js").LayoutNode} LayoutNode */
/** @typedef {import("./network-layout.js").LayoutEdge} LayoutEdge */

const SAMPLES = 24;

/**
 * @param {Layout} layout @param {number} x @param {number} y
 * @param {number} [margin] how far outside its circle a neuron still counts
 * @returns {LayoutNode | null}
 */
export function nodeAt(layout, x, y, margin = 3) {
  for (const column of layout.nodes) {
    for (const node of column) {
      if (Math.hypot(node.x - x, node.y - y) <= node.r + margin) return node;
    }
  }
  return null;
}

/**
 * The nearest wire within `reach` pixels; where two are as near, the one that comes first.
 * @param {Layout} layout @param {number} x @param {number} y @param {number} [reach]
 * @returns {LayoutEdge | null}
 */
export function edgeAt(layout, x, y, reach = 7) {
  let best = null;
  let least = reach;
  for (const edge of layout.edges) {
    if (x < edge.x1 - reach || x > edge.x2 + reach) continue;
    for (let k = 0; k <= SAMPLES; k += 1) {
      const point = pointOnEdge(edge, k / SAMPLES);
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < least) {
        least = distance;
        best = edge;
      }
    }
  }
  return best;
}
