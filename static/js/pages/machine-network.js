// The network of a layer, in the figure of the chapter Pixels: its strongest neurons with their real weights; of the
// others it is said what they add together.

import { signed } from "../lib/format.js";
import { bySize } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createNetwork } from "../marks/network.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";

const [ENDS, NEURONS] = [8, 10];

/**
 * @param {HTMLElement} element @param {HTMLElement} says
 * @param {{ trace: import("../types.js").Trace, layer: number, rail: number, open: (tensor: string, index: number[], opener: Element) => void }} options
 */
export function createLayerNetwork(element, says, { trace, layer, rail, open }) {
  const at = `blocks.${layer}.`;
  const input = trace.tensors[`${at}ln2.out`] ? `${at}ln2.out` : `${at}resid_mid`;
  const holder = html("div", { class: "layer-network" });
  element.append(holder);
  let gone = false;
  /** @type {ReturnType<typeof createNetwork> | null} */
  let network = null;

  async function build() {
    const [x, post, out, bias] = await Promise.all([tensorData(trace, input, { pos: rail }), tensorData(trace, `${at}mlp_post`, { pos: rail }), tensorData(trace, `${at}mlp_out`, { pos: rail }), tensorData(trace, `${at}b_out`)]);
    const neurons = bySize(post).slice(0, NEURONS);
    const [ins, outs] = [bySize(x).slice(0, ENDS), bySize(out).slice(0, ENDS)];
    const into = await Promise.all(neurons.map((d_mlp) => tensorData(trace, `${at}W_in`, { d_mlp })));
    const from = await Promise.all(neurons.map((d_mlp) => tensorData(trace, `${at}W_out`, { d_mlp })));
    if (gone) return;
    const places = [ins, neurons, outs];
    const tensors = [input, `${at}mlp_post`, `${at}mlp_out`];
    const values = [ins.map((i) => x[i]), neurons.map((j) => post[j]), outs.map((m) => out[m])];
    const fills = values.map((column) => column.map((value) => value / (Math.max(...column.map(Math.abs)) || 1)));
    network = createNetwork(holder, {
      onOpen: (column, index, opener) => open(tensors[column], [rail, places[column][index]], opener),
      onWire: (wire, _at, opener) => {
        if (wire.layer === 0) open(`${at}mlp_pre`, [rail, neurons[wire.to]], opener);
        else open(`${at}mlp_out`, [rail, outs[wire.to]], opener);
      },
      onBias: (column, index, _at, opener) => open(column === 1 ? `${at}b_in` : `${at}b_out`, [places[column][index]], opener),
    });
    network.update({
      sizes: places.map((each) => each.length),
      weights: [ins.map((i) => into.map((row) => row[i])), from.map((row) => outs.map((m) => row[m]))],
      biases: [neurons.map(() => 0), outs.map((m) => bias[m])],
      symbols: outs.map((m) => String(m + 1)),
      titles: [_("{n} of {of}", { n: ins.length, of: x.length }), _("{n} of {of} neurons", { n: neurons.length, of: post.length }), _("{n} of {of}", { n: outs.length, of: out.length })],
      values,
      fills,
      pulses: [],
      active: null,
      name: (column, index) => [_("number {n} in", { n: places[0][index] + 1 }), _("neuron {n}", { n: places[1][index] + 1 }), _("number {n} out", { n: places[2][index] + 1 })][column],
      limit: 1,
    });
    const [m] = outs;
    const drawn = neurons.reduce((sum, j, k) => sum + post[j] * from[k][m], 0);
    says.textContent = _("The same figure as in Pixels: the {n} neurons of {of} that let most through. To number {m} these add {drawn}, the other {rest} together {others}, and the bias {bias}.", {
      n: neurons.length, of: post.length, m: m + 1, drawn: signed(drawn), rest: post.length - neurons.length, others: signed(out[m] - bias[m] - drawn), bias: signed(bias[m]),
    });
  }
  build().catch(complain);
  return {
    destroy() {
      gone = true;
      network?.destroy();
    },
  };
}
