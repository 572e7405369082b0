// A training, streamed: its frames come as fast as the server makes them, and are kept in the order of their steps.

import { stream } from "../api.js";

/** @typedef {import("../types.js").Frame} Frame */

/**
 * @param {unknown} request the body of pixels/train
 * @param {{ onFrame: (frame: Frame) => void, signal?: AbortSignal }} options
 */
export function trainStream(request, { onFrame, signal }) {
  return stream("/api/pixels/train", request, onFrame, { signal });
}

/**
 * Adds a frame to a list that is in the order of steps; a frame of the same step takes the place of the old one.
 * @param {Frame[]} frames @param {Frame} frame
 */
export function insertFrame(frames, frame) {
  let at = frames.length;
  while (at > 0 && frames[at - 1].step > frame.step) at -= 1;
  if (at > 0 && frames[at - 1].step === frame.step) frames[at - 1] = frame;
  else frames.splice(at, 0, frame);
}
