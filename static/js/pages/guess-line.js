// The line and what stands under it: words outside the model's world, with known ones to take instead.

import { column } from "../lib/draw-film.js";
import { percent } from "../lib/format.js";
import { sizeWords } from "../lib/sizes.js";
import { sureness } from "../lib/sureness.js";
import { shownToken } from "../lib/token-text.js";
import { _, plural } from "../lib/words.js";
import { spansOf } from "../lib/written.js";
import { html } from "../marks/element.js";
import { createLine } from "../marks/line.js";
import { post } from "../api.js";
import { slot } from "./frame.js";
import { readOf } from "./guess-ask.js";
import { LONGEST } from "./guess-state.js";

/** @typedef {import("../lib/vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("../lib/vocabulary.js").Place} Place */
/** @typedef {import("./guess-state.js").GuessState} GuessState */

const NEAR = 2; // words that are spelled almost so
const LIKELY = 0.02;
const EXPECTED = 3; // words that the model would have expected there

/**
 * @param {{ store: import("../store.js").Store<GuessState>, onKey: (event: KeyboardEvent) => void,
 *   onOpen: (span: ReturnType<typeof spansOf>[number], opener: Element) => void, onInput: (text: string) => void }} options
 */
export function createLinePart({ store, onKey, onOpen, onInput }) {
  const line = createLine(slot("line-slot"), {
    label: _("Your line"),
    placeholder: _("Type here"),
    group: _("What the model wrote"),
    longest: LONGEST,
    onInput,
    onKey,
    onOpen: (key, opener) => onOpen(spansOf(written())[key], opener),
  });
  const offers = slot("offers");
  let ghost = "";
  /** @type {Vocabulary | null} */
  let vocabulary = null;
  let offered = ""; // for which word there are offers

  const written = () => store.get().written ?? { start: 0, tokens: [] };

  function spans() {
    const { text } = store.get();
    const unknown = (vocabulary?.unknown(text) ?? []).map(({ start, end }) => ({ start, end, kind: "unknown-word" }));
    const spoken = spansOf(written()).map(({ token, start, end }, key) => {
      const says = _("{word}: it was {share} sure", { word: shownToken(token.text), share: percent(token.probability) });
      return { start, end, kind: `spoken sure-${sureness(token.probability)}`, says, key };
    });
    return [...unknown, ...spoken].sort((a, b) => a.start - b.start);
  }

  function render() {
    line.update(store.get().text, spans(), ghost);
    slot("legend").hidden = store.get().written === null;
    void offer();
  }

  /** The first word that the model does not know, and what could stand there. */
  async function offer() {
    const { text, model } = store.get();
    const [first] = vocabulary?.unknown(text) ?? [];
    const key = first ? `${model} ${text.slice(0, first.end)}` : "";
    if (key === offered) return;
    offered = key;
    offers.hidden = !first;
    if (!first || !vocabulary) return;
    const near = vocabulary.near(first, NEAR);
    paint(first, near);
    const before = readOf(vocabulary, `${text.slice(0, first.start).trimEnd()} `).text;
    const answer = await post("/api/next", { model, text: before, carry: 0 }).catch(() => null);
    if (!answer || key !== offered) return;
    const all = /** @type {{ text: string }[]} */ (answer.result.candidates).map(({ text: token }) => token.trim());
    const words = [...new Set(all)].filter((word) => /^\p{L}+$/u.test(word) && vocabulary?.fits(word, text, first.start));
    const expected = words.filter((word) => !near.includes(word)).slice(0, EXPECTED);
    paint(first, near, expected);
    const led = first.misplaced && first.start === 0 ? await leading(vocabulary, model, first.word, words.slice(0, EXPECTED)) : [];
    if (led.length > 0 && key === offered) paint(first, near, expected, led);
  }

  /** @param {Place} place @param {string[]} near @param {string[]} [expected] @param {string[]} [led] */
  function paint(place, near, expected = [], led = []) {
    const says = html("span", { class: "says", role: "status" }, wordsOf(place));
    const groups = [
      { name: _("After another word"), words: led },
      { name: _("Did you mean"), words: near },
      { name: _("It expects"), words: expected },
    ].filter(({ words }) => words.length > 0);
    offers.replaceChildren(says, ...groups.map(({ name, words }) => html("span", { class: "offer-group", role: "group", "aria-label": name }, html("span", { class: "sub" }, name), ...words.map((word) => choice(place, word)))));
  }

  /** @param {{ start: number, end: number }} place @param {string} word */
  function choice({ start, end }, word) {
    const button = html("button", { type: "button", class: "small" }, word);
    button.addEventListener("click", () => {
      const { text } = store.get();
      store.set({ text: text.slice(0, start) + word + text.slice(end) });
      line.focusEnd();
    });
    return button;
  }

  return {
    render,
    line,
    /** @param {Vocabulary | null} next */
    knows(next) {
      vocabulary = next;
      render();
    },
    /** A word in pale at the end of the line. @param {string} word */
    ghost(word) {
      if (word === ghost) return;
      ghost = word;
      line.update(store.get().text, spans(), ghost);
    },
    /** Who guesses, and what it makes of the line. @param {import("./guess-ask.js").Guessed} guessed @param {import("./guess-models.js").Model} [entry] */
    note({ line: text, trace }, entry) {
      if (!entry) return;
      const unknown = vocabulary?.unknown(text).length ?? 0;
      const read = /** @type {unknown[]} */ (trace.result.tokens).length;
      const words = unknown > 0 ? plural("{n} word is outside its world.", "{n} words are outside its world.", unknown) : plural("It reads {n} token.", "It reads {n} tokens.", read);
      const how = text.trim() === "" ? _("An empty line: this is how its stories begin.") : words;
      slot("line-note").textContent = _("{name}: a model of {size} numbers, {source}. {how}", { name: entry.name, size: sizeWords(entry.parameters), source: entry.source, how });
    },
    /** @param {unknown} error what the server says of the line, or null */
    refuse(error) {
      slot("line-error").textContent = error instanceof Error ? error.message : "";
      slot("line-error").hidden = !error;
      if (error && line.isFocused()) slot("line-error").scrollIntoView({ block: "nearest" });
    },
  };
}

/**
 * The word after each of those that a line may begin with, where the model thinks it likely there.
 * @param {Vocabulary} vocabulary @param {string} model @param {string} word @param {string[]} openers
 */
async function leading(vocabulary, model, word, openers) {
  const id = vocabulary.idAfterSpace(word);
  if (id === undefined) return [];
  const found = await Promise.all(openers.map(async (opener) => {
    const trace = await post("/api/next", { model, text: opener, carry: vocabulary.size + 2 }).catch(() => null);
    return { text: `${opener} ${word}`, share: trace ? (column(trace, "probs")[id] ?? 0) : 0 };
  }));
  return found.filter(({ share }) => share > LIKELY).sort((one, other) => other.share - one.share).map(({ text }) => text);
}

/** What is wrong with a word. @param {Place} place */
function wordsOf({ word, start, misplaced }) {
  if (!misplaced) return _("“{word}” is outside its world: to the model it is bits of letters.", { word });
  if (start === 0) return _("“{word}” never began a line in what it was taught: without a space before it, the model sees bits of letters.", { word });
  return _("“{word}” stood only at the beginning of lines in what it was taught: after a space the model sees bits of letters.", { word });
}
