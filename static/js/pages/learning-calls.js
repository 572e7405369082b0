// Which call a number of the training comes from: so that the x-ray can ask for the same again.

import { lessonOf } from "./pixels-state.js";

/**
 * @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store
 * @param {() => import("../types.js").Frame | null} now the moment that is shown
 */
export function callsOf(store, now) {
  const common = () => ({ network: now()?.network, symbols: store.get().symbols });
  const example = () => store.get().examples[Math.min(store.get().example, store.get().examples.length - 1)];
  return {
    moment: () => ({ route: "pixels/forward", request: { ...common(), pixels: example().pixels } }),
    error: () => ({ route: "pixels/backward", request: { ...common(), ...lessonOf(store.get()), examples: store.get().examples } }),
    accuracy: () => ({ route: "pixels/accuracy", request: { ...common(), examples: store.get().examples } }),
    lastOutput: () => `layers.${(now()?.network.sizes.length ?? 4) - 2}.post`,
  };
}
