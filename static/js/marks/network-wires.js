// The wires of a network: blue or orange by sign, wide and dark by strength.

import { wireWidth } from "../lib/color.js";
import { attributes, svg } from "./element.js";

/** @typedef {import("../lib/network-layout.js").Layout} Layout */

/**
 * @param {SVGSVGElement} root
 */
export function createWires(root) {
  const group = svg("g", { class: "wires" });
  root.append(group);
  /** @type {SVGPathElement[]} */
  let paths = [];
  /** @type {Layout} */
  let layout = { nodes: [], edges: [] };

  return {
    /** @param {Layout} next */
    place(next) {
      layout = next;
      paths = layout.edges.map((edge) => svg("path", { class: "wire", d: edge.path }));
      group.replaceChildren(...paths);
    },
    /** @param {number[][][]} values one for each wire, at most about ±1 for the widest */
    paint(values) {
      layout.edges.forEach((edge, at) => {
        const value = values[edge.layer]?.[edge.from]?.[edge.to] ?? 0;
        const size = Math.min(1, Math.abs(value));
        attributes(paths[at], { class: `wire ${value < 0 ? "negative" : "positive"}`, "stroke-width": wireWidth(value).toFixed(2) });
        paths[at].style.setProperty("--strength", (0.1 + 0.62 * size).toFixed(2));
      });
    },
    /**
     * Only these wires stay in ink; null for all of them.
     * @param {((edge: import("../lib/network-layout.js").LayoutEdge) => boolean) | null} chosen
     */
    isolate(chosen) {
      group.classList.toggle("isolated", chosen !== null);
      layout.edges.forEach((edge, at) => paths[at].classList.toggle("on", chosen !== null && chosen(edge)));
    },
  };
}
