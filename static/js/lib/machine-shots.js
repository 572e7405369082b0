// What a shot of the machine's film says: a title in plain words, and a formula with real numbers of the last token.

import { number, percent } from "./format.js";
import { isHere, rowOf, sharesOf, word } from "./machine-data.js";
import { largestOf } from "./tensors.js";
import { _ } from "./words.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @type {Record<string, () => string>} */
const TITLES = {
  tokens: () => _("The text is cut into tokens: each gets a rail"),
  embed: () => _("Each token fetches its vector from the table"),
  resid_pre: () => _("The vector of its place is added: the streams begin"),
  "ln1.out": () => _("A copy of each stream is brought to one size"),
  q: () => _("Each head asks: what does this token look for?"),
  k: () => _("Each token offers a key: what can it be found by?"),
  v: () => _("Each token holds out a value: what would it hand over?"),
  attn_scores: () => _("Each question is compared with each key"),
  z: () => _("Each head gathers the values, by its shares"),
  attn_out: () => _("The heads are put together"),
  attn_sum: () => _("What the heads gathered is added to the stream"),
  resid_mid: () => _("What the heads gathered is added to the stream"),
  "ln2.out": () => _("Again a copy is brought to one size"),
  mlp_pre: () => _("The network: each neuron adds up what arrives"),
  mlp_post: () => _("The neurons let through what is large"),
  mlp_out: () => _("The neurons write numbers for the stream"),
  mlp_sum: () => _("What the network found is added to the stream"),
  resid_post: () => _("What the network found is added to the stream"),
  "ln_final.out": () => _("At the end, each stream is brought to one size once more"),
  logits: () => _("The last stream is compared with every word of the table"),
  sentence: () => _("The streams are averaged: one vector for the whole sentence"),
};

/**
 * @param {Trace} trace @param {{ kind: string, layer: number | null, tensor: string, steps: number[] }} shot
 * @returns {{ title: string, formula: string }}
 */
export function shotWords(trace, shot) {
  const own = special(trace, shot);
  const step = trace.steps.find(({ id }) => id === shot.steps[shot.steps.length - 1]);
  const normed = step?.op === "stretch" && shot.kind.startsWith("resid_") ? _("The sum is brought to one size: the stream goes on") : undefined;
  const said = own?.title ?? normed ?? TITLES[shot.kind]?.() ?? step?.title ?? "";
  const title = shot.layer === null ? said : _("Layer {n}: {what}", { n: shot.layer + 1, what: said });
  return { title, formula: own?.formula ?? sumFormula(trace, step) ?? step?.formula ?? "" };
}

/** @param {Trace} trace @param {{ kind: string, layer: number | null }} shot @returns {{ title?: string, formula?: string } | null} */
function special(trace, { kind, layer }) {
  const result = /** @type {any} */ (trace.result);
  const texts = textsOf(trace);
  const [best] = result.candidates ?? [];
  if (kind === "tokens") return { formula: texts.map((/** @type {string} */ text, /** @type {number} */ at) => `${text} ${result.tokens[at].id}`).slice(0, 6).join(" · ") };
  if (kind === "pattern" && layer !== null) return looking(trace, layer, texts);
  if (kind === "probs" && best) return { title: _("The scores become probabilities: “{word}” {percent}", { word: word(best.text), percent: percent(best.probability) }) };
  if (kind === "token" && result.drawn) return { title: _("The dice draw “{word}”", { word: word(result.drawn.text) }) };
  if (kind === "return" && result.drawn) return { title: _("“{word}” goes to the end of the text, and all begins again", { word: word(result.drawn.text) }), formula: [...texts.slice(-3), word(result.drawn.text)].join(" ") };
  return null;
}

/** @type {WeakMap<Trace, string[]>} */
const known = new WeakMap();

/** The tokens as they are shown. @param {Trace} trace @returns {string[]} */
function textsOf(trace) {
  const texts = known.get(trace) ?? /** @type {any} */ (trace.result).tokens.map((/** @type {{ text: string }} */ { text }) => word(text));
  known.set(trace, texts);
  return texts;
}

/** Where the last token looks most, itself and the first token aside where there are others. @param {Trace} trace @param {number} layer @param {string[]} texts */
function looking(trace, layer, texts) {
  const shares = sharesOf(trace, layer);
  const last = texts.length - 1;
  if (!shares[last]) return null;
  const others = shares[last].map((share, key) => (key === last && last > 0 ? -1 : share));
  const key = largestOf(others);
  const words = { token: texts[last], other: texts[key] };
  return {
    title: last === 0 ? _("“{token}” can only look at itself", words) : _("“{token}” looks back, most at “{other}”", words),
    formula: _("on average over the heads: {percent}", { percent: percent(shares[last][key]) }),
  };
}

/** For a sum of two streams: the number of the last token that changed most. @param {Trace} trace @param {import("../types.js").Step | undefined} step */
function sumFormula(trace, step) {
  if (step?.op !== "add" || ![...step.reads, step.writes].every((name) => isHere(trace, name))) return null;
  const rail = trace.tensors[step.writes].shape[0] - 1;
  const [before, added, after] = [...step.reads, step.writes].map((name) => rowOf(trace, name, rail));
  const at = largestOf(added.map(Math.abs));
  const plus = added[at] < 0 ? "−" : "+";
  return `${step.writes.split(".").pop()}[${at + 1}] = ${number(before[at])} ${plus} ${number(Math.abs(added[at]))} = ${number(after[at])}`;
}
