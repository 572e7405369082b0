// The points of a plane of words, as stamps: a ring, filled as far as the plane shows its word, dark as its neighbours are near.

import { mix } from "../lib/color.js";
import { INKS, fillOf } from "../lib/word-plane.js";

const FILLS = 12; // steps of a ring's filling

/** @typedef {{ paper: string, pale: string, ink: string }} Inks three colours, "#rrggbb" */

/** The colour of a point. @param {Inks} inks @param {number} level 0 to INKS − 1 */
export function inkColor({ pale, ink }, level) {
  return mix(pale, ink, level / (INKS - 1));
}

/** @param {CanvasRenderingContext2D} brush @param {number} x @param {number} y @param {number} radius @param {number} fill of the radius @param {string} ink @param {string} paper */
export function paintRing(brush, x, y, radius, fill, ink, paper) {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fillStyle = paper;
  brush.fill();
  brush.lineWidth = radius > 4 ? 1.4 : 1;
  brush.strokeStyle = ink;
  brush.stroke();
  if (fill <= 0) return;
  brush.beginPath();
  brush.arc(x, y, Math.max(0.5, radius * fill), 0, 2 * Math.PI);
  brush.fillStyle = ink;
  brush.fill();
}

/** A sheet of all stamps of one size, drawn once: pressing one is far quicker than drawing a ring. */
export function createStamps() {
  const sheet = document.createElement("canvas");
  let made = "";
  let cell = 0;

  /** @param {number} radius @param {Inks} inks @param {number} ratio pixels of the screen to one of the page */
  function prepare(radius, inks, ratio) {
    const key = [radius, inks.paper, inks.pale, inks.ink, ratio].join();
    if (key === made) return;
    made = key;
    cell = Math.ceil((2 * radius + 3) * ratio);
    sheet.width = cell * (FILLS + 1);
    sheet.height = cell * INKS;
    const brush = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    for (let level = 0; level < INKS; level += 1) {
      for (let step = 0; step <= FILLS; step += 1) {
        brush.setTransform(ratio, 0, 0, ratio, step * cell + cell / 2, level * cell + cell / 2);
        paintRing(brush, 0, 0, radius, step / FILLS, inkColor(inks, level), inks.paper);
      }
    }
  }

  return {
    prepare,
    /** @param {CanvasRenderingContext2D} brush without a scale @param {number} x @param {number} y in pixels of the screen @param {number} on @param {number} level */
    press(brush, x, y, on, level) {
      const step = Math.round(fillOf(on) * FILLS);
      brush.drawImage(sheet, step * cell, level * cell, cell, cell, Math.round(x - cell / 2), Math.round(y - cell / 2), cell, cell);
    },
  };
}
