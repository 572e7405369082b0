// Small questions about a layout: which wires touch a neuron, and the same layout further down.

/** @typedef {import("./network-layout.js").Layout} Layout */
/** @typedef {import("./network-layout.js").LayoutEdge} LayoutEdge */

/**
 * Whether a wire leads to a neuron or, unless only arriving ones are asked for, from it.
 * @param {LayoutEdge} edge @param {number} column @param {number} index @param {boolean} [arriving] only those that arrive
 */
export function touches(edge, column, index, arriving = false) {
  if (edge.layer + 1 === column && edge.to === index) return true;
  return !arriving && edge.layer === column && edge.from === index;
}

/**
 * The same layout, `by` pixels further down: room for what stands above it.
 * @param {Layout} layout @param {number} by @returns {Layout}
 */
export function lowered({ nodes, edges }, by) {
  return {
    nodes: nodes.map((column) => column.map((node) => ({ ...node, y: node.y + by }))),
    edges: edges.map((edge) => ({
      ...edge,
      y1: edge.y1 + by,
      y2: edge.y2 + by,
      c1: { x: edge.c1.x, y: edge.c1.y + by },
      c2: { x: edge.c2.x, y: edge.c2.y + by },
      path: edge.path.replace(/,(-?[\d.]+)/g, (_whole, y) => `,${Number(y) + by}`),
    })),
  };
}
