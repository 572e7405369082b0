// The numbers beside a learning curve: at the end of each line, at the top of the axis, and at the cursor. Each opens.

import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { write } from "./element.js";
import { openable } from "./sentence.js";

/**
 * @typedef {import("./curve-paint.js").Point} Point
 * @typedef {import("./curve-paint.js").Label} Label
 * @typedef {import("./curve-paint.js").Scales} Scales
 * @typedef {(what: "loss" | "accuracy", point: Point, opener: Element) => void} Open
 */

/**
 * @param {HTMLElement} plot
 * @param {Open} onOpen
 */
export function createCurveNumbers(plot, onOpen) {
  const cursor = numberAt("curve-number curve-said");
  const top = numberAt("curve-number curve-top");
  /** @type {ReturnType<typeof numberAt>[]} */
  const ends = [];

  /** @param {string} kind */
  function numberAt(kind) {
    /** @type {{ what: "loss" | "accuracy", point: Point } | null} */
    let shown = null;
    const button = openable("", (opener) => shown && onOpen(shown.what, shown.point, opener));
    button.className = kind;
    button.hidden = true;
    button.addEventListener("pointerdown", (event) => event.stopPropagation()); // the curve itself is dragged
    plot.append(button);
    return {
      button,
      /** @param {"loss" | "accuracy"} what @param {Point | undefined} point @param {string} text @param {string} place a transform */
      show(what, point, text, place) {
        shown = point ? { what, point } : null;
        button.hidden = !point;
        write(button, text);
        button.style.transform = place;
      },
    };
  }

  return {
    /** @param {Label[]} labels @param {Scales} scales @param {Point | undefined} highest the point with the largest error */
    update(labels, scales, highest) {
      while (ends.length < labels.length) ends.push(numberAt("curve-number"));
      ends.forEach((end, k) => {
        const label = labels[k];
        if (!label) return end.show("loss", undefined, "", "");
        end.button.classList.toggle("accuracy", label.kind === "accuracy");
        end.button.classList.toggle("loss", label.kind === "loss");
        return end.show(label.kind, label.point, label.text, `translate(${label.x.toFixed(1)}px, calc(${label.y.toFixed(1)}px - 50%))`);
      });
      top.show("loss", highest, highest ? number(highest.loss) : "", `translate(calc(${scales.left - 4}px - 100%), calc(${scales.top}px - 50%))`);
    },
    /** @param {Point | undefined} point @param {number} x */
    follow(point, x, /** @type {"left" | "right"} */ side) {
      const text = point ? _("epoch {n}: {error}", { n: point.epoch, error: number(point.loss) }) : "";
      const place = side === "left" ? `translate(calc(${(x - 4).toFixed(1)}px - 100%), 0)` : `translate(${(x + 4).toFixed(1)}px, 0)`;
      cursor.show("loss", point, text, place);
    },
  };
}
