// The network of a layer as the figure of the chapter Pixels wants it: its strongest neurons with their real weights, and
// what they and the others add.

import { signed } from "../lib/format.js";
import { bySize } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { tensorData } from "../tensor-data.js";

/** @typedef {import("../types.js").Trace} Trace */
/**
 * @typedef {{ view: import("../marks/network.js").NetworkView, says: string, tensors: string[], places: number[][] }} NetworkScene
 *   `places[column][index]` is which number of the tensor `tensors[column]` stands there
 */

const [ENDS, NEURONS] = [8, 10];

/** @param {Trace} trace @param {number} layer @param {number} rail @returns {Promise<NetworkScene>} */
export async function networkScene(trace, layer, rail) {
  const at = `blocks.${layer}.`;
  const input = trace.tensors[`${at}ln2.out`] ? `${at}ln2.out` : `${at}resid_mid`;
  const [x, post, out, bias, biasIn] = await Promise.all([tensorData(trace, input, { pos: rail }), tensorData(trace, `${at}mlp_post`, { pos: rail }), tensorData(trace, `${at}mlp_out`, { pos: rail }), tensorData(trace, `${at}b_out`), tensorData(trace, `${at}b_in`)]);
  const neurons = bySize(post).slice(0, NEURONS);
  const [ins, outs] = [bySize(x).slice(0, ENDS), bySize(out).slice(0, ENDS)];
  const [into, from] = await Promise.all(["W_in", "W_out"].map((name) => Promise.all(neurons.map((d_mlp) => tensorData(trace, at + name, { d_mlp })))));
  const places = [ins, neurons, outs];
  const values = [ins.map((i) => x[i]), neurons.map((j) => post[j]), outs.map((m) => out[m])];
  const [m] = outs;
  const weights = [ins.map((i) => into.map((/** @type {number[]} */ row) => row[i])), from.map((/** @type {number[]} */ row) => outs.map((place) => row[place]))];
  const drawn = neurons.reduce((sum, j, k) => sum + post[j] * from[k][m], 0);
  return {
    places,
    tensors: [input, `${at}mlp_post`, `${at}mlp_out`],
    view: {
      sizes: places.map((each) => each.length),
      weights,
      wires: weights.map(widest),
      biases: [neurons.map((place) => biasIn[place]), outs.map((place) => bias[place])],
      symbols: outs.map((place) => String(place + 1)),
      titles: [_("{n} of {of}", { n: ins.length, of: x.length }), _("{n} of {of} neurons", { n: neurons.length, of: post.length }), _("{n} of {of}", { n: outs.length, of: out.length })],
      values,
      fills: values.map((column) => column.map((value) => value / (Math.max(...column.map(Math.abs)) || 1))),
      pulses: [],
      active: null,
      name: (column, index) => [_("number {n} in", { n: places[0][index] + 1 }), _("neuron {n}", { n: places[1][index] + 1 }), _("number {n} out", { n: places[2][index] + 1 })][column],
      limit: 1,
    },
    says: _("The same figure as in Pixels: the {n} neurons of {of} that let most through; the largest weight of each side has the widest wire. To number {m} these add {drawn}, the other {rest} together {others}, and the bias {bias}.", {
      n: neurons.length, of: post.length, m: m + 1, drawn: signed(drawn), rest: post.length - neurons.length, others: signed(out[m] - bias[m] - drawn), bias: signed(bias[m]),
    }),
  };
}

/** The weights of one side, for the wires: the largest has the full width. @param {number[][]} weights @returns {number[][]} */
function widest(weights) {
  const most = Math.max(...weights.flat().map(Math.abs)) || 1;
  return weights.map((row) => row.map((weight) => weight / most));
}
