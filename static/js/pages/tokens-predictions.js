// What the visitor guesses about tokens before a text is cut.

import { post } from "../api.js";
import { _, plural } from "../lib/words.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";

const WORD = "unbelievably";
const FAMILY = "👨‍👩‍👧‍👦";
const BOUNDS = [1, 3, 6];
const BYTES = [4, 16];

/** @param {(text: string) => void} write puts a text into the box */
export function tokensPredictions(write) {
  /** @type {any[]} */
  let tokens = [];
  /** @param {string} text @param {string} tokenizer */
  async function cut(text, tokenizer) {
    const trace = await post("/api/tokens/encode", { text, tokenizer });
    write(text);
    return trace.result.tokens;
  }
  createPredictions(slot("predict"), [
    {
      text: () => _("“the” at the beginning of a text, and “the” after a space: are they the same token?"),
      options: () => [_("the same"), _("two different ones")],
      answer: async () => {
        tokens = await cut("the the", "pocket");
        return tokens.length === 2 && tokens[0].id === tokens[1].id ? 0 : 1;
      },
      learn: () => _("Their ids are {ids}. The space belongs to the token.", { ids: tokens.map(({ id }) => id).join(", ") }),
    },
    {
      text: () => _("Into how many pieces does “{word}” fall?", { word: WORD }),
      options: () => ["1", "2–3", "4–6", _("more")],
      answer: async () => {
        tokens = await cut(WORD, "pocket");
        const place = BOUNDS.findIndex((bound) => tokens.length <= bound);
        return place < 0 ? BOUNDS.length : place;
      },
      learn: () => plural("{n} piece: {pieces}.", "{n} pieces: {pieces}.", tokens.length, { pieces: tokens.map(({ text }) => text).join(" · ") }),
    },
    {
      text: () => _("A family of four is one picture to us: {emoji}. How many bytes is it to a tokenizer?", { emoji: FAMILY }),
      options: () => ["1–4", "5–16", _("more than 16")],
      answer: async () => {
        tokens = await cut(FAMILY, "bytes");
        const place = BYTES.findIndex((bound) => tokens.length <= bound);
        return place < 0 ? BYTES.length : place;
      },
      learn: () => plural("{n} byte.", "{n} bytes: four people, and three signs that join them.", tokens.length),
    },
  ]);
}
