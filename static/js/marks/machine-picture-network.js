// The network of a layer in a picture: the figure of the chapter Pixels, with its numbers.

import { inkOn, signColor, wireWidth } from "../lib/color.js";
import { brief } from "../lib/graphemes.js";
import { networkLayout } from "../lib/network-layout.js";
import { lowered } from "../lib/network-parts.js";
import { short } from "../lib/short.js";

const HEIGHT = 340;

const READABLE = 8; // the radius from which on a number has room

/** @param {import("./network.js").NetworkView} view @param {number} width @param {number} [whole] how high @returns {import("./picture-blocks.js").Block} */
export function networkBlock(view, width, whole = HEIGHT) {
  const { nodes, edges } = lowered(networkLayout(view.sizes, { width: width - 22, height: whole + 26, pad: 30 }), -4);
  return {
    height: whole + 8,
    paint(pen, theme, x, y) {
      for (const { layer, from, to, x1, y1, x2, y2 } of edges) {
        const value = (view.wires ?? view.weights)[layer][from][to];
        const opacity = 0.1 + 0.62 * Math.min(1, Math.abs(value));
        pen.curve(x + x1, y + y1, x + x2, y + y2, { stroke: value < 0 ? theme.negative : theme.positive, width: wireWidth(value), opacity, bend: 0.5 });
      }
      nodes.forEach((column, at) => {
        pen.text(x + column[0].x, y + 10, view.titles[at], { size: 12.5, fill: theme.ink3, anchor: at === 0 ? "start" : at === nodes.length - 1 ? "end" : "middle" });
        for (const node of column) {
          const fill = signColor(view.fills?.[at]?.[node.index] ?? 0, theme);
          pen.circle(x + node.x, y + node.y, node.r, { fill, stroke: theme.ink, width: Math.min(1.5, node.r / 5) });
          if (node.r >= READABLE) pen.text(x + node.x, y + node.y, short(view.values[at][node.index] ?? 0), { size: Math.min(12, Math.max(8, node.r * 0.72)), fill: inkOn(fill), anchor: "middle" });
          if (at === nodes.length - 1) pen.text(x + node.x + node.r + 6, y + node.y, brief(view.symbols[node.index], 3), { size: 13, fill: theme.ink2 });
        }
      });
    },
  };
}
