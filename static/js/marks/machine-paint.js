// The whole machine, drawn with any pen: rails, strips of numbers, curves of attention between the rails, little networks.

import { _ } from "../lib/words.js";

/** @typedef {import("./pen-canvas.js").Pen} Pen */
/** @typedef {import("../lib/palette.js").Palette} Palette */
/** @typedef {import("../lib/machine-layout.js").MachineLayout} MachineLayout */
/**
 * @typedef {{ tokens: string[], layers: number, causal: boolean, rail: number, strips: (number[] | null)[][],
 *   shares: number[][][], neurons: (number[] | null)[][] }} MachineScene
 *   `strips[stream][rail]`, `shares[layer][query][key]`, `neurons[layer][rail]` the strongest few, as they let through
 */

/** Curves thinner than this share are left out. */
export const LEAST_SHARE = 0.05;

/** @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme */
export function paintRails(pen, layout, scene, theme) {
  const end = layout.layers[layout.layers.length - 1];
  layout.rows.forEach((y, rail) => {
    const here = rail === scene.rail;
    const stop = end.post.x + end.post.w + (here ? 6 : 2);
    pen.line(layout.start - 6, y, stop, y, { stroke: here ? theme.ink : theme.lineStrong, width: here ? 2.4 : 1, opacity: here ? 1 : 0.55 });
  });
}

/** What is there before anything has come: the rails, and an empty place for each vector. @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme */
export function paintPale(pen, layout, scene, theme) {
  paintRails(pen, layout, { ...scene, rail: -1 }, theme);
  for (const span of stripsOf(layout)) for (const y of layout.rows) paintPlace(pen, layout, span, y, theme);
}

/** The places of the vectors, from left to right. @param {MachineLayout} layout */
function stripsOf({ embed, layers }) {
  return [embed, ...layers.flatMap(({ mid, post }) => [mid, post])];
}

/** @param {Pen} pen @param {MachineLayout} layout @param {import("../lib/machine-layout.js").Span} span @param {number} y @param {Palette} theme */
function paintPlace(pen, { strip }, { x, w }, y, theme) {
  pen.rect(x - 1.5, y - strip / 2 - 1.5, w + 3, strip + 3, { fill: theme.surface, stroke: theme.line, radius: 2 });
}

/** What the machine makes of the text, without what is told beside it. @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme */
export function paintMachine(pen, layout, scene, theme) {
  for (const step of machineSteps(pen, layout, scene, theme)) step();
}

/**
 * The same in steps, so that a film that plays need not wait for all of it: the rails, layer by layer, stream by stream.
 * @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme @returns {(() => void)[]}
 */
export function machineSteps(pen, layout, scene, theme) {
  return [
    () => paintRails(pen, layout, scene, theme),
    ...layout.layers.map((_spans, layer) => () => paintCurves(pen, layout, scene, theme, layer)),
    ...layout.layers.map(({ net }, layer) => () => layout.rows.forEach((y, rail) => paintNet(pen, net.x + net.w / 2, y, Math.min(net.w, layout.step * 0.62), scene.neurons[layer]?.[rail] ?? null, theme))),
    ...stripsOf(layout).map((span, stream) => () => paintStrips(pen, layout, scene.strips[stream] ?? [], span, theme)),
  ];
}

/** Who looks at whom in a layer. @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme @param {number} layer */
function paintCurves(pen, layout, scene, theme, layer) {
  const { curves } = layout.layers[layer];
  scene.shares[layer]?.forEach((row, query) =>
    row.forEach((share, key) => {
      if (key === query || share < LEAST_SHARE) return;
      pen.curve(curves.x, layout.rows[key], curves.x + curves.w, layout.rows[query], curveInk(share, query === scene.rail, theme));
    }),
  );
}

