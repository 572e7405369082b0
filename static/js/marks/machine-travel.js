// What travels at one moment of the film: along the rails, and along the curves of attention from rail to rail.

import { LEAST_SHARE, curveInk } from "./machine-paint.js";
import { BEND } from "./pen-canvas.js";

/** @typedef {import("./pen-canvas.js").Pen} Pen */

const TRAVELS = 0.08; // a share below this sends no dot of its own

/**
 * @param {Pen} pen @param {import("../lib/machine-layout.js").MachineLayout} layout
 * @param {import("./machine-paint.js").MachineScene} scene @param {import("../lib/palette.js").Palette} theme
 * @param {import("../lib/machine-moment.js").Moment} moment
 */
export function paintTravellers(pen, layout, scene, theme, { shot, part, reach }) {
  if (!shot) return;
  const { kind, layer } = shot;
  if (layer !== null && (kind === "pattern" || kind === "z")) {
    const { curves } = layout.layers[layer];
    const [x1, x2] = [curves.x, curves.x + curves.w];
    (scene.shares[layer] ?? []).forEach((row, query) =>
      row.forEach((share, key) => {
        if (key === query || share < LEAST_SHARE) return;
        const ink = curveInk(share, query === scene.rail, theme);
        pen.curve(x1, layout.rows[key], x2, layout.rows[query], { ...ink, opacity: (ink.opacity ?? 1) * (kind === "pattern" ? part : 1) });
        if (kind === "z" && share >= TRAVELS) {
          const { x, y } = onCurve(x1, layout.rows[key], x2, layout.rows[query], part);
          pen.circle(x, y, 1.2 + 4 * share, { fill: theme.ink, opacity: query === scene.rail ? 0.95 : 0.4 });
        }
      }),
    );
    if (kind === "pattern") return;
  }
  if (layer === null && kind !== "embed" && kind !== "resid_pre") {
    outward(pen, layout, scene, theme, kind, part);
    return;
  }
  layout.rows.forEach((y, rail) => pen.circle(reach, y, rail === scene.rail ? 4 : 2.4, { fill: rail === scene.rail ? theme.ink : theme.ink3 }));
}

/** From the last rail to the words at the right, or from all to the vector of the sentence; at the very end back to the beginning of the text. @param {Pen} pen @param {import("../lib/machine-layout.js").MachineLayout} layout @param {import("./machine-paint.js").MachineScene} scene @param {import("../lib/palette.js").Palette} theme @param {string} kind @param {number} part */
function outward(pen, layout, scene, theme, kind, part) {
  const last = layout.layers[layout.layers.length - 1].post;
  const y = layout.rows[layout.rows.length - 1];
  if (kind === "return") {
    const low = layout.height - 4;
    const x = layout.width - 8 - (layout.width - 8 - layout.start) * part;
    pen.line(layout.width - 8, low, x, low, { stroke: theme.ink, width: 2 });
    pen.circle(x, low, 4, { fill: theme.ink });
  } else if (kind === "sentence") {
    const [x1, x2, to] = [last.x + last.w + 3, layout.width - 6, (layout.rows[0] + y) / 2];
    for (const row of layout.rows) {
      pen.curve(x1, row, x2, to, { stroke: theme.ink3, width: 1, opacity: 0.5 * part });
      const dot = onCurve(x1, row, x2, to, part);
      pen.circle(dot.x, dot.y, 3, { fill: theme.ink });
    }
  } else if (scene.causal && kind !== "tokens") {
    const x = last.x + last.w + (layout.width - last.x - last.w) * part;
    pen.circle(Math.min(x, layout.width - 5), y, 5, { fill: theme.ink });
  }
}

/** A point of the curve that pen.curve draws. @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} t */
function onCurve(x1, y1, x2, y2, t) {
  const bend = (x2 - x1) * BEND;
  const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
  return { x: a * x1 + b * (x1 + bend) + c * (x2 - bend) + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}
