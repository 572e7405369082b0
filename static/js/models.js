// Every model that can be read with: those of the server, and those that were grown here and are kept in this browser.

import { get } from "./api.js";
import { keptModels } from "./grown-store.js";
import { _ } from "./lib/words.js";

/**
 * @typedef {{ id: string, name: string, family: string, parameters: number, n_layers: number | null,
 *   n_heads: number | null, d_model: number | null, d_vocab: number | null, n_ctx: number | null, ready: boolean,
 *   source: string, hint: string }} Model as /api/models tells it
 */

/** @param {import("./api.js").CallOptions} [options] @returns {Promise<Model[]>} the server's first */
export async function allModels(options) {
  const [served, kept] = await Promise.all([get("/api/models", options), keptModels()]);
  return [...served, ...kept.map(entryOf)];
}

/** @param {import("./grown-store.js").Kept} kept @returns {Model} */
export function entryOf({ id, name, sizes }) {
  return { id, name, family: "gpt2", ...sizes, ready: true, source: _("grown here, kept in this browser"), hint: "" };
}
