import assert from "node:assert/strict";
import { test } from "node:test";

import { createPlayer } from "../../static/js/player.js";

const SHOTS = [1000, 400, 400, 1000].map((duration) => ({ duration, title: "", formula: "" }));

/** A player whose time passes only when told to. @param {boolean} [reduced] */
function setUp(reduced = false) {
  let time = 0;
  /** @type {(() => void) | null} */
  let waiting = null;
  const clock = (/** @type {() => void} */ callback) => {
    waiting = callback;
    return () => (waiting = null);
  };
  const player = createPlayer({ shots: SHOTS, clock, now: () => time, reducedMotion: () => reduced });
  /** @type {import("../../static/js/player.js").PlayerState[]} */
  const heard = [];
  player.subscribe((state) => heard.push(state));
  const pass = (/** @type {number} */ ms, frame = 50) => {
    for (let left = ms; left > 0; left -= frame) {
      time += Math.min(frame, left);
      const callback = waiting;
      waiting = null;
      callback?.();
    }
  };
  const sleep = (/** @type {number} */ ms) => void (time += ms);
  return { player, heard, pass, sleep, idle: () => waiting === null };
}

/** @param {number} actual @param {number} expected */
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test("playing moves through each shot in its own time, and stops at the end", () => {
  const { player, pass, heard, idle } = setUp();
  player.play();
  pass(500);
  near(player.state().position, 0.5);
  pass(500 + 100);
  near(player.state().position, 1.25);
  pass(10_000);
  assert.deepEqual({ ...player.state() }, { position: 4, playing: false, speed: 1, shot: 3, progress: 1 });
  assert.ok(heard.every(({ reason }) => reason === "play"));
  assert.equal(heard[heard.length - 1].playing, false);
  assert.ok(idle());
});

test("playing from the end starts over", () => {
  const { player, pass } = setUp();
  player.end();
  player.play();
  assert.deepEqual([player.state().position, player.state().playing], [0, true]);
  pass(100);
  near(player.state().position, 0.1);
});

test("a pause stops in the midst of a shot, and playing goes on from there", () => {
  const { player, pass, sleep, idle } = setUp();
  player.play();
  pass(300);
  player.pause();
  assert.ok(idle());
  sleep(5000);
  player.toggle();
  pass(100);
  near(player.state().position, 0.4);
  player.toggle();
  assert.equal(player.state().playing, false);
});

test("stepping forward goes to the end of this shot, then of the next, and stops the film", () => {
  const { player, pass, heard } = setUp();
  player.play();
  pass(300);
  const positions = [1, 2, 3, 4, 4].map(() => (player.next(), player.state().position));
  assert.deepEqual(positions, [1, 2, 3, 4, 4]);
  assert.deepEqual([heard[heard.length - 1].reason, player.state().playing], ["step", false]);
});

test("stepping back goes to the end of the shot before, and not beyond the start", () => {
  const { player } = setUp();
  player.seek(2.3);
  const positions = [1, 2, 3, 4].map(() => (player.previous(), player.state().position));
  assert.deepEqual(positions, [2, 1, 0, 0]);
});

test("a stepped film shows a finished step: the shot it stepped through, all of it", () => {
  const { player } = setUp();
  player.next();
  player.next();
  assert.deepEqual([player.state().shot, player.state().progress], [1, 1]);
  player.start();
  assert.deepEqual([player.state().shot, player.state().progress], [0, 0]);
});

test("scrubbing is instant, stays inside, and a film that plays goes on from there", () => {
  const { player, pass, heard } = setUp();
  player.seek(2.5);
  assert.deepEqual([heard[0].reason, heard[0].position, heard[0].shot, heard[0].progress], ["seek", 2.5, 2, 0.5]);
  player.seek(-1);
  assert.equal(player.state().position, 0);
  player.seek(99);
  assert.equal(player.state().position, 4);
  player.seek(NaN);
  assert.equal(player.state().position, 0);
  player.play();
  player.seek(3);
  pass(500);
  near(player.state().position, 3.5);
});

test("speed makes it faster and slower", () => {
  const { player, pass } = setUp();
  player.setSpeed(2);
  player.play();
  pass(250);
  near(player.state().position, 0.5);
  player.setSpeed(0.5);
  pass(500);
  near(player.state().position, 0.75);
});

test("a page that was hidden goes on where it was, it does not leap", () => {
  const { player, pass, sleep } = setUp();
  player.play();
  sleep(60_000);
  pass(50);
  near(player.state().position, 0.25);
});

test("another film keeps the place, or the end, or takes the place it is told", () => {
  const { player, heard } = setUp();
  player.seek(2.5);
  player.setShots(SHOTS.slice(0, 3));
  assert.equal(player.state().position, 2.5);
  player.setShots(SHOTS.slice(0, 2));
  assert.equal(player.state().position, 2);
  player.setShots(SHOTS);
  assert.equal(player.state().position, 4);
  player.setShots(SHOTS, { at: 1 });
  assert.equal(player.state().position, 1);
  assert.equal(heard[heard.length - 1].reason, "set");
});

test("a film without shots does not play", () => {
  const { player, idle } = setUp();
  player.setShots([]);
  player.play();
  player.next();
  assert.deepEqual([player.state().position, player.state().playing, idle()], [0, false, true]);
});

test("with reduced motion only finished steps are seen, each for its own time", () => {
  const { player, pass, heard } = setUp(true);
  player.play();
  pass(50);
  assert.equal(player.state().position, 1);
  pass(950);
  assert.equal(player.state().position, 1);
  pass(50);
  assert.equal(player.state().position, 2);
  pass(5000);
  assert.deepEqual([player.state().position, player.state().playing], [4, false]);
  player.seek(1.2);
  assert.equal(player.state().position, 2);
  assert.ok(heard.every(({ position, progress }) => position === 0 || progress === 1));
});

test("who stops listening hears nothing more", () => {
  const { player } = setUp();
  let calls = 0;
  const stop = player.subscribe(() => (calls += 1));
  player.next();
  stop();
  player.next();
  assert.equal(calls, 1);
});
