import assert from "node:assert/strict";
import { test } from "node:test";

import { edgeAt, nodeAt } from "../../static/js/lib/nearest.js";
import { networkLayout, pointOnEdge } from "../../static/js/lib/network-layout.js";

const layout = networkLayout([9, 6, 4], { width: 600, height: 400 });

test("the middle of every neuron belongs to that neuron", () => {
  for (const node of layout.nodes.flat()) assert.equal(nodeAt(layout, node.x, node.y), node);
});

test("a place between the columns belongs to no neuron", () => {
  const { x, r } = layout.nodes[0][0];
  assert.equal(nodeAt(layout, x + r + 40, 200), null);
});

test("near its start every wire of a neuron is as near as another, and the first of them is taken", () => {
  const edge = layout.edges[0];
  assert.equal(edgeAt(layout, edge.x1, edge.y1), edge);
});

test("half way along a wire that lies alone, it is that wire which is found", () => {
  const edge = layout.edges[0];
  const { x, y } = pointOnEdge(edge, 0.5);
  assert.equal(edgeAt(layout, x, y - 2), edge);
});

test("far from every wire there is none", () => {
  assert.equal(edgeAt(layout, 5, 5), null);
});
