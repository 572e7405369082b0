// What the visitor guesses about tokens before a text is cut.

import { post } from "../api.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { slot } from "./frame.js";
import { createPredictions } from "./predictions.js";

const TWICE = "the the";
const WORD = "unbelievably";
const FAMILY = "👨‍👩‍👧‍👦";
const BOUNDS = [1, 3, 6];
const BYTES = [4, 16];

/**
 * @param {{ write: (text: string) => void, open: (text: string, tokenizer: string, place: number, opener: Element) => void }} options
 *   `write` puts a text into the box; `open` asks where the id of a token comes from
 */
export function tokensPredictions({ write, open }) {
  /** @type {any[]} */
  let tokens = [];
  /** @param {string} text @param {string} tokenizer */
  async function cut(text, tokenizer) {
    const trace = await post("/api/tokens/encode", { text, tokenizer });
    write(text);
    return trace.result.tokens;
  }
  /** The ids, each of which opens. @param {string} text @returns {(Node | string)[]} */
  const ids = (text) => tokens.flatMap(({ id }, place) => [place > 0 ? ", " : "", openable(String(id), (opener) => open(text, "pocket", place, opener))]);
  createPredictions(slot("predict"), [
    {
      text: () => _("“the” at the beginning of a text, and “the” after a space: are they the same token?"),
      options: () => [_("the same"), _("two different ones")],
      answer: async () => {
        tokens = await cut(TWICE, "pocket");
        return tokens.length === 2 && tokens[0].id === tokens[1].id ? 0 : 1;
      },
      learn: () => filled(_("Their ids are {ids}. The space belongs to the token.", { ids: hole("ids") }), { ids: html("span", {}, ...ids(TWICE)) }),
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
