// The overview in a picture: the machine as far as the film has come, and beside it the answer.

import { percent } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { answerAt } from "../lib/machine-film.js";
import { heightOf, machineLayout } from "../lib/machine-layout.js";
import { momentOf } from "../lib/machine-moment.js";
import { _ } from "../lib/words.js";
import { paintHeads, paintMachine, paintPale, paintTokens } from "./machine-paint.js";
import { paintTravellers } from "./machine-travel.js";
import { beside, fitted, measure, moved, stack, words } from "./picture-blocks.js";
import { sentenceBlock } from "./machine-picture-lower.js";

/** @typedef {import("./picture-blocks.js").Block} Block */
/** @typedef {import("./machine-picture.js").Shown} Shown */

const [ROOM, COMPACT, ANSWER, ROW, MOST] = [430, 190, 250, 34, 6];

/** @param {Shown} shown @param {{ width: number, compact: boolean }} room @returns {Block} */
export function overviewBlock(shown, { width, compact }) {
  if (compact) return machineBlock(shown, width, true);
  const answer = shown.machine.causal ? answerBlock(shown) : sentenceBlock(shown, ANSWER);
  return beside([{ block: machineBlock(shown, width - ANSWER - 20, false), x: 0 }, { block: answer, x: width - ANSWER }]);
}

/** @param {Shown} shown @param {number} width @param {boolean} compact @returns {Block} */
function machineBlock({ machine, scene, shots, position }, width, compact) {
  const rails = machine.tokens.length;
  const height = heightOf(rails, compact ? COMPACT : ROOM);
  const widest = Math.max(...machine.tokens.map(measure({ size: 14, bold: true })));
  const layout = machineLayout({ width, height, rails, layers: machine.layers, left: Math.min(170, Math.max(80, widest + 26)) });
  const moment = momentOf(layout, shots, position);
  return {
    height: height + 6,
    paint(outer, theme, x, y) {
      const pen = moved(outer, x, y);
      paintPale(pen, layout, scene, theme);
      pen.clip(0, 0, Math.max(0, moment.drawn), height, () => paintMachine(pen, layout, scene, theme));
      paintTravellers(pen, layout, scene, theme, moment);
      paintHeads(pen, layout, theme, moment.shot?.layer ?? null);
      paintTokens(pen, layout, scene, theme);
    },
  };
}

/** What comes next, as bars, as far as they have grown. @param {Shown} shown @returns {Block} */
function answerBlock({ machine, shots, position }) {
  const { grown, drawn } = answerAt(machine, shots, position);
  const rows = machine.candidates.slice(0, MOST);
  return {
    height: 30 + rows.length * ROW,
    paint(pen, theme, x, y) {
      pen.text(x + 92, y + 14, _("next word"), { size: 13.5, fill: theme.ink3, anchor: "end" });
      if (grown === 0) return; // no number stands there before it is computed
      rows.forEach((each, at) => {
        const middle = y + 30 + (at + 0.5) * ROW;
        const letters = { size: at === 0 ? 17 : 15, bold: at === 0 };
        const text = fitted(word(each.text), 88, letters);
        pen.text(x + 92, middle, text, { ...letters, fill: at === 0 ? theme.ink : theme.ink2, anchor: "end" });
        if (drawn === each.id) pen.line(x + 92 - measure(letters)(text), middle + 11, x + 92, middle + 11, { stroke: theme.ink, width: 2 });
        pen.rect(x + 102, middle - 9, 98, 18, { fill: theme.sunk, radius: 4 });
        pen.rect(x + 102, middle - 9, 98 * each.probability * grown, 18, { fill: at === 0 ? theme.ink : theme.lineStrong, radius: Math.min(4, 49 * each.probability * grown) });
        pen.text(x + 250, middle, percent(each.probability), { size: 13.5, fill: theme.ink2, anchor: "end" });
      });
    },
  };
}

/** What the film says at this moment. @param {Shown} shown @param {number} width @returns {Block} */
export function captionBlock({ said, shot }, width) {
  return stack([words(said, width, { size: 15, after: 2 }), words(shot?.formula ?? "", width, { size: 13, mono: true, colour: "ink2", after: 14 })]);
}
