// What a link holds of a model that is being grown.

/** @typedef {{}} GrowState */

/** @returns {GrowState} */
export function growDefaults() {
  return {};
}

/** @type {import("../lib/codec.js").Parts} */
export const GROW_PARTS = {};
