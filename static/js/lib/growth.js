// The life of a model that grows, as frames: its film, where one is in it, its curve. Pure.

import { line, scaleLinear } from "../../vendor/d3.js";
import { number } from "./format.js";
import { _, plural } from "./words.js";

/**
 * @typedef {{ word: string, family: string, x: number, y: number }} MapPoint
 * @typedef {{ id: number, text: string, probability: number }} Guess
 * @typedef {{ step: number, steps: number, tokens: number, loss: number | null, held_out: number | null,
 *   floor: number | null, sample: string, told: boolean[] | null, watch: string[], pattern: number[][][][],
 *   next: Guess[], map: MapPoint[], shown: number, kin: number | null, model: string | null, digest: string | null,
 *   id: string | null, done?: boolean }} GrowFrame
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ x: (step: number) => number, y: (loss: number) => number, left: number, right: number, top: number,
 *   bottom: number, last: number, highest: number }} Scales
 */

const BY_HEART = 0.3; // nats a token
const MOMENT = 260; // milliseconds of a moment in the film
const MARGIN = { top: 16, bottom: 26, left: 36, right: 12 };

/**
 * The film of a life: a shot leads from one frame to the next, so that place k of the player is frame k.
 * @param {GrowFrame[]} frames @returns {import("../types.js").Shot[]}
 */
export function growShots(frames) {
  return frames.slice(1).map((frame) => ({
    duration: MOMENT,
    major: frame.model !== null,
    title: titleOf(frame),
    formula: formulaOf(frame),
  }));
}

/** @param {GrowFrame} frame */
export function titleOf(frame) {
  if (frame.step === 0) return _("Random numbers: it has read nothing yet");
  const read = Math.round(frame.tokens / 1000);
  return read > 0 ? plural("After {n} thousand tokens", "After {n} thousand tokens", read) : plural("After {n} token", "After {n} tokens", frame.tokens);
}

/** @param {GrowFrame} frame */
function formulaOf({ loss, floor }) {
  if (loss === null) return "";
  if (floor === null) return _("surprise {loss} a token", { loss: number(loss) });
  return _("surprise {loss} = {floor} that nobody can avoid + {rest} still to learn", { loss: number(loss), floor: number(floor), rest: number(Math.max(0, loss - floor)) });
}

/**
 * The frame that is shown at a place of the player, the one before it, and how far it is between the two.
 * @param {GrowFrame[]} frames at least one @param {number} position
 */
export function momentAt(frames, position) {
  const at = Math.min(Math.ceil(position), frames.length - 1);
  const before = Math.max(0, at - 1);
  return { at, frame: frames[at], before: frames[before], part: at === before ? 1 : Math.min(1, position - before) };
}

/** The map between two moments. @param {MapPoint[]} from @param {MapPoint[]} to @param {number} part 0 to 1 @returns {MapPoint[]} */
export function mapBetween(from, to, part) {
  if (part >= 1 || from.length !== to.length) return to;
  return to.map((point, k) => ({ ...point, x: from[k].x + part * (point.x - from[k].x), y: from[k].y + part * (point.y - from[k].y) }));
}

/** The last checkpoint at or before a frame: its model is at hand. @param {GrowFrame[]} frames @param {number} at @returns {number} -1 where there is none */
export function checkpointAt(frames, at) {
  for (let k = Math.min(at, frames.length - 1); k >= 0; k -= 1) if (frames[k].model !== null) return k;
  return -1;
}

/** The surprise of a frame, as well as it is known. @param {GrowFrame} frame */
export const surpriseOf = (frame) => frame.loss ?? frame.held_out ?? 0;

/**
 * Steps from 0 to all of them, surprises from 0 to the highest.
 * @param {GrowFrame[]} frames @param {Size} size @returns {Scales}
 */
export function growScales(frames, { width, height }) {
  const last = Math.max(1, frames[0]?.steps ?? 1, frames.at(-1)?.step ?? 1);
  const highest = Math.max(1, ...frames.map(surpriseOf), ...frames.map(({ held_out: held }) => held ?? 0));
  const { top, left } = MARGIN;
  const [right, bottom] = [Math.max(left + 1, width - MARGIN.right), Math.max(top + 1, height - MARGIN.bottom)];
  return { x: scaleLinear([0, last], [left, right]), y: scaleLinear([0, highest], [bottom, top]), left, right, top, bottom, last, highest };
}

/** @param {GrowFrame[]} frames @param {Scales} scales @returns {string} the d of the line */
export function growLine(frames, scales) {
  return line().digits(1)(frames.map((frame) => /** @type {[number, number]} */ ([scales.x(frame.step), scales.y(surpriseOf(frame))]))) ?? "";
}

/**
 * Whether a model has begun to learn its text by heart: at what is kept from it it was better before.
 * @param {GrowFrame[]} frames
 */
export function byHeart(frames) {
  const held = frames.flatMap(({ held_out: each }) => (each === null ? [] : [each]));
  const [best, last] = [Math.min(...held), held.at(-1)];
  return last !== undefined && last > best + BY_HEART;
}

/** The frame whose step is nearest. @param {GrowFrame[]} frames @param {number} step */
export function nearestFrame(frames, step) {
  return frames.reduce((best, frame, k) => (Math.abs(frame.step - step) < Math.abs(frames[best].step - step) ? k : best), 0);
}

/**
 * The first frame whose sample holds a line that the world could have told, -1 where none does.
 * @param {GrowFrame[]} frames
 */
export function firstTold(frames) {
  return frames.findIndex(({ told }) => told?.some(Boolean));
}
