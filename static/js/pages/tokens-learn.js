// A tokenizer learned from the user's own text, a frame a merge: watch, step back, go on.

import { post, stream } from "../api.js";
import { listed } from "../lib/joined.js";
import { piecesAfter, shownToken } from "../lib/merge-film.js";
import { bytesOf, visibleBytes } from "../lib/visible.js";
import { _, plural } from "../lib/words.js";
import { createChips } from "../marks/chips.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";
import { slot } from "./frame.js";

const SHOWN = 2000; // characters

/** @typedef {{ merge: number, pair: number[], count: number, new_id: number, bytes: number[], tokens: number, done?: boolean }} Learned */

/**
 * @param {{ store: import("../store.js").Store<import("./tokens-state.js").TokensState>,
 *   onShots: (shots: import("../types.js").Shot[]) => void, position: () => number }} options
 */
export function createLearning({ store, onShots, position }) {
  const lesson = /** @type {HTMLTextAreaElement} */ (slot("lesson"));
  const vocab = /** @type {HTMLInputElement} */ (slot("vocab"));
  const note = slot("lesson-error");
  const list = slot("merges");
  const chips = createChips(slot("learned"), { label: _("The text, cut by what is learned so far") });
  /** @type {Learned[]} */
  let merges = [];
  /** Both halves of each merge, as they are shown. @type {string[][]} */
  let halves = [];
  let text = "";
  /** Where each merge happens in the text, as the server says. @type {import("../lib/merge-film.js").Merge[]} */
  let made = [];
  /** @type {AbortController | null} */
  let running = null;
  const table = dataTable(slot("merges-table"), {
    caption: _("Every merge, in the order learned"),
    columns: [_("Merge"), _("Piece"), _("Times"), _("Tokens left")],
    rows: () => merges.map(({ merge, bytes, count, tokens }) => [merge, seen(bytes), count, tokens]),
  });

  /** @param {number[]} bytes */
  const seen = (bytes) => visibleBytes(bytes).map((part) => part.text).join("");

  /** As much of the text as is shown, for a lesson may be longer than what is cut at once. */
  const shownText = () => [...text].slice(0, SHOWN).join("");

  async function learn() {
    running?.abort();
    const own = new AbortController();
    running = own;
    merges = [];
    halves = [];
    made = [];
    text = store.get().lesson;
    note.hidden = true;
    list.replaceChildren();
    if (text.trim() === "") return nothingToLearn();
    slot("learn").textContent = _("Stop");
    try {
      await stream("/api/tokens/train", { text, vocab_size: store.get().vocab }, (frame) => frame.pair && add(frame), { signal: own.signal });
      const answer = await post("/api/tokens/encode", { text: shownText(), tokenizer: "own", merges: merges.map(({ pair }) => pair) }, { signal: own.signal });
      made = answer.result.merges;
    } catch (error) {
      if (!own.signal.aborted) refuse(error);
    }
    if (running !== own) return;
    running = null;
    slot("learn").textContent = _("Learn");
    table.update();
    tell();
  }

  /** Of nothing nothing is learned: what is missing is said beside the text. */
  function nothingToLearn() {
    running = null;
    slot("learn").textContent = _("Learn");
    refuse(new Error(text === "" ? _("There is no text to learn from: type or paste a few sentences.") : _("These are spaces alone: type or paste a few sentences to learn from.")));
    table.update();
    tell();
  }

  /** @param {unknown} error */
  function refuse(error) {
    note.textContent = error instanceof Error ? error.message : String(error);
    note.hidden = false;
  }

  /** @param {Learned} frame */
  function add(frame) {
    merges.push(frame);
    const [left, right] = frame.pair.map((id) => shownToken(merges, id));
    halves.push([left, right]);
    const times = plural("{n} time", "{n} times", frame.count);
    list.append(
      html("li", {}, html("span", { class: "nth" }, String(frame.merge)), html("span", {}, `${left} + ${right} → `, html("b", {}, seen(frame.bytes))), html("span", { class: "times" }, times)),
    );
    table.update();
    tell();
  }

  function tell() {
    onShots(
      merges.map(({ merge, count }, at) => ({
        duration: 420,
        major: merge % 10 === 1,
        title: _("Merge {n}: {left} and {right} become one", { n: merge, left: halves[at][0], right: halves[at][1] }),
        formula: plural("it stood there {n} time", "it stood there {n} times", count),
      })),
    );
  }

  function render() {
    const count = Math.min(merges.length, Math.ceil(position()));
    const bytes = bytesOf(shownText());
    const done = made.filter(({ rank }) => rank < count);
    const newest = new Set(done.filter(({ rank }) => rank === count - 1).map(({ start }) => start));
    chips.update(piecesAfter(bytes.length, done, done.length).map(({ start, end }) => ({ start, end, bytes: [...bytes.slice(start, end)], fresh: newest.has(start) })));
    [...list.children].forEach((row, at) => row.classList.toggle("here", at === count - 1));
    list.children[count - 1]?.scrollIntoView({ block: "nearest" });
    slot("learned-says").textContent = text.trim() === "" ? _("Press “Learn”.") : listed([plural("{n} piece learned", "{n} pieces learned", count), plural("the text is now {n} token long", "the text is now {n} tokens long", count > 0 ? merges[count - 1].tokens : bytes.length)]);
  }

  slot("learn").addEventListener("click", () => (running ? running.abort() : void learn()));
  lesson.addEventListener("input", () => store.set({ lesson: lesson.value }, { group: "lesson" }));
  vocab.addEventListener("change", () => {
    const value = Number(vocab.value);
    if (Number.isInteger(value) && value >= 256) store.set({ vocab: value });
    else vocab.value = String(store.get().vocab);
  });

  return {
    render,
    tell,
    started: () => text !== "",
    learn,
    update() {
      if (document.activeElement !== lesson) lesson.value = store.get().lesson;
      if (document.activeElement !== vocab) vocab.value = String(store.get().vocab);
    },
  };
}
