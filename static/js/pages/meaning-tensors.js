// The numbers of a recording that is answered without its trace: fetched by name, the same that the x-ray opens.

import { get } from "../api.js";

/** @typedef {import("./xray-panel.js").Of} Of */

/**
 * @param {Of} of the call that the tensor belongs to @param {string} name @param {Record<string, number>} [at] an axis and a place along it
 * @returns {Promise<any>} nested lists
 */
export async function tensorOf({ route, request }, name, at = {}) {
  const places = Object.fromEntries(Object.entries(at).map(([axis, place]) => [axis, String(place)]));
  const query = new URLSearchParams({ route, request: JSON.stringify(request), ...places });
  return (await get(`/api/tensor/${encodeURIComponent(name)}?${query}`)).data;
}
