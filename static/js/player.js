// One player for every film: play, pause, scrub, step. It knows nothing of what is shown.

import { placeIn } from "./lib/film-position.js";

/** @typedef {import("./types.js").Shot} Shot */
/** @typedef {"play" | "seek" | "step" | "set"} Reason  "play" also for a pause */
/**
 * @typedef {{ position: number, playing: boolean, shot: number, progress: number, speed: number }} PlayerPlace
 *   position: 0 to the number of shots. A whole number is the end of the shot before it, as in lib/film-position.js.
 * @typedef {PlayerPlace & { reason: Reason }} PlayerState
 */
/** @typedef {(callback: () => void) => () => void} Clock  calls back once, soon; returns how to call it off */
/** @typedef {{ shots?: Shot[], clock?: Clock, now?: () => number, reducedMotion?: () => boolean }} PlayerOptions */

const LONGEST_FRAME = 250; // a page that was hidden goes on where it was, it does not leap

/** @type {Clock} */
function animationFrames(callback) {
  const id = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(id);
}

function prefersReducedMotion() {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}

/**
 * With reduced motion a film goes from finished step to finished step, and nothing is seen under way.
 * @param {PlayerOptions} [options] `now` in milliseconds @returns {Player}
 */
export function createPlayer(options = {}) {
  return new Player(options);
}

export class Player {
  /** @type {Shot[]} */ #shots;
  /** @type {Clock} */ #clock;
  /** @type {() => number} */ #now;
  /** @type {() => boolean} */ #reducedMotion;
  /** @type {(() => void) | null} */ #stopClock = null;
  /** @type {Set<(state: PlayerState) => void>} */ #listeners = new Set();
  #position = 0;
  #speed = 1;
  #before = 0; // the time of the last frame
  #waited = 0; // with reduced motion: how long the finished step has been shown

  /** @param {PlayerOptions} options */
  constructor({ shots = [], clock = animationFrames, now, reducedMotion = prefersReducedMotion }) {
    this.#shots = shots;
    this.#clock = clock;
    this.#now = now ?? (() => performance.now());
    this.#reducedMotion = reducedMotion;
  }

  /** @returns {PlayerPlace} */
  state() {
    const playing = this.#stopClock !== null;
    return { position: this.#position, playing, speed: this.#speed, ...placeIn(this.#position, this.#shots.length) };
  }

  /** @param {(state: PlayerState) => void} listener @returns {() => void} stops listening */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From the end it starts over. */
  play() {
    if (this.#stopClock || this.#shots.length === 0) return;
    if (this.#atEnd()) this.#position = 0;
    this.#waited = 0;
    this.#before = this.#now();
    this.#stopClock = this.#clock(() => this.#frame());
    this.#emit("play");
  }

  /** Stops where it is, in the midst of a shot. */
  pause() {
    if (!this.#stopClock) return;
    this.#halt();
    this.#emit("play");
  }

  toggle() {
    if (this.#stopClock) this.pause();
    else this.play();
  }

  /** A film that plays goes on from there. @param {number} position */
  seek(position) {
    this.#moveTo(position);
    if (this.#atEnd()) this.#halt();
    this.#emit("seek");
  }

  /** To the end of this shot, or of the next where this one is finished; stops there. */
  next() {
    this.#stepTo(Math.floor(this.#position) + 1);
  }

  /** To the end of the shot before; stops there. */
  previous() {
    this.#stepTo(Math.ceil(this.#position) - 1);
  }

  start() {
    this.#stepTo(0);
  }

  end() {
    this.#stepTo(this.#shots.length);
  }

  /**
   * Another film. Without `at`, one that was at its end is at its end again. @param {Shot[]} shots
   * @param {{ at?: number }} [where]
   */
  setShots(shots, { at } = {}) {
    const wasAtEnd = this.#shots.length > 0 && this.#atEnd();
    this.#shots = shots;
    this.#moveTo(at ?? (wasAtEnd ? shots.length : this.#position));
    if (this.#atEnd()) this.#halt();
    this.#emit("set");
  }

  /** @param {number} factor 0.5, 1 or 2 */
  setSpeed(factor) {
    this.#speed = factor;
    this.#emit("set");
  }

  #atEnd() {
    return this.#position >= this.#shots.length;
  }

  /** @param {Reason} reason */
  #emit(reason) {
    for (const listener of [...this.#listeners]) listener({ ...this.state(), reason });
  }

  /** @param {number} position */
  #moveTo(position) {
    const inside = Math.min(Math.max(position || 0, 0), this.#shots.length);
    this.#position = this.#reducedMotion() ? Math.ceil(inside) : inside;
    this.#waited = 0;
  }

  /** @param {number} position */
  #stepTo(position) {
    this.#halt();
    this.#moveTo(position);
    this.#emit("step");
  }

  #halt() {
    this.#stopClock?.();
    this.#stopClock = null;
  }

  #frame() {
    const time = this.#now();
    const elapsed = Math.min(time - this.#before, LONGEST_FRAME) * this.#speed;
    this.#before = time;
    const moved = this.#reducedMotion() ? this.#stepAfter(elapsed) : this.#advance(elapsed);
    this.#stopClock = this.#atEnd() ? null : this.#clock(() => this.#frame());
    if (moved) this.#emit("play");
  }

  /** @param {number} elapsed milliseconds @returns {boolean} whether anything has moved */
  #advance(elapsed) {
    for (let left = elapsed; left > 0 && !this.#atEnd();) {
      const shot = Math.floor(this.#position);
      const { duration } = this.#shots[shot];
      const rest = (shot + 1 - this.#position) * duration;
      this.#position = left < rest ? this.#position + left / duration : shot + 1;
      left -= rest;
    }
    return elapsed > 0;
  }

  /** @param {number} elapsed milliseconds @returns {boolean} whether anything has moved */
  #stepAfter(elapsed) {
    this.#waited += elapsed;
    const { shot } = placeIn(this.#position, this.#shots.length);
    if (this.#position > 0 && this.#waited < this.#shots[shot].duration) return false;
    this.#position = Math.min(Math.floor(this.#position) + 1, this.#shots.length);
    this.#waited = 0;
    return true;
  }
}
