// What is on the screen as a picture to take home: drawn with a pen, so that it is an SVG or a PNG.

import { number, percent, signed } from "../lib/format.js";
import { ranked, rowOf, isHere, word } from "../lib/machine-data.js";
import { machineLayout } from "../lib/machine-layout.js";
import { partName } from "../lib/machine-words.js";
import { bySize, numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { limitOf, paintHeads, paintMachine, paintTokens } from "./machine-paint.js";

/** @typedef {import("./pen-canvas.js").Pen} Pen */
/** @typedef {import("../lib/palette.js").Palette} Palette */
/**
 * @typedef {{ trace: import("../types.js").Trace, machine: import("../lib/machine-data.js").Machine,
 *   scene: import("./machine-paint.js").MachineScene | null, shot: import("../lib/machine-film.js").MachineShot | null, rail: number }} Shown
 * @typedef {{ width: number, height: number, paint: (pen: Pen, theme: Palette) => void }} Picture
 */

const WIDTH = 1200;

/** @param {Shown} shown @param {"machine" | "layer" | "operation"} zoom @returns {Promise<Picture>} */
export async function paintView(shown, zoom) {
  if (zoom === "layer") return layerPicture(shown);
  if (zoom === "operation") return operationPicture(shown);
  return wholePicture(shown);
}

/** @param {Shown} shown @returns {Picture} */
function wholePicture({ machine, scene }) {
  const rails = machine.tokens.length;
  const figure = 60 + Math.max(rails * 40, 200);
  return {
    width: WIDTH,
    height: figure + 40 + 26 * Math.min(10, machine.votes.length),
    paint(pen, theme) {
      const layout = machineLayout({ width: WIDTH - 280, height: figure, rails, layers: machine.layers, left: 120 });
      if (scene) {
        paintMachine(pen, layout, scene, theme);
        paintHeads(pen, layout, theme, null);
        paintTokens(pen, layout, scene, theme);
      }
      machine.candidates.slice(0, 6).forEach((each, at) => {
        const y = 52 + at * 34;
        pen.text(WIDTH - 175, y, word(each.text), { size: 15, fill: theme.ink, anchor: "end", bold: at === 0 });
        pen.rect(WIDTH - 165, y - 8, 100, 16, { fill: theme.sunk, radius: 3 });
        pen.rect(WIDTH - 165, y - 8, 100 * each.probability, 16, { fill: at === 0 ? theme.ink : theme.lineStrong, radius: 3 });
        pen.text(WIDTH - 56, y, percent(each.probability), { size: 13, fill: theme.ink2 });
      });
      if (!machine.voted) return;
      pen.text(20, figure + 14, _("Who voted for “{word}”?", { word: word(machine.voted.text) }), { size: 15, fill: theme.ink, bold: true });
      const votes = ranked(machine.votes).slice(0, 9);
      const most = Math.max(...votes.map(({ vote }) => Math.abs(vote))) || 1;
      votes.forEach((vote, at) => {
        const y = figure + 40 + 26 * at;
        const size = (Math.abs(vote.vote) / most) * 260;
        pen.text(210, y, partName(vote), { size: 13, fill: theme.ink, anchor: "end" });
        pen.rect(vote.vote < 0 ? 500 - size : 500, y - 8, size, 16, { fill: vote.vote < 0 ? theme.negative : theme.positive, radius: 2 });
        pen.text(780, y, signed(vote.vote), { size: 12.5, fill: theme.ink2 });
      });
    },
  };
}

/** The spine of one layer: the stream, what each head adds, the network, what it adds. @param {Shown} shown @returns {Picture} */
function layerPicture({ trace, machine, shot, rail }) {
  const layer = shot?.layer ?? machine.layers - 1;
  const at = `blocks.${layer}.`;
  const rows = [
    [_("into layer {n}", { n: layer + 1 }), layer === 0 ? "blocks.0.resid_pre" : `blocks.${layer - 1}.resid_post`],
    [_("all heads add"), `${at}attn_out`], [_("the stream with it"), `${at}resid_mid`], [_("the network adds"), `${at}mlp_out`], [_("what it carries on"), `${at}resid_post`],
  ].filter(([, name]) => isHere(trace, name));
  const post = isHere(trace, `${at}mlp_post`) ? rowOf(trace, `${at}mlp_post`, rail) : [];
  const neurons = bySize(post).slice(0, 10);
  return {
    width: WIDTH,
    height: 90 + rows.length * 58 + 320,
    paint(pen, theme) {
      pen.text(24, 30, _("Layer {n} of {of}, as “{word}” sees it", { n: layer + 1, of: machine.layers, word: machine.tokens[rail] }), { size: 18, fill: theme.ink, bold: true });
      pen.line(30, 60, 30, 60 + rows.length * 58, { stroke: theme.ink, width: 3 });
      rows.forEach(([name, tensor], k) => {
        const values = rowOf(trace, tensor, rail);
        pen.text(50, 70 + k * 58, name, { size: 13, fill: theme.ink2 });
        pen.strip(50, 80 + k * 58, WIDTH - 90, 22, values, limitOf([values]));
      });
      const top = 80 + rows.length * 58;
      pen.text(50, top + 6, _("The neurons that let most through"), { size: 13, fill: theme.ink2 });
      const most = Math.max(...neurons.map((j) => Math.abs(post[j])), 1e-9);
      neurons.forEach((j, k) => {
        const y = top + 32 + k * 26;
        const size = (260 * Math.abs(post[j])) / most;
        pen.text(140, y, _("neuron {n}", { n: j + 1 }), { size: 12.5, fill: theme.ink, anchor: "end" });
        pen.rect(post[j] < 0 ? 420 - size : 420, y - 8, size, 16, { fill: post[j] < 0 ? theme.negative : theme.positive, radius: 2 });
        pen.text(690, y, number(post[j]), { size: 12.5, fill: theme.ink2 });
      });
      const votes = numbersOf(trace, `${at}head_votes`);
      votes.forEach((vote, head) => pen.text(800, top + 30 + 20 * head, `${_("head {n}", { n: head + 1 })} ${signed(vote)}`, { size: 13, fill: theme.ink2 }));
    },
  };
}

/** The numbers that one operation wrote, rail by rail. @param {Shown} shown @returns {Picture} */
function operationPicture({ trace, machine, shot, rail }) {
  const name = shot?.tensor ?? "ids";
  const tensor = trace.tensors[name];
  const rails = tensor.dims[0] === "pos" && isHere(trace, name) ? machine.tokens : [];
  return {
    width: WIDTH,
    height: 110 + Math.max(1, rails.length) * 26,
    paint(pen, theme) {
      pen.text(24, 30, shot?.title ?? name, { size: 18, fill: theme.ink, bold: true });
      pen.text(24, 58, `${shot?.formula ?? ""}`, { size: 13, fill: theme.ink2 });
      const rows = rails.map((_token, at) => rowOf(trace, name, at));
      rows.forEach((values, at) => {
        pen.text(130, 90 + at * 26, rails[at], { size: 13, fill: theme.ink, anchor: "end", bold: at === rail });
        pen.strip(140, 80 + at * 26, WIDTH - 170, 20, values, limitOf(rows));
      });
      if (rows.length === 0) pen.text(24, 90, `${name}: ${tensor.shape.join(" × ")}`, { size: 13, fill: theme.ink2 });
    },
  };
}
