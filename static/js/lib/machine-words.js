// The figures of the machine as sentences, made from their real numbers.

import { number, percent, signed } from "./format.js";
import { ranked, word } from "./machine-data.js";
import { _, plural } from "./words.js";

/** @typedef {import("./machine-data.js").Machine} Machine */
/** @typedef {import("./machine-data.js").Vote} Vote */

/** @param {Pick<Vote, "kind" | "layer" | "head">} vote @returns {string} "head 2 of layer 1" */
export function partName({ kind, layer, head }) {
  const at = { layer: (layer ?? 0) + 1, head: (head ?? 0) + 1 };
  /** @type {Record<string, string>} */
  const names = {
    embed: _("embedding"),
    pos_embed: _("place"),
    head: _("layer {layer} head {head}", at),
    mlp: _("layer {layer} network", at),
    b_O: _("layer {layer}, bias behind the heads", at),
    b_out: _("layer {layer}, bias behind the network", at),
    "ln_final.b": _("bias of the last norm"),
    bias: _("all biases"),
  };
  return names[kind] ?? kind;
}

/** @param {number} depth 0 is before any layer */
export function depthName(depth) {
  return depth === 0 ? _("embedding") : _("layer {n}", { n: depth });
}

/** @param {Machine} machine @returns {string} */
export function machineSays({ tokens, layers, candidates, causal }) {
  const rails = plural("{n} token", "{n} tokens", tokens.length);
  if (!causal || candidates.length === 0) return _("{rails}, {layers} layers. It ends at a vector for the whole sentence.", { rails, layers });
  const [best, next] = candidates;
  const first = _("{rails}, {layers} layers. The next word: “{word}” with {percent}", { rails, layers, word: word(best.text), percent: percent(best.probability) });
  return next ? `${first}; ${_("then “{word}” with {percent}.", { word: word(next.text), percent: percent(next.probability) })}` : `${first}.`;
}

/** @param {Machine} machine @returns {string} */
export function votesSay({ votes, voted }) {
  if (!voted) return "";
  const [best] = ranked(votes).filter(({ vote }) => vote > 0);
  const [worst] = ranked(votes).filter(({ vote }) => vote < 0);
  const parts = [];
  if (best) parts.push(_("Most for “{word}”: {part}, {vote}.", { word: word(voted.text), part: partName(best), vote: signed(best.vote) }));
  if (worst) parts.push(_("Most against it: {part}, {vote}.", { part: partName(worst), vote: signed(worst.vote) }));
  return parts.join(" ");
}

/** @param {Machine} machine @returns {string} */
export function lensSays({ lens, decided, layers }) {
  const last = lens[lens.length - 1]?.candidates[0];
  if (!last) return "";
  const words = { word: word(last.text), n: decided };
  if (decided === 0) return _("“{word}” leads from the beginning, before any layer.", words);
  if (decided === layers) return _("Only the last layer puts “{word}” on top.", words);
  return _("After layer {n} “{word}” leads, and stays.", words);
}

/** @param {Machine} machine @returns {string} */
export function votesSub({ voted, votes }) {
  return voted ? _("exact shares; all {n} parts together make its score, {score}", { n: votes.length, score: number(voted.score) }) : "";
}
