// What there is to see of one layer, as one token sees it: all its numbers, gathered for a picture to take home.

import { percent, signed } from "../lib/format.js";
import { largestOf, numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { tensorData } from "../tensor-data.js";
import { networkScene } from "./machine-network-scene.js";
import { ownNetwork, ownSays } from "./machine-own.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("../marks/machine-picture-layer.js").LayerScene} LayerScene */

/** The layer that a shot of the film shows. @param {Machine} machine @param {import("../lib/machine-film.js").MachineShot | null} shot */
export function layerOf(machine, shot) {
  return shot?.layer ?? (shot && ["tokens", "embed", "resid_pre"].includes(shot.kind) ? 0 : machine.layers - 1);
}

/** What the parts of a layer are called. @param {Machine} machine @param {number} layer @param {number} rail */
export function layerNames({ tokens, layers }, layer, rail) {
  return {
    title: _("Layer {n} of {of}, as “{word}” sees it", { n: layer + 1, of: layers, word: tokens[rail] }),
    before: _("What “{word}” carries into the layer", { word: tokens[rail] }),
    attention: _("Attention: each head looks, gathers, and adds"),
    attn: _("all heads together add"),
    mid: _("The stream with it"),
    net: _("The network: this token alone"),
    mlp: _("the network adds"),
    after: _("What it carries on"),
  };
}

/** How many numbers go into the network of a layer, how many neurons it has, how many numbers come out. @param {Trace} trace @param {number} layer */
export function networkSizes({ tensors }, layer) {
  const last = (/** @type {string} */ name) => tensors[`blocks.${layer}.${name}`].shape[1];
  return { ins: last("mlp_out"), neurons: last("mlp_post"), outs: last("mlp_out") };
}

/** The stream that goes into a layer. @param {number} layer */
export function intoLayer(layer) {
  return layer === 0 ? "blocks.0.resid_pre" : `blocks.${layer - 1}.resid_post`;
}

/**
 * Where a head looks from a rail, and what it did for the word.
 * @param {Trace} trace @param {Machine} machine @param {number} layer @param {number} head @param {number} rail
 * @returns {Promise<{ pattern: number[], key: number, share: number, vote: number | undefined }>}
 */
export async function headLooks(trace, machine, layer, head, rail) {
  /** @type {(number | null)[][]} */
  const rows = await tensorData(trace, `blocks.${layer}.pattern`, { head });
  const shares = rows[rail].map((share) => share ?? 0);
  const key = largestOf(shares);
  const counted = machine.causal && rail === machine.tokens.length - 1;
  return { pattern: rows.flat().map((share) => share ?? 0), key, share: shares[key], vote: counted ? numbersOf(trace, `blocks.${layer}.head_votes`)[head] : undefined };
}

/** @param {Trace} trace @param {Machine} machine @param {number} layer @param {number} rail @returns {Promise<LayerScene>} */
export async function layerScene(trace, machine, layer, rail) {
  const at = `blocks.${layer}.`;
  const names = layerNames(machine, layer, rail);
  const stream = async (/** @type {string} */ name, /** @type {string} */ tensor, /** @type {Record<string, number>} */ more = {}) => ({ name, values: await tensorData(trace, tensor, { pos: rail, ...more }) });
  const head = async (/** @type {number} */ of) => {
    const { pattern, key, share, vote } = await headLooks(trace, machine, layer, of, rail);
    const said = [`${_("looks most at “{word}”", { word: machine.tokens[key] })} ${percent(share)}`, ...(vote === undefined ? [] : [_("its vote: {vote}", { vote: signed(vote) })])];
    return { name: _("head {n}", { n: of + 1 }), said, pattern, adds: await stream(_("head {n} adds", { n: of + 1 }), `${at}result`, { head: of }) };
  };
  const [before, attn, mid, mlp, after, { view, says }, own, heads] = await Promise.all([
    stream(names.before, intoLayer(layer)), stream(names.attn, `${at}attn_out`), stream(names.mid, `${at}resid_mid`), stream(names.mlp, `${at}mlp_out`),
    stream(names.after, `${at}resid_post`), networkScene(trace, layer, rail), ownNetwork().catch(() => null), Promise.all(Array.from({ length: machine.heads }, (_v, of) => head(of))),
  ]);
  return { title: names.title, rails: machine.tokens.length, before, attention: names.attention, heads, attn, mid, net: names.net, network: view, says, own: own && { network: own.view, says: ownSays(own, networkSizes(trace, layer)) }, mlp, after };
}
