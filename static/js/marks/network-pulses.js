// What travels on the wires: a number leaves, is multiplied half way, and arrives as a product.

import { signColor } from "../lib/color.js";
import { pointOnEdge } from "../lib/network-layout.js";
import { short } from "../lib/short.js";

/** @typedef {import("../types.js").Pulse} Pulse */
/** @typedef {import("../lib/network-layout.js").Layout} Layout */
/** @typedef {import("../lib/palette.js").Palette} Palette */

const HALF = 0.5; // where on its way a number meets the weight
const CROWDED = 0.64; // nearer to the neuron the numbers would lie on each other

/** @typedef {{ pulse: Pulse, multiplied: boolean, text: string, x: number, y: number }} Spot  a number that is written beside its pulse */

/**
 * @param {HTMLCanvasElement} canvas
 */
export function createPulses(canvas) {
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let empty = true;
  /** @type {Spot[]} */
  let spots = [];

  /** @param {number} width @param {number} height */
  function resize(width, height) {
    const scale = Math.min(2, globalThis.devicePixelRatio || 1);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    brush.setTransform(scale, 0, 0, scale, 0, 0);
    empty = true;
  }

  /**
   * @param {Pulse[]} pulses @param {Layout} layout @param {Palette} palette @param {number} width @param {number} height
   */
  function draw(pulses, layout, palette, width, height) {
    spots = [];
    if (pulses.length === 0 && empty) return;
    brush.clearRect(0, 0, width, height);
    empty = pulses.length === 0;
    brush.font = "600 12px system-ui, sans-serif";
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    for (const pulse of pulses) one(pulse, layout, palette);
  }

  /** @param {Pulse} pulse @param {Layout} layout @param {Palette} palette */
  function one(pulse, layout, palette) {
    const { layer, from, to, progress, value, product, backward } = pulse;
    const ends = layout.nodes[layer + 1]?.length ?? 0;
    const edge = layout.edges[edgeStart(layout, layer) + from * ends + to];
    if (!edge || progress <= 0 || progress >= 1) return;
    const done = backward ? 1 - progress : progress;
    const multiplied = done >= HALF;
    const carried = multiplied ? product : value;
    const meeting = Math.max(0, 1 - Math.abs(done - HALF) / 0.12);
    const { x, y } = pointOnEdge(edge, progress);
    brush.fillStyle = signColor(Math.sign(carried) * Math.max(0.25, Math.min(1, Math.abs(carried))), palette);
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 1;
    brush.beginPath();
    brush.arc(x, y, 4.5 + 2.5 * meeting, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
    if (progress > CROWDED || spots.some((spot) => Math.abs(spot.x - x) < 26 && Math.abs(spot.y + 8 - y) < 13)) return; // not one on another
    brush.lineWidth = 4;
    brush.strokeStyle = palette.paper;
    brush.strokeText(short(carried), x, y - 13);
    brush.fillStyle = palette.ink;
    brush.fillText(short(carried), x, y - 13);
    spots.push({ pulse, multiplied, text: short(carried), x, y: y - 8 }); // between the number and its dot
  }

  return { resize, draw, spots: () => spots, at };

  /** The written number nearest to a place, if it is near enough. @param {number} x @param {number} y @param {number} reach @returns {Spot | null} */
  function at(x, y, reach) {
    const far = (/** @type {Spot} */ spot) => Math.hypot(spot.x - x, spot.y - y);
    const nearest = spots.reduce((best, spot) => (best === null || far(spot) < far(best) ? spot : best), /** @type {Spot | null} */ (null));
    return nearest !== null && far(nearest) <= reach ? nearest : null;
  }
}

/** Where the wires of a layer begin in the list of all. @param {Layout} layout @param {number} layer */
function edgeStart(layout, layer) {
  let start = 0;
  for (let l = 0; l < layer; l += 1) start += layout.nodes[l].length * layout.nodes[l + 1].length;
  return start;
}
