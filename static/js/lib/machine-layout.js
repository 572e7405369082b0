// Where everything of the whole machine stands: a rail for each token, and on it, layer after layer, strip, network, strip.

/**
 * @typedef {{ x: number, w: number }} Span
 * @typedef {{ curves: Span, mid: Span, net: Span, post: Span }} LayerSpans
 * @typedef {{ width: number, height: number, rows: number[], step: number, strip: number, start: number, end: number,
 *   embed: Span, layers: LayerSpans[], head: number }} MachineLayout
 *   `rows`: the height of each rail; `strip`: how high a strip is; `head`: the room above the first rail
 */

const LEAST_STEP = 13;
const MOST_STEP = 62;
const HEAD = 46;
const FOOT = 16;

/** How high the figure wants to be. @param {number} rails @param {number} room */
export function heightOf(rails, room) {
  return Math.max(HEAD + FOOT + rails * LEAST_STEP, Math.min(room, HEAD + FOOT + rails * MOST_STEP));
}

/**
 * @param {{ width: number, height: number, rails: number, layers: number, left: number, head?: number }} wanted
 *   `left`: the room of the tokens
 * @returns {MachineLayout}
 */
export function machineLayout({ width, height, rails, layers, left, head = HEAD }) {
  const step = (height - head - FOOT) / Math.max(1, rails);
  const rows = Array.from({ length: rails }, (_v, rail) => head + (rail + 0.5) * step);
  const room = Math.max(60, width - left - 22);
  const unit = room / (0.75 + 2.6 * layers + 0.35); // a strip is 0.62 of it
  const start = left + 6;
  const w = unit * 0.62;
  const embed = { x: start + unit * 0.08, w };
  const spans = Array.from({ length: layers }, (_v, layer) => {
    const x = start + unit * (0.75 + 2.6 * layer);
    return { curves: { x, w: unit * 0.66 }, mid: { x: x + unit * 0.7, w }, net: { x: x + unit * 1.4, w: unit * 0.42 }, post: { x: x + unit * 1.9, w } };
  });
  return { width, height, rows, step, strip: Math.max(5, Math.min(22, step * 0.5)), start, end: width - 8, embed, layers: spans, head };
}

/**
 * How far to the right the film has come when a shot of this kind is over.
 * @param {MachineLayout} layout @param {{ kind: string, layer: number | null }} shot
 */
export function reachOf(layout, { kind, layer }) {
  if (layer === null) {
    if (kind === "text" || kind === "tokens") return layout.start;
    if (kind === "embed") return layout.embed.x + layout.embed.w * 0.5;
    if (kind === "resid_pre") return layout.embed.x + layout.embed.w + 1;
    return layout.width;
  }
  const { curves, mid, net, post } = layout.layers[layer];
  const before = layer === 0 ? layout.embed.x + layout.embed.w : layout.layers[layer - 1].post.x + layout.layers[layer - 1].post.w;
  const part = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ t) => from + (to - from) * t;
  /** @type {Record<string, number>} */
  const places = {
    "ln1.out": part(before, curves.x, 0.5),
    q: part(before, curves.x, 0.7),
    k: part(before, curves.x, 0.85),
    v: curves.x,
    attn_scores: curves.x,
    pattern: curves.x,
    z: curves.x + curves.w,
    attn_out: mid.x - 1,
    attn_sum: mid.x + mid.w * 0.5,
    resid_mid: mid.x + mid.w + 1,
    "ln2.out": part(mid.x + mid.w, net.x, 0.6),
    mlp_pre: net.x + net.w * 0.5,
    mlp_post: net.x + net.w,
    mlp_out: post.x - 1,
    mlp_sum: post.x + post.w * 0.5,
    resid_post: post.x + post.w + 1,
  };
  return places[kind] ?? curves.x;
}

/**
 * What lies at a point: the rail, and the stage of the machine there.
 * @param {MachineLayout} layout @param {number} x @param {number} y
 * @returns {{ rail: number, kind: string, layer: number | null } | null}
 */
export function placeAt(layout, x, y) {
  const rail = Math.floor((y - layout.head) / layout.step);
  if (rail < 0 || rail >= layout.rows.length) return null;
  const slots = stagesOf(layout);
  let best = slots[0];
  for (const slot of slots) if (Math.abs(slot.x - x) < Math.abs(best.x - x)) best = slot;
  return { rail, kind: best.kind, layer: best.layer };
}

/** The stages that can be pointed at, from left to right, each with its middle. @param {MachineLayout} layout */
export function stagesOf(layout) {
  const middle = (/** @type {Span} */ { x, w }) => x + w / 2;
  /** @type {{ kind: string, layer: number | null, x: number }[]} */
  const stages = [{ kind: "resid_pre", layer: null, x: middle(layout.embed) }];
  layout.layers.forEach(({ curves, mid, net, post }, layer) =>
    stages.push(
      { kind: "pattern", layer, x: middle(curves) },
      { kind: "resid_mid", layer, x: middle(mid) },
      { kind: "mlp_post", layer, x: middle(net) },
      { kind: "resid_post", layer, x: middle(post) },
    ),
  );
  return stages;
}
