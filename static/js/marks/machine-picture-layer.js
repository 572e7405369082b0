// One layer in a picture: the stream as the spine, and what each head and the network read of it and add to it.

import { darkness } from "../lib/matrix-view.js";
import { lineOf } from "../lib/strip-layout.js";
import { networkBlock } from "./machine-picture-network.js";
import { stripBlock } from "./machine-picture-strip.js";
import { beside, gap, stack, words } from "./picture-blocks.js";

/** @typedef {import("./picture-blocks.js").Block} Block */
/**
 * @typedef {{ name: string, values: number[] }} Stream
 * @typedef {{ name: string, said: string[], pattern: number[], adds: Stream }} HeadScene `pattern` [query, key], flat
 * @typedef {{ title: string, rails: number, before: Stream, attention: string, heads: HeadScene[], attn: Stream, mid: Stream,
 *   net: string, network: import("./network.js").NetworkView, says: string,
 *   own: { network: import("./network.js").NetworkView, says: string } | null, mlp: Stream, after: Stream }} LayerScene
 *   `own` is the small network of the chapter Pixels
 */

const [INDENT, PAD, GAP, THUMB] = [30, 14, 16, 62];

/** @param {LayerScene} scene @param {number} width @returns {Block} */
export function layerBlock(scene, width) {
  const inner = width - INDENT;
  const box = inner - 2 * PAD;
  const most = Math.max(1, Math.min(scene.heads.length, Math.floor((box + GAP) / (200 + GAP))));
  const each = (box - GAP * (most - 1)) / most;
  const rows = Array.from({ length: Math.ceil(scene.heads.length / most) }, (_v, row) => {
    const cards = scene.heads.slice(row * most, (row + 1) * most);
    return beside(cards.map((head, at) => ({ block: headBlock(head, scene.rails, each), x: at * (each + GAP) })));
  });
  const bold = { size: 14, bold: true, after: 6 };
  return stack([
    words(scene.title, width, { size: 18, bold: true, after: 10 }),
    spine(
      [
        knot(stripBlock(scene.before.values, inner, scene.before.name), false, width),
        knot(stack([words(scene.attention, box, bold), ...rows, stripBlock(scene.attn.values, box, scene.attn.name)]), true, width),
        knot(stripBlock(scene.mid.values, inner, scene.mid.name), false, width),
        knot(stack([words(scene.net, box, bold), networkBlock(scene.network, box), words(scene.says, box, { size: 13.5 }), ...(scene.own ? [ownBlock(scene.own, box)] : []), stripBlock(scene.mlp.values, box, scene.mlp.name)]), true, width),
        knot(stripBlock(scene.after.values, inner, scene.after.name), false, width),
      ],
    ),
  ]);
}

/** @param {{ network: import("./network.js").NetworkView, says: string }} own @param {number} width */
function ownBlock({ network, says }, width) {
  return beside([{ block: networkBlock(network, 250, 150), x: 0 }, { block: words(says, width - 270, { size: 13.5, colour: "ink2" }), x: 270 }]);
}

/** The line from the first to the last. @param {Block[]} knots @returns {Block} */
function spine(knots) {
  const whole = stack(knots);
  return {
    height: whole.height,
    paint(pen, theme, x, y) {
      pen.line(x + 8, y + 10, x + 8, y + whole.height - 14, { stroke: theme.ink, width: 4 });
      whole.paint(pen, theme, x, y);
    },
  };
}

/** A stop on the spine: the stream itself as a ring, or what is added to it in a box with a plus. @param {Block} block @param {boolean} adds @param {number} width @returns {Block} */
function knot(block, adds, width) {
  const inside = adds ? stack([gap(PAD), block, gap(PAD - 6)]) : block;
  return {
    height: inside.height + 12,
    paint(pen, theme, x, y) {
      if (adds) {
        const foot = y + inside.height - 20;
        pen.rect(x + INDENT, y, width - INDENT, inside.height, { fill: theme.surface, stroke: theme.line, radius: 10 });
        pen.circle(x + 8, foot, 11, { fill: theme.ink });
        pen.line(x + 3, foot, x + 13, foot, { stroke: theme.paper, width: 2 });
        pen.line(x + 8, foot - 5, x + 8, foot + 5, { stroke: theme.paper, width: 2 });
      } else pen.circle(x + 8, y + 10, 6, { fill: theme.paper, stroke: theme.ink, width: 4 });
      inside.paint(pen, theme, x + INDENT + (adds ? PAD : 0), y);
    },
  };
}

/** @param {HeadScene} head @param {number} n tokens @param {number} width @returns {Block} */
function headBlock({ name, said, pattern, adds }, n, width) {
  const room = width - THUMB - 12;
  const told = stack([words(name, room, { size: 13.5, bold: true, after: 0 }), ...said.map((line) => words(line, room, { size: 12.5, colour: "ink2", after: 0 }))]);
  /** @type {Block} */
  const thumb = {
    height: THUMB + 6,
    paint(pen, theme, x, y) {
      const side = THUMB / n;
      pen.rect(x, y, THUMB, THUMB, { fill: theme.surface, stroke: theme.line, radius: 3 });
      pattern.forEach((share, at) => {
        if (share > 0.002) pen.rect(x + (at % n) * side, y + Math.floor(at / n) * side, side, side, { fill: theme.ink, opacity: darkness(share) });
      });
    },
  };
  return stack([beside([{ block: thumb, x: 0 }, { block: told, x: THUMB + 12 }]), stripBlock(adds.values, width, adds.name, { size: 12, height: lineOf(adds.values.length) }), gap(8)]);
}
