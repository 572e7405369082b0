// The network figure with its card for editing and its x-ray: the same in every chapter of the small network.

import { nameOf, namesOf, wireName } from "../lib/network-view.js";
import { createEditor } from "../marks/editor.js";
import { createNetwork } from "../marks/network.js";
import { limitOf, withBias, withWeight } from "./pixels-state.js";

/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("./xray-panel.js").Of} Of */

/**
 * @param {HTMLElement} element
 * @param {{ store: import("../store.js").Store<PixelsState>, trace: () => Trace | null, of: () => Of,
 *   xray: import("./xray-panel.js").XrayPanel, onHover?: (part: string | null) => void,
 *   onWire?: (wire: { layer: number, from: number, to: number }) => boolean, editable?: boolean,
 *   placeOf?: (column: number, index: number) => import("../types.js").NumberPlace,
 *   carriedAt?: (spot: import("../marks/network-pulses.js").Spot) => import("../types.js").NumberPlace }} options
 *   `onWire` may take a press on a wire for itself; `placeOf`: which number stands in a neuron; `carriedAt`: which one is
 *   on its way
 */
export function createFigure(element, { store, trace, of, xray, onHover, onWire, editable = true, placeOf, carriedAt }) {
  const editor = createEditor(element);

  /** @param {number} column @param {number} index @param {Element | null} opener */
  function openNumber(column, index, opener) {
    const place = placeOf?.(column, index) ?? { tensor: column === 0 ? "pixels" : `layers.${column - 1}.post`, index: [index] };
    xray.open(of, place.tensor, place.index, opener, place.part);
  }

  /** @param {{ layer: number, from: number, to: number }} wire @param {number} value @param {{ final: boolean }} change */
  function pull(wire, value, change) {
    const { network } = store.get();
    if (network) store.set({ network: withWeight(network, wire, value) }, { group: `wire ${wire.layer} ${wire.from} ${wire.to}` });
    if (change.final) xray.refresh();
  }

  /** @param {{ layer: number, from: number, to: number }} wire @param {{ x: number, y: number }} at @param {Element} opener */
  function editWire(wire, at, opener) {
    if (onWire?.(wire)) return;
    if (!editable) return xray.open(of, `layers.${wire.layer}.W`, [wire.from, wire.to], opener);
    const [state, shown] = [store.get(), trace()];
    if (!state.network || !shown) return undefined;
    editor.open({
      ...at,
      opener,
      title: wireName(namesOf(shown), wire),
      value: state.network.weights[wire.layer][wire.from][wire.to],
      limit: limitOf(state),
      onChange: (value, change) => pull(wire, value, change),
      onWhy: () => xray.open(of, `layers.${wire.layer}.pre`, [wire.to], opener),
    });
    return undefined;
  }

  /** @param {number} column @param {number} index @param {{ x: number, y: number }} at @param {Element} opener */
  function editBias(column, index, at, opener) {
    const [state, shown] = [store.get(), trace()];
    const layer = column - 1;
    if (!editable) return xray.open(of, `layers.${layer}.b`, [index], opener);
    if (!state.network || !shown) return undefined;
    editor.open({
      ...at,
      opener,
      title: `${nameOf(namesOf(shown), column, index)}: b`,
      value: state.network.biases[layer][index],
      limit: limitOf(state),
      onChange: (value) => {
        const { network } = store.get();
        if (network) store.set({ network: withBias(network, layer, index, value) }, { group: `bias ${layer} ${index}` });
      },
      onWhy: () => xray.open(of, `layers.${layer}.pre`, [index], opener),
    });
    return undefined;
  }

  const network = createNetwork(element, {
    onOpen: openNumber,
    onWire: editWire,
    onBias: editBias,
    onPull: editable ? pull : undefined,
    onCarried: carriedAt ? (spot, opener) => {
      const { tensor, index, part } = carriedAt(spot);
      xray.open(of, tensor, index, opener, part);
    } : undefined,
    onHover: (what) => onHover?.(partOf(what, store.get().network?.sizes.length ?? 4)),
  });
  return { network, editor, openNumber };
}

/** @param {{ column: number, index: number } | { layer: number } | null} what @param {number} columns @returns {string | null} */
function partOf(what, columns) {
  if (what === null) return null;
  if ("layer" in what) return "wires";
  if (what.column === 0) return "pixels";
  return what.column === columns - 1 ? "outputs" : "neurons";
}
