// What is on the screen as a picture to take home: drawn with a pen, so that it is an SVG or a PNG. It stands by itself:
// the text, the model, and where the film is are written upon it.

import { _ } from "../lib/words.js";
import { layerBlock } from "./machine-picture-layer.js";
import { lensBlock, votesBlock } from "./machine-picture-lower.js";
import { operationBlock } from "./machine-picture-operation.js";
import { captionBlock, overviewBlock } from "./machine-picture-overview.js";
import { beside, framed, gap, stack, words } from "./picture-blocks.js";

/**
 * @typedef {{ trace: import("../types.js").Trace, machine: import("../lib/machine-data.js").Machine,
 *   scene: import("./machine-paint.js").MachineScene, shots: import("../lib/machine-film.js").MachineShot[],
 *   shot: import("../lib/machine-film.js").MachineShot | null, position: number, said: string, text: string, rail: number,
 *   ordered: boolean, all: boolean, votes: boolean, lens: boolean }} Shown
 *   `said` is the figure as a sentence, at this moment; `votes` and `lens`: whether they have been uncovered; `all` of the votes
 * @typedef {{ layer?: import("./machine-picture-layer.js").LayerScene,
 *   operation?: import("./machine-picture-operation.js").OperationScene }} Closer what the nearer zooms show besides
 */

const [WIDTH, MARGIN, BETWEEN] = [1120, 40, 36];

/** @param {Shown} shown @param {Closer} closer @returns {import("./picture-blocks.js").Picture} */
export function machinePicture(shown, { layer, operation }) {
  const compact = layer !== undefined || operation !== undefined;
  const beneath = layer ? layerBlock(layer, WIDTH) : operation ? operationBlock(operation, WIDTH) : lowerBlock(shown);
  return framed(stack([
    words(shown.text, WIDTH, { size: 20, bold: true, after: 2 }),
    words(_("Glassbox: {model}", { model: shown.trace.model }), WIDTH, { size: 13, colour: "ink3", after: 10 }),
    overviewBlock(shown, { width: WIDTH, compact }),
    ...(compact ? [gap(14)] : [captionBlock(shown, WIDTH)]),
    beneath,
  ]), WIDTH, MARGIN);
}

/** @param {Shown} shown */
function lowerBlock(shown) {
  const half = (WIDTH - BETWEEN) / 2;
  const both = [...(shown.votes ? [votesBlock(shown, half)] : []), ...(shown.lens ? [lensBlock(shown, half)] : [])];
  return beside(both.map((block, at) => ({ block, x: at * (half + BETWEEN) })));
}
