// Whose pieces of words can be shown: those of the pocket model, and those of every other model that is here.

import { _ } from "../lib/words.js";
import { allModels } from "../models.js";
import { POCKET } from "./tokens-state.js";

/** @param {ReturnType<typeof import("./tokens-lanes.js").createLanes>} lanes @param {string} chosen */
export async function offerPieces(lanes, chosen) {
  const models = (await allModels().catch(() => [])).filter(({ id, family }) => ["gpt2", "bert"].includes(family) && id !== POCKET);
  const named = models.map(({ id, name, family, ready }) => ({ id, ready, name: family === "bert" ? _("{name}: WordPiece", { name }) : _("{name}: merges", { name }) }));
  lanes.offer([{ id: POCKET, name: _("{name}: merges", { name: "Pocket" }), ready: true }, ...named], chosen);
}
