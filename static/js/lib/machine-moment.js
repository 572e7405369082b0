// Where the film is, on the overview: which shot, how far into it, and up to which line all is drawn.

import { reachOf } from "./machine-layout.js";

/**
 * @typedef {{ shot: import("./machine-film.js").MachineShot | null, part: number, reach: number, drawn: number }} Moment
 *   `shot` is null when the film is over; `part` how much of the shot is done, 0 to 1; `reach` where what travels has come;
 *   `drawn` up to where the finished picture is shown: the curves of the shot itself come one by one
 */

/**
 * @param {import("./machine-layout.js").MachineLayout} layout
 * @param {import("./machine-film.js").MachineShot[]} shots @param {number} position in the film @returns {Moment}
 */
export function momentOf(layout, shots, position) {
  if (position >= shots.length) return { shot: null, part: 1, reach: layout.width, drawn: layout.width };
  const at = Math.floor(position);
  const [shot, part] = [shots[at], position - at];
  const from = at > 0 ? reachOf(layout, shots[at - 1]) : layout.start - 8;
  const reach = from + (reachOf(layout, shot) - from) * ease(part);
  const curves = shot.layer !== null && (shot.kind === "pattern" || shot.kind === "z");
  return { shot, part, reach, drawn: curves ? Math.min(reach, reachOf(layout, { ...shot, kind: "v" })) : reach };
}

/** @param {number} t 0 to 1 */
function ease(t) {
  return t * t * (3 - 2 * t);
}
