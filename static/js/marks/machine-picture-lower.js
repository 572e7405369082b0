// What stands beneath the overview, in a picture: the votes, the read-outs, and of a sentence its vector.

import { number, percent, signed } from "../lib/format.js";
import { shownVotes, word } from "../lib/machine-data.js";
import { answerAt } from "../lib/machine-film.js";
import { depthName, lensSays, lensTitle, partName, votesSay, votesSub, votesTitle } from "../lib/machine-words.js";
import { numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { MOST_ACROSS } from "./machine-lens.js";
import { fitted, stack, words } from "./picture-blocks.js";
import { stripBlock } from "./machine-picture-strip.js";

/** @typedef {import("./picture-blocks.js").Block} Block */
/** @typedef {import("./machine-picture.js").Shown} Shown */

const [ROW, CELL, GAP] = [28, 34, 6];

/** @param {Shown} shown @param {number} width @returns {Block} */
export function votesBlock({ machine, ordered, all }, width) {
  const bars = shownVotes(machine.votes, { ordered, all });
  const right = Math.max(0, ...bars.map(({ vote }) => vote));
  const left = Math.max(0, ...bars.map(({ vote }) => -vote));
  const [from, room] = [180, width - 180 - 66];
  const span = right + left || 1;
  const zero = from + (room * left) / span;
  /** @type {Block} */
  const list = {
    height: bars.length * ROW + 8,
    paint(pen, theme, x, y) {
      pen.line(x + zero, y, x + zero, y + bars.length * ROW, { stroke: theme.lineStrong, width: 1 });
      bars.forEach((bar, at) => {
        const middle = y + (at + 0.5) * ROW;
        const size = (room * Math.abs(bar.vote)) / span;
        pen.text(x + from - 12, middle, fitted(partName(bar), from - 14, { size: 13 }), { size: 13, fill: theme.ink, anchor: "end" });
        pen.rect(x + (bar.vote < 0 ? zero - size : zero), middle - 9, size, 18, { fill: bar.vote < 0 ? theme.negative : theme.positive });
        pen.text(x + width - 4, middle, signed(bar.vote), { size: 13, mono: true, fill: theme.ink2, anchor: "end" });
      });
    },
  };
  return stack([heading(votesTitle(machine), votesSub(machine), width), list, words(votesSay(machine), width, { size: 13.5, colour: "ink2" })]);
}

/** @param {Shown} shown @param {number} width @returns {Block} */
export function lensBlock({ machine }, width) {
  const reads = readsOf(machine);
  const [title, sub] = lensTitle(machine);
  return stack([heading(title, sub, width), reads.length > MOST_ACROSS ? tallTable(reads, width) : wideTable(reads, width), words(lensSays(machine), width, { size: 13.5, colour: "ink2" })]);
}

/** Each read-out a column. @param {Read[]} reads @param {number} width @returns {Block} */
function wideTable(reads, width) {
  const own = (width - GAP * (reads.length - 1)) / reads.length;
  const rows = Math.max(...reads.map(({ cells }) => cells.length));
  return {
    height: 22 + rows * (CELL + GAP) + 4,
    paint: (pen, theme, x, y) => reads.forEach(({ name, cells }, at) => {
      const left = x + at * (own + GAP);
      pen.text(left + 2, y + 9, fitted(name, own, { size: 12 }), { size: 12, fill: theme.ink3 });
      cells.forEach((cell, row) => paintCell(pen, theme, cell, left, y + 22 + row * (CELL + GAP), own));
    }),
  };
}

/** Each read-out a row: there are too many for columns. @param {Read[]} reads @param {number} width @returns {Block} */
function tallTable(reads, width) {
  const [side, most] = [92, Math.max(...reads.map(({ cells }) => cells.length))];
  const own = (width - side - GAP * (most - 1)) / most;
  return {
    height: reads.length * (CELL + GAP) + 4,
    paint: (pen, theme, x, y) => reads.forEach(({ name, cells }, row) => {
      const top = y + row * (CELL + GAP);
      pen.text(x, top + CELL / 2, fitted(name, side - 8, { size: 12 }), { size: 12, fill: theme.ink3 });
      cells.forEach((cell, at) => paintCell(pen, theme, cell, x + side + at * (own + GAP), top, own));
    }),
  };
}

/** @param {import("./pen-canvas.js").Pen} pen @param {import("../lib/palette.js").Palette} theme @param {Cell} cell @param {number} x @param {number} y @param {number} width */
function paintCell(pen, theme, { text, share, said, bold }, x, y, width) {
  const dark = share > 0.5;
  const fill = dark ? theme.paper : theme.ink;
  pen.rect(x, y, width, CELL, { fill: theme.surface, stroke: theme.line, radius: 6 });
  pen.rect(x, y, width, CELL, { fill: theme.ink, opacity: dark ? 0.66 + 0.28 * share : 0.62 * Math.max(0, share), radius: 6 });
  if (text) pen.text(x + 7, y + CELL / 2, fitted(text, width - 52, { size: 13, bold }), { size: 13, fill, bold });
  pen.text(x + width - 7, y + CELL / 2, said, { size: 12, fill, anchor: "end" });
}

/** @typedef {{ text: string, share: number, said: string, bold: boolean }} Cell */
/** @typedef {{ name: string, cells: Cell[] }} Read */

/** The read-outs, each with its words. @param {import("../lib/machine-data.js").Machine} machine @returns {Read[]} */
function readsOf({ lens, near }) {
  if (near.length > 0) return near.map(({ depth, similarity }) => ({ name: depthName(depth), cells: [{ text: "", share: similarity, said: number(similarity), bold: false }] }));
  const winner = lens[lens.length - 1]?.candidates[0]?.id;
  return lens.map(({ depth, candidates }) => ({
    name: depthName(depth),
    cells: candidates.slice(0, 3).map((each) => ({ text: word(each.text), share: each.probability, said: percent(each.probability), bold: each.id === winner })),
  }));
}

/** The vector that a sentence ends as, once the film has come to it. @param {Shown} shown @param {number} width @returns {Block} */
export function sentenceBlock({ trace, machine, shots, position }, width) {
  const there = answerAt(machine, shots, position).grown > 0;
  return stack([words(_("the vector of the sentence"), width, { size: 13.5, colour: "ink3", after: 6 }), ...(there ? [stripBlock(numbersOf(trace, "sentence"), width, "")] : [])]);
}

/** @param {string} title @param {string} sub @param {number} width @returns {Block} */
function heading(title, sub, width) {
  return stack([words(title, width, { size: 16, bold: true, after: 0 }), words(sub, width, { size: 13, colour: "ink3", after: 8 })]);
}
