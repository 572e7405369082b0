// The places of a learning curve: from runs to lines and labels. Pure.

import { line, scaleLinear } from "../../vendor/d3.js";
import { number, percent } from "../lib/format.js";
import { named } from "../lib/joined.js";
import { _ } from "../lib/words.js";

/**
 * @typedef {{epoch: number, loss: number, accuracy: number}} Point
 * @typedef {{points: Point[], label?: string}} Run
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: (epoch: number) => number, loss: (value: number) => number, accuracy: (value: number) => number,
 *   last: number, highest: number, left: number, right: number, top: number, bottom: number}} Scales
 * @typedef {{text: string, x: number, y: number, kind: "loss" | "accuracy", point: Point}} Label
 */

/** Above, there is room for what is said at the cursor, also where a label stands at the top. */
const MARGIN = { top: 36, bottom: 24, left: 36 };
const LABEL = { height: 15, letter: 7, gap: 6 }; // px, a letter at its widest on average

/**
 * Epochs from 0 to the limit, the error from 0 to its highest, the share of right answers from 0 to 1.
 * @param {Run[]} runs
 * @param {number} limit
 * @param {Size} size
 * @returns {Scales}
 */
export function scalesOf(runs, limit, { width, height }) {
  let last = Math.max(1, limit);
  let highest = 0;
  for (const { points } of runs) {
    for (const point of points) {
      last = Math.max(last, point.epoch);
      highest = Math.max(highest, point.loss);
    }
  }
  const { top, left } = MARGIN;
  const longest = Math.max(...runs.flatMap(endWords).map((text) => text.length), 12);
  const right = Math.max(left + 1, width - LABEL.gap - longest * LABEL.letter);
  const bottom = Math.max(top + 1, height - MARGIN.bottom);
  return {
    x: scaleLinear([0, last], [left, right]),
    loss: scaleLinear([0, highest || 1], [bottom, top]),
    accuracy: scaleLinear([0, 1], [bottom, top]),
    last,
    highest,
    left,
    right,
    top,
    bottom,
  };
}

/**
 * The d of a line through the points.
 * @param {Point[]} points
 * @param {(point: Point) => [number, number]} place
 */
export function lineOf(points, place) {
  return line().digits(1)(points.map(place)) ?? "";
}

/**
 * What is written at the end of a run's two lines: first its error, then its share of right answers.
 * @param {Run} run
 * @returns {string[]} nothing for a run without a point
 */
function endWords({ points, label }) {
  const end = points.at(-1);
  if (!end) return [];
  const own = (/** @type {string} */ words) => (label ? named(label, words) : words);
  const [value, share] = [number(end.loss), percent(end.accuracy)];
  return [own(_("error {value}", { value })), own(_("right {share}", { share }))];
}

/**
 * What each line is, written at its end; labels that would lie on each other are moved apart.
 * @param {Run[]} runs
 * @param {Scales} scales
 * @returns {Label[]}
 */
export function labelsOf(runs, scales) {
  /** @type {Label[]} */
  const labels = [];
  for (const run of runs) {
    const end = run.points.at(-1);
    if (!end) continue;
    const x = scales.x(end.epoch) + LABEL.gap;
    const [error, right] = endWords(run);
    labels.push({ text: error, x, y: scales.loss(end.loss), kind: "loss", point: end });
    labels.push({ text: right, x, y: scales.accuracy(end.accuracy), kind: "accuracy", point: end });
  }
  labels.sort((a, b) => a.y - b.y);
  for (let k = 1; k < labels.length; k += 1) labels[k].y = Math.max(labels[k].y, labels[k - 1].y + LABEL.height);
  let floor = scales.bottom;
  for (let k = labels.length - 1; k >= 0; k -= 1) {
    labels[k].y = Math.min(labels[k].y, floor);
    floor = labels[k].y - LABEL.height;
  }
  return labels;
}

/**
 * The recorded point of the newest run that has come so far, at or before an epoch.
 * @param {Run[]} runs
 * @param {number} epoch
 * @returns {Point | undefined}
 */
export function pointAt(runs, epoch) {
  for (const { points } of [...runs].reverse()) {
    const found = points.filter((point) => point.epoch <= epoch).at(-1);
    if (found) return found;
  }
  return undefined;
}
