// Words on their way from their old places to new ones, and the view with them. Pure: time is handed in.

import { viewBetween } from "./word-plane.js";

/** @typedef {import("./scatter-view.js").View} View */
/** @typedef {{ name: string, x: number, y: number }} Placed */

export const MOVE = 600; // milliseconds

/** Where each point is now; those that were not there before begin where they end. */
export class Travel {
  xs = new Float64Array(0);
  ys = new Float64Array(0);
  /** @type {View} */
  view = { x: 0, y: 0, scale: 1 };
  #fromX = new Float64Array(0);
  #fromY = new Float64Array(0);
  #toX = new Float64Array(0);
  #toY = new Float64Array(0);
  #begun = -Infinity;
  /** @type {{ from: View, to: View } | null} */
  #turn = null;
  /** @type {string[]} */
  #names = [];

  /** @param {Placed[]} points @param {number} now milliseconds @param {boolean} still without a way */
  go(points, now, still) {
    const before = new Map(this.#names.map((name, k) => [name, k]));
    const from = points.map(({ name }) => before.get(name));
    this.#toX = Float64Array.from(points, ({ x }) => x);
    this.#toY = Float64Array.from(points, ({ y }) => y);
    this.#fromX = Float64Array.from(from, (k, at) => (k === undefined ? this.#toX[at] : this.xs[k]));
    this.#fromY = Float64Array.from(from, (k, at) => (k === undefined ? this.#toY[at] : this.ys[k]));
    this.#names = points.map(({ name }) => name);
    this.#begun = still ? -Infinity : now;
    this.at(now);
  }

  /** The view goes along. @param {View} to @param {number} now @param {boolean} still */
  turn(to, now, still) {
    this.#turn = still ? null : { from: this.view, to };
    if (still) this.view = to;
    else this.at(now);
  }

  /** A hand on the view ends its own way. @param {View} view */
  hold(view) {
    this.#turn = null;
    this.view = view;
  }

  /** Where points are to end. */
  get ends() {
    return { xs: this.#toX, ys: this.#toY };
  }

  /** @param {number} now @returns {boolean} whether all have arrived */
  at(now) {
    const t = Math.min(1, Math.max(0, (now - this.#begun) / MOVE));
    const eased = 1 - (1 - t) ** 3;
    if (t >= 1) {
      this.xs = this.#toX;
      this.ys = this.#toY;
    } else {
      this.xs = this.#toX.map((to, k) => this.#fromX[k] + (to - this.#fromX[k]) * eased);
      this.ys = this.#toY.map((to, k) => this.#fromY[k] + (to - this.#fromY[k]) * eased);
    }
    if (this.#turn) {
      this.view = t >= 1 ? this.#turn.to : viewBetween(this.#turn.from, this.#turn.to, eased);
      if (t >= 1) this.#turn = null;
    }
    return t >= 1;
  }
}
