// The figures of the machine as sentences, made from their real numbers.

import { number, percent, signed } from "./format.js";
import { together } from "./joined.js";
import { ranked, word } from "./machine-data.js";
import { _, plural } from "./words.js";

/** @typedef {import("./machine-data.js").Machine} Machine */
/** @typedef {import("./machine-data.js").Vote} Vote */
/** @typedef {(shown: string, tensor: string, index: number[]) => string} Tell
 *   puts a number into a sentence, that stands in a tensor; in none where the name is empty */

/** @type {Tell} */
const bare = (shown) => shown;
/** @param {Vote & { parts?: Vote[] }} vote @param {Tell} tell @param {(value: number) => string} [shown] */
const toldVote = (vote, tell, shown = signed) => tell(shown(vote.vote), vote.parts ? "" : vote.tensor, vote.index);

/** @param {Pick<Vote, "kind" | "layer" | "head" | "text">} vote @returns {string} "head 2 of layer 1"; of a token its text */
export function partName({ kind, layer, head, text }) {
  if (text !== undefined) return text;
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
    rest: _("the other {n} together", { n: layer ?? 0 }),
  };
  return names[kind] ?? kind;
}

/** @param {number} depth 0 is before any layer */
export function depthName(depth) {
  return depth === 0 ? _("embedding") : _("layer {n}", { n: depth });
}

/** @param {Machine} machine @param {Tell} [tell] @returns {string} */
export function machineSays({ tokens, layers: count, candidates, causal }, tell = bare) {
  const rails = plural("{n} token", "{n} tokens", tokens.length);
  const layers = plural("{n} layer", "{n} layers", count);
  if (!causal || candidates.length === 0) return _("{rails}, {layers}. It ends at one vector for the whole sentence.", { rails, layers });
  const [best, next] = candidates;
  const words = { rails, layers, word: word(best.text), percent: tell(percent(best.probability), "probs", [best.id]) };
  if (!next) return _("{rails}, {layers}. The next word: “{word}” with {percent}.", words);
  return _("{rails}, {layers}. The next word: “{word}” with {percent}; then “{next}” with {then}.", { ...words, next: word(next.text), then: tell(percent(next.probability), "probs", [next.id]) });
}

/** @param {Machine} machine @param {Tell} [tell] @returns {string} */
export function votesSay({ votes, voted }, tell = bare) {
  if (!voted) return tokensSay(votes, tell);
  const [best] = ranked(votes).filter(({ vote }) => vote > 0);
  const [worst] = ranked(votes).filter(({ vote }) => vote < 0);
  const parts = [];
  if (best) parts.push(_("Most for “{word}”: {part}, {vote}.", { word: word(voted.text), part: partName(best), vote: toldVote(best, tell) }));
  if (worst) parts.push(_("Most against it: {part}, {vote}.", { part: partName(worst), vote: toldVote(worst, tell) }));
  return together(parts);
}

/** @param {Vote[]} votes of the tokens of a sentence @param {Tell} tell */
function tokensSay(votes, tell) {
  if (votes.length === 0) return "";
  const sorted = [...votes].sort((a, b) => b.vote - a.vote);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  return _("Furthest along it points “{most}”, {far}; least “{least}”, {near}.", { most: partName(most), far: toldVote(most, tell, number), least: partName(least), near: toldVote(least, tell, number) });
}

/** So alike is nearly the same. */
export const NEARLY = 0.9;

/** From which depth on the vector is nearly that of the end, for good. @param {Machine} machine @returns {number} */
export function nearlyFrom({ near }) {
  let depth = near.length - 1;
  while (depth > 0 && near[depth - 1].similarity >= NEARLY) depth -= 1;
  return depth;
}

/** @param {Machine} machine @param {Tell} [tell] @returns {string} */
export function lensSays(machine, tell = bare) {
  const { lens, decided, layers, near } = machine;
  if (near.length > 0) {
    const depth = nearlyFrom(machine);
    const words = { first: tell(number(near[0].similarity), "lens.0.near", []), n: depth, there: tell(number(near[depth].similarity), `lens.${depth}.near`, []) };
    if (depth === 0) return _("Before any layer it is nearly there: {first}.", words);
    if (depth === layers) return _("Before any layer it is {first} alike, before the last layer {before}: only the last layer makes it what it is.", { ...words, before: tell(number(near[depth - 1].similarity), `lens.${depth - 1}.near`, []) });
    return _("Before any layer it is {first} alike; after layer {n} it is nearly there: {there}.", words);
  }
  const last = lens[lens.length - 1]?.candidates[0];
  if (!last) return "";
  const words = { word: word(last.text), n: decided };
  if (decided === 0) return _("“{word}” leads from the beginning, before any layer.", words);
  if (decided === layers) return _("Only the last layer puts “{word}” on top.", words);
  return _("After layer {n} “{word}” leads, and stays.", words);
}

/** @param {Machine} machine @returns {string} */
export function votesTitle({ voted }) {
  return voted ? _("Who voted for “{word}”?", { word: word(voted.text) }) : _("Which token points along the vector?");
}

/** @param {Machine} machine @returns {[string, string]} the title of the read-outs, and what they are */
export function lensTitle({ near }) {
  if (near.length === 0) return [_("If it had to answer now"), _("the same read-out, after each layer")];
  return [_("If it stopped now"), _("how alike the vector would be to the one at the end (the cosine), after each layer")];
}

/** @param {Machine} machine @param {Tell} [tell] @returns {string} */
export function votesSub({ voted, votes, length }, tell = bare) {
  if (!voted && votes.length > 0) return _("exact shares; the mean of all {n} is the length of the vector before it is brought to 1: {length}", { n: votes.length, length: tell(number(length), "sentence_length", []) });
  return voted ? _("exact shares; all {n} parts together make its score, {score}", { n: votes.length, score: tell(number(voted.score), "votes_sum", []) }) : "";
}
