import assert from "node:assert/strict";
import { test } from "node:test";

import { networkLayout, pointOnEdge } from "../../static/js/lib/network-layout.js";

const BOX = { width: 600, height: 400, pad: 30 };
const SIZES = [
  [9, 6, 6, 4],
  [9, 1, 4],
  [9, 12, 12, 12, 12, 4],
];

test("every neuron lies within the box, its padding kept free at top and bottom", () => {
  for (const sizes of SIZES) {
    for (const { x, y, r } of networkLayout(sizes, BOX).nodes.flat()) {
      assert.ok(x - r >= 0 && x + r <= BOX.width);
      assert.ok(y - r >= BOX.pad - 1e-9 && y + r <= BOX.height - BOX.pad + 1e-9);
    }
  }
});

test("neurons of a column never touch, on a phone too", () => {
  for (const sizes of SIZES) {
    for (const box of [BOX, { width: 340, height: 260, pad: 10 }]) {
      for (const column of networkLayout(sizes, box).nodes) {
        column.slice(1).forEach((node, i) => assert.ok(node.y - column[i].y > node.r + column[i].r));
      }
    }
  }
});

test("columns are evenly spaced and centred on the same line", () => {
  const { nodes } = networkLayout([9, 6, 6, 4], BOX);
  assert.deepEqual(
    nodes.map(([first]) => first.x),
    [30, 210, 390, 570],
  );
  for (const column of nodes) {
    const middle = column.reduce((sum, { y }) => sum + y, 0) / column.length;
    assert.ok(Math.abs(middle - 200) < 1e-9);
  }
});

test("there is one wire for each weight, from neuron to neuron", () => {
  const { edges } = networkLayout([9, 6, 6, 4], BOX);
  assert.equal(edges.length, 9 * 6 + 6 * 6 + 6 * 4);
  assert.equal(new Set(edges.map(({ layer, from, to }) => `${layer} ${from} ${to}`)).size, edges.length);
});

test("a wire leaves one neuron's rim and ends at the other's, and a number on it goes all the way", () => {
  const { nodes, edges } = networkLayout([9, 6, 6, 4], BOX);
  for (const edge of edges) {
    const start = nodes[edge.layer][edge.from];
    const end = nodes[edge.layer + 1][edge.to];
    assert.deepEqual(pointOnEdge(edge, 0), { x: start.x + start.r, y: start.y });
    assert.deepEqual(pointOnEdge(edge, 1), { x: end.x - end.r, y: end.y });
    assert.ok(edge.x1 < edge.x2);
  }
});

test("half way along a wire is half way between its ends, and the path draws the same curve", () => {
  const edge = networkLayout([9, 6, 4], BOX).edges[7];
  const middle = pointOnEdge(edge, 0.5);
  assert.ok(Math.abs(middle.x - (edge.x1 + edge.x2) / 2) < 1e-9);
  assert.ok(Math.abs(middle.y - (edge.y1 + edge.y2) / 2) < 1e-9);
  const drawn = edge.path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const meant = [edge.x1, edge.y1, edge.c1.x, edge.c1.y, edge.c2.x, edge.c2.y, edge.x2, edge.y2];
  assert.equal(drawn.length, meant.length);
  drawn.forEach((v, i) => assert.ok(Math.abs(v - meant[i]) <= 0.005 + 1e-9));
});
