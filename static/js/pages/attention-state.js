// What a link of the attention chapter holds: the sentences, the words, the head, what is taken away, what is shown.

import { YES_NO, decodeState, encodeState, oneOf, textUpTo, wholeIn } from "../lib/codec.js";

/** @typedef {"a" | "b"} Side */
/** @typedef {"sum" | "mean" | "one"} Together */
/** @typedef {"heads" | "film" | "cause" | "minus" | "pairs"} View */
/**
 * @typedef {{ model: string, a: string, b: string, wa: number, wb: number, layer: number, head: number, pins: string,
 *   together: Together, c1: number, c2: number, view: View, on: Side, fold: boolean, pa: string, pb: string, ga: number, gb: number, out: string, key: number,
 *   tensor: string, minus: number }} AttentionState
 *   `together`: what is shown of several pinned heads, or the one that is looked at; `c1`, `c2`: which two are compared;
 *   `wa`, `wb` the place of the word in each sentence, −1: found out; `layer`, `head` −1: found out; `pins` "0.4,2.3";
 *   `pa`, `pb` the poles; `ga`, `gb` the place of a word that is left out, −1 none; `out` what is taken away; `key` the
 *   word that is compared with; `tensor`, `minus`: what is compared, in which layer
 */

export const KEY = "glassbox.attention";
export const MOST_PINS = 24;
export const LONGEST = 10_000;
export const SENTENCES = { bert: ["I sat on the bank of the river", "She withdrew cash from the bank"], gpt2: ["The tall programmer also looked for the file", "The patient mechanic found the file"] };
export const POLES = { bert: ["river, shore, stream, lake", "money, cash, loan, finance"], gpt2: ["programmer, secretary, manager, clerk", "carpenter, mechanic, plumber, hammer"] };
export const TENSORS = ["pattern", "attn_scores", "q", "k", "v", "z", "attn_out", "mlp_post", "mlp_out", "resid_pre", "resid_mid", "resid_post"];

/** @returns {AttentionState} */
export function defaults() {
  return {
    model: "",
    a: SENTENCES.bert[0],
    b: SENTENCES.bert[1],
    wa: -1,
    wb: -1,
    layer: -1,
    head: -1,
    pins: "",
    together: "sum",
    c1: 0,
    c2: 1,
    view: "heads",
    on: "a",
    fold: false,
    pa: POLES.bert[0],
    pb: POLES.bert[1],
    ga: -1,
    gb: -1,
    out: "",
    key: -1,
    tensor: "pattern",
    minus: 0,
  };
}

const PLACE = wholeIn(-1, 4096);
const PARTS = {
  model: textUpTo(80),
  a: textUpTo(LONGEST),
  b: textUpTo(LONGEST),
  wa: PLACE,
  wb: PLACE,
  layer: PLACE,
  head: PLACE,
  pins: textUpTo(400),
  together: oneOf("sum", "mean", "one"),
  c1: wholeIn(0, 100),
  c2: wholeIn(0, 100),
  view: oneOf("heads", "film", "cause", "minus", "pairs"),
  on: oneOf("a", "b"),
  fold: YES_NO,
  pa: textUpTo(200),
  pb: textUpTo(200),
  ga: PLACE,
  gb: PLACE,
  out: textUpTo(600),
  key: PLACE,
  tensor: textUpTo(60),
  minus: wholeIn(0, 200),
};

/** @param {AttentionState} state */
export function encode(state) {
  const start = /** @type {any} */ (defaults());
  return encodeState(Object.fromEntries(Object.entries(state).filter(([name, value]) => value !== start[name])), PARTS);
}

/** @param {string} text */
export function decode(text) {
  return decodeState(text, PARTS);
}

/** @param {string} pins @returns {[number, number][]} layer and head of each, none of them twice */
export function readPins(pins) {
  const each = pins.split(",").filter((pin) => /^\d{1,4}\.\d{1,4}$/.test(pin));
  return [...new Set(each)].slice(0, MOST_PINS).map((pin) => {
    const [layer, head] = pin.split(".").map(Number);
    return [layer, head];
  });
}

/** A head by its layer and its place, counted from 1. @param {[number, number]} pin */
export function nameOf([layer, head]) {
  return `${layer + 1}.${head + 1}`;
}
