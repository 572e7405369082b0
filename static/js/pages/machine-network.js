// The network of a layer, in the figure of the chapter Pixels: every neuron, wire and bias opens.

import { html } from "../marks/element.js";
import { createNetwork } from "../marks/network.js";
import { complain } from "./frame.js";
import { networkScene } from "./machine-network-scene.js";

/**
 * @param {HTMLElement} element @param {HTMLElement} says
 * @param {{ trace: import("../types.js").Trace, layer: number, rail: number, open: (tensor: string, index: number[], opener: Element) => void }} options
 */
export function createLayerNetwork(element, says, { trace, layer, rail, open }) {
  const at = `blocks.${layer}.`;
  const holder = html("div", { class: "layer-network" });
  element.append(holder);
  let gone = false;
  /** @type {ReturnType<typeof createNetwork> | null} */
  let network = null;

  networkScene(trace, layer, rail).then((scene) => {
    if (gone) return;
    const { places, tensors, view } = scene;
    network = createNetwork(holder, {
      onOpen: (column, index, opener) => open(tensors[column], [rail, places[column][index]], opener),
      onWire: (wire, _at, opener) => {
        if (wire.layer === 0) open(`${at}mlp_pre`, [rail, places[1][wire.to]], opener);
        else open(`${at}mlp_out`, [rail, places[2][wire.to]], opener);
      },
      onBias: (column, index, _at, opener) => open(column === 1 ? `${at}b_in` : `${at}b_out`, [places[column][index]], opener),
    });
    network.update(view);
    says.textContent = scene.says;
  }, complain);
  return {
    destroy() {
      gone = true;
      network?.destroy();
    },
  };
}
