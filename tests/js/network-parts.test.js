import assert from "node:assert/strict";
import { test } from "node:test";

import { networkLayout, pointOnEdge } from "../../static/js/lib/network-layout.js";
import { lowered, touches } from "../../static/js/lib/network-parts.js";

const layout = networkLayout([3, 2, 2], { width: 300, height: 200 });

test("a wire touches the neuron it leaves and the neuron it reaches, and no other", () => {
  const edge = layout.edges.find(({ layer, from, to }) => layer === 1 && from === 0 && to === 1);
  assert.ok(edge);
  assert.equal(touches(edge, 1, 0), true);
  assert.equal(touches(edge, 2, 1), true);
  assert.equal(touches(edge, 2, 0), false);
  assert.equal(touches(edge, 0, 0), false);
});

test("of the arriving wires only, the ones that leave do not count", () => {
  const edge = layout.edges[0];
  assert.equal(touches(edge, 0, 0, true), false);
  assert.equal(touches(edge, 1, 0, true), true);
});

test("a lowered layout is the same layout, everything as much further down", () => {
  const down = lowered(layout, 22);
  assert.equal(down.nodes[1][0].y, layout.nodes[1][0].y + 22);
  const [before, after] = [layout.edges[3], down.edges[3]].map((edge) => pointOnEdge(edge, 0.3));
  assert.ok(Math.abs(after.y - before.y - 22) < 1e-9);
  assert.equal(after.x, before.x);
  const numbers = (/** @type {string} */ path) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const shift = numbers(down.edges[3].path).map((value, i) => Math.round(value - numbers(layout.edges[3].path)[i]));
  assert.deepEqual(shift, [0, 22, 0, 22, 0, 22, 0, 22]);
});
