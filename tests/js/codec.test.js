import assert from "node:assert/strict";
import { test } from "node:test";

import * as codec from "../../static/js/lib/codec.js";
import { NETWORK, PIXELS } from "./traces.js";

const EXAMPLES = [
  { pixels: [1, -1, 1, -1, 1, -1, 1, -1, 1], target: 0 },
  { pixels: PIXELS, target: 3 },
];

test("a network that was rounded for a link comes back from it exactly", () => {
  const sent = codec.fround(NETWORK);
  assert.deepEqual(codec.decodeNetwork(codec.encodeNetwork(sent)), sent);
});

test("rounding for a link keeps the shape and moves no number by more than float32 must", () => {
  const sent = codec.fround(NETWORK);
  assert.deepEqual(sent.sizes, NETWORK.sizes);
  NETWORK.weights.forEach((W, l) =>
    W.forEach((row, i) => row.forEach((w, j) => assert.equal(sent.weights[l][i][j], Math.fround(w)))),
  );
  NETWORK.biases.forEach((b, l) => assert.deepEqual(sent.biases[l], b.map(Math.fround)));
});

test("a network's text says its shape in clear, and its numbers are little-endian float32", () => {
  const sizes = [9, 1, 4];
  const zeros = { sizes, weights: [Array(9).fill([0]), [[0, 0, 0, 0]]], biases: [[1], [0, 0, 0, 0]] };
  const text = codec.encodeNetwork({ ...zeros, hidden: "relu", output: "softmax" });
  const bytes = Buffer.alloc(18 * 4);
  bytes.writeFloatLE(1, 9 * 4);
  assert.equal(text, `9-1-4.relu.softmax.${bytes.toString("base64url")}`);
});

test("what is no network is refused, without an exception", () => {
  const good = codec.encodeNetwork(NETWORK);
  const runaway = structuredClone(NETWORK);
  runaway.weights[0][0][0] = 1001;
  const infinite = structuredClone(NETWORK);
  infinite.biases[1][0] = Infinity;
  const sizes = [9, 1, 1, 1, 1, 1, 4];
  const weights = sizes.slice(1).map((d_out, l) => Array(sizes[l]).fill(Array(d_out).fill(0)));
  const deep = { ...NETWORK, sizes, weights, biases: sizes.slice(1).map((d_out) => Array(d_out).fill(0)) };
  const bad = [
    codec.encodeNetwork(deep),
    "",
    "9-6-6-4",
    good.slice(0, -1),
    `${good}A`,
    `${good}.more`,
    good.replace("9-3-2-4", "9-3-3-4"),
    good.replace("9-3-2-4", "8-3-2-4"),
    good.replace("9-3-2-4", "9-13-2-4"),
    good.replace("9-3-2-4", "9-4"),
    good.replace("tanh", "cosine"),
    good.replace("sigmoid", "toString"),
    good.replace(/.$/, "!"),
    codec.encodeNetwork(runaway),
    codec.encodeNetwork(infinite),
  ];
  assert.ok(codec.decodeNetwork(good));
  for (const text of bad) assert.equal(codec.decodeNetwork(text), null, text);
});

test("black and white pixels are nine letters, quarter greys digits, and all come back", () => {
  assert.equal(codec.encodePixels([1, -1, 1, -1, 0.5, -0.75, 0, -1, 1]), "xoxo614ox");
  assert.deepEqual(codec.decodePixels("xoxo614ox"), [1, -1, 1, -1, 0.5, -0.75, 0, -1, 1]);
});

test("other greys come back as float32", () => {
  const pixels = [0.1, 0.2, 0.3, -0.1, -0.2, -0.3, 1, -1, 0];
  assert.deepEqual(codec.decodePixels(codec.encodePixels(pixels)), pixels.map(Math.fround));
});

test("what is no picture is refused", () => {
  const loud = codec.encodePixels([1.1, 0, 0, 0, 0, 0, 0, 0, 0]);
  for (const text of ["", "xoxoxoxo", "xoxoxoxoxo", "xoxo8oxox", "XOXOXOXOX", "~", "~AAAA", loud]) {
    assert.equal(codec.decodePixels(text), null, text);
  }
});

test("examples come back in their order, and none is a list too", () => {
  assert.deepEqual(codec.decodeExamples(codec.encodeExamples(EXAMPLES)), EXAMPLES);
  assert.deepEqual(codec.decodeExamples(codec.encodeExamples([])), []);
  for (const text of ["4xoxoxoxox", "xoxoxoxox", "0xoxoxoxox.", "0xoxoxoxox,1xoxoxoxox"]) {
    assert.equal(codec.decodeExamples(text), null, text);
  }
});

test("a state is readable key=value pairs, and comes back", () => {
  const parts = { ...codec.PARTS, seed: codec.wholeIn(0, 99), rate: codec.numberIn(0, 2), note: codec.textUpTo(20) };
  const state = { pixels: PIXELS, examples: EXAMPLES, seed: 7, rate: 0.1, note: "a&b=c #%", panel: "not in the link" };
  const text = codec.encodeState(state, parts);
  assert.match(text, /^pixels=xoxoxoxo6&examples=[^&]+&seed=7&rate=0\.1&note=[^&=#]+$/);
  const { panel, ...kept } = state;
  assert.deepEqual(codec.decodeState(`#${text}`, parts), { values: kept, problems: [] });
});

test("a messenger that escapes a link's characters does not break it", () => {
  const text = codec.encodeState({ network: codec.fround(NETWORK) });
  const escaped = text.replaceAll(".", "%2E").replaceAll("-", "%2D").replaceAll("_", "%5F");
  assert.deepEqual(codec.decodeState(escaped).values.network, codec.fround(NETWORK));
});

test("bad parts are left out and named, and the good ones kept", () => {
  const { values, problems } = codec.decodeState(
    "#pixels=xoxoxoxox&network=oops&colour=blue&examples=%E0%A4%A&pixels=ooooooooo",
  );
  assert.deepEqual(values, { pixels: [1, -1, 1, -1, 1, -1, 1, -1, 1] });
  assert.deepEqual(problems, [
    { part: "network", why: "unreadable" },
    { part: "colour", why: "unknown" },
    { part: "examples", why: "unreadable" },
    { part: "pixels", why: "twice" },
  ]);
});

test("no text at all makes decoding throw", () => {
  const parts = { ...codec.PARTS, seed: codec.wholeIn(0, 9), yes: codec.YES_NO, loss: codec.oneOf("squared", "cross") };
  const texts = ["", "#", "&&&", "===", "pixels", "__proto__=1", "constructor=1", "%=%", "yes=toString", "loss=__proto__",
    "seed=1e999", "seed=NaN", "seed=0x5", "seed=", "seed=-1", "pixels=%00%ff", "\ud800=\udfff"]; // prettier-ignore
  for (const text of texts) assert.deepEqual(codec.decodeState(text, parts).values, {}, text);
});

test("each kind of part takes what belongs to it and nothing else", () => {
  assert.equal(codec.numberIn(-1, 1).decode("-2.5e-1"), -0.25);
  assert.equal(codec.numberIn(-1, 1).decode("1.5"), null);
  assert.equal(codec.wholeIn(0, 10).decode("2.5"), null);
  assert.equal(codec.oneOf("a", "b").decode("b"), "b");
  assert.deepEqual(["yes", "no", "maybe"].map(codec.YES_NO.decode), [true, false, null]);
});
