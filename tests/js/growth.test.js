// The life of a model that grows: its film, its curve, and where one is in it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { byHeart, checkpointAt, firstTold, growLine, growScales, growShots, mapBetween, momentAt, nearestFrame, titleOf } from "../../static/js/lib/growth.js";

/** @param {number} step @param {Partial<import("../../static/js/lib/growth.js").GrowFrame>} [more] @returns {import("../../static/js/lib/growth.js").GrowFrame} */
const frame = (step, more = {}) => ({ step, steps: 100, tokens: step * 500, loss: step === 0 ? null : 8 - step / 20, held_out: step === 0 ? 8 : null, floor: 1, sample: "", told: [], watch: ["a"], pattern: [[[[1]]]], next: [], map: [], shown: 0.5, kin: null, model: null, digest: null, id: null, ...more });
const FRAMES = [frame(0, { model: "x" }), frame(10), frame(40, { model: "y", told: [false, true] }), frame(100)];

test("place k of the player is frame k, and between two places one frame becomes the next", () => {
  assert.equal(growShots(FRAMES).length, 3);
  assert.equal(momentAt(FRAMES, 0).at, 0);
  assert.equal(momentAt(FRAMES, 3).at, 3);
  const { at, before, part } = momentAt(FRAMES, 1.25);
  assert.deepEqual([at, before.step, part], [2, 10, 0.25]);
  assert.equal(momentAt(FRAMES, 9).at, 3);
  assert.equal(momentAt(FRAMES.slice(0, 1), 0).frame.step, 0);
});

test("a checkpoint is a taller tick, and the last one before a moment has its model", () => {
  assert.deepEqual(growShots(FRAMES).map(({ major }) => major), [false, true, false]);
  assert.deepEqual([0, 1, 2, 3].map((at) => checkpointAt(FRAMES, at)), [0, 0, 2, 2]);
  assert.equal(checkpointAt([frame(1)], 0), -1);
});

test("a shot says what was read, and its surprise with its real numbers", () => {
  assert.equal(titleOf(FRAMES[0]), "Random numbers: it has read nothing yet");
  assert.equal(growShots(FRAMES)[1].title, "After 20 thousand tokens");
  assert.match(growShots(FRAMES)[1].formula, /^surprise 6 = 1 that nobody can avoid \+ 5 still to learn$/);
  assert.equal(growShots([FRAMES[0], frame(10, { floor: null })])[0].formula, "surprise 7.50 a token");
});

test("the map between two moments lies between them", () => {
  const from = [{ word: "dog", family: "animals", x: 0, y: 2 }];
  const to = [{ word: "dog", family: "animals", x: 4, y: 0 }];
  assert.deepEqual(mapBetween(from, to, 0.25), [{ word: "dog", family: "animals", x: 1, y: 1.5 }]);
  assert.equal(mapBetween(from, to, 1), to);
  assert.equal(mapBetween([], to, 0.5), to);
});

test("the curve begins with what is surprised before any training, and goes to the last planned step", () => {
  const scales = growScales(FRAMES, { width: 400, height: 200 });
  assert.deepEqual([scales.last, scales.highest], [100, 8]);
  assert.equal(growLine(FRAMES, scales).split("L").length, 4);
  assert.ok(scales.y(8) < scales.y(1));
  assert.equal(nearestFrame(FRAMES, 60), 2);
});

test("a text is learned by heart where what is never read surprises more than before", () => {
  const held = (/** @type {number[]} */ ...all) => all.map((each, step) => frame(step, { held_out: each }));
  assert.equal(byHeart(held(8, 5, 4)), false);
  assert.equal(byHeart([...held(8, 5, 6), frame(9)]), true);
  assert.equal(byHeart([frame(9)]), false);
});

test("the first moment whose sample could be a story of the town", () => {
  assert.equal(firstTold(FRAMES), 2);
  assert.equal(firstTold([frame(0, { told: null })]), -1);
});