/** The vectors of one stream, rail by rail. @param {Pen} pen @param {MachineLayout} layout @param {(number[] | null)[]} rows @param {import("../lib/machine-layout.js").Span} span @param {Palette} theme */
function paintStrips(pen, layout, rows, span, theme) {
  const limit = limitOf(rows);
  layout.rows.forEach((y, rail) => {
    const values = rows[rail];
    paintPlace(pen, layout, span, y, theme);
    if (values && values.length > 0) pen.strip(span.x, y - layout.strip / 2, span.w, layout.strip, values, limit);
  });
}

/**
 * The size with the full colour: well above the usual one of a middling rail. So rails can be compared, and one with very
 * large numbers does not pale the others.
 * @param {(number[] | null)[]} rows
 */
export function limitOf(rows) {
  const sizes = rows.map((row) => (row && row.length > 0 ? Math.sqrt(row.reduce((sum, value) => sum + value * value, 0) / row.length) : 0));
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  return 2.2 * (sorted[Math.floor(sorted.length / 2)] ?? 0) || 1;
}

/** @param {number} share @param {boolean} here @param {Palette} theme */
export function curveInk(share, here, theme) {
  return { stroke: theme.ink2, width: 0.6 + 5.4 * share, opacity: (here ? 0.3 : 0.12) + (here ? 0.6 : 0.4) * share };
}

/**
 * A little network: three in, the strongest neurons, three out. The neurons have their real numbers.
 * @param {Pen} pen @param {number} x @param {number} y @param {number} size @param {number[] | null} neurons @param {Palette} theme
 */
function paintNet(pen, x, y, size, neurons, theme) {
  const r = Math.max(0.9, size * 0.085);
  const side = [-0.3, 0, 0.3];
  const middle = neurons ?? [0, 0, 0, 0];
  const at = (/** @type {number} */ k) => y + (k - (middle.length - 1) / 2) * (size / Math.max(3, middle.length - 0.4));
  if (size > 11) {
    for (const end of side) {
      middle.forEach((_value, k) => {
        pen.line(x - size * 0.36, y + end * size, x, at(k), { stroke: theme.lineStrong, width: 0.5, opacity: 0.5 });
        pen.line(x, at(k), x + size * 0.36, y + end * size, { stroke: theme.lineStrong, width: 0.5, opacity: 0.5 });
      });
      for (const x0 of [x - size * 0.36, x + size * 0.36]) pen.circle(x0, y + end * size, r, { fill: theme.ink });
    }
  }
  const limit = Math.max(...middle.map(Math.abs)) || 1;
  middle.forEach((value, k) => pen.circle(x, at(k), r * 1.25, { fill: value === 0 ? theme.surface : value > 0 ? theme.positive : theme.negative, opacity: neurons ? 0.25 + 0.75 * (Math.abs(value) / limit) : 1, stroke: theme.ink, width: 0.5 }));
}

/** The headings over the columns. @param {Pen} pen @param {MachineLayout} layout @param {Palette} theme @param {number | null} lit the layer that the film is at */
export function paintHeads(pen, layout, theme, lit) {
  const size = layout.layers.length > 6 ? 10 : 12.5;
  const y = layout.head * 0.36;
  const few = layout.layers.length <= 6;
  pen.text(layout.embed.x + layout.embed.w / 2, y, few && layout.embed.w > 34 ? _("embedding") : "", { size, fill: theme.ink3, anchor: "middle" });
  layout.layers.forEach(({ curves, post }, layer) => {
    const name = few ? _("layer {n}", { n: layer + 1 }) : String(layer + 1);
    pen.text((curves.x + post.x + post.w) / 2, y, name, { size, fill: layer === lit ? theme.ink : theme.ink3, anchor: "middle", bold: layer === lit });
  });
}

/** For a file, where no page stands around it: the tokens. @param {Pen} pen @param {MachineLayout} layout @param {MachineScene} scene @param {Palette} theme */
export function paintTokens(pen, layout, scene, theme) {
  const size = Math.min(14, layout.step * 0.8);
  layout.rows.forEach((y, rail) => pen.text(layout.start - 12, y, scene.tokens[rail], { size, fill: theme.ink, anchor: "end", bold: rail === scene.rail }));
}
