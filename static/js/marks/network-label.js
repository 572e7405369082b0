// The weight of the wire under the finger, on a small plate above its middle.

import { attributes, svg } from "./element.js";

/** @typedef {import("../lib/network-layout.js").LayoutEdge} LayoutEdge */

/** @param {SVGSVGElement} root */
export function createWireLabel(root) {
  const text = svg("text", { x: 23, y: 11 });
  const label = svg("g", { class: "wire-label", visibility: "hidden" }, svg("rect", { width: 46, height: 22 }), text);
  root.append(label);

  return {
    /** @param {LayoutEdge | null} edge null hides it @param {string} words */
    show(edge, words) {
      attributes(label, { visibility: edge ? "visible" : "hidden" });
      if (!edge) return;
      const [x, y] = [(edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2 - 16];
      attributes(label, { transform: `translate(${x - 23},${y - 11})` });
      text.textContent = words;
    },
  };
}
