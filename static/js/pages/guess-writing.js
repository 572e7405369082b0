// Let it write: token by token at the pace of reading, until the story ends, or somebody says stop.

import { stream } from "../api.js";
import { END, joined, readPart } from "../lib/token-text.js";
import { surenessSteps } from "../lib/sureness.js";
import { _ } from "../lib/words.js";
import { withToken } from "../lib/written.js";
import { html } from "../marks/element.js";
import { complain, slot } from "./frame.js";
import { readOf, vocabularyOf } from "./guess-ask.js";

/** @typedef {{ id: number, text: string, probability: number, before: number, done?: boolean }} Spoken */

const PACE = 170; // milliseconds a token
const MOST = 48; // tokens at once

/**
 * @param {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>, room: () => number,
 *   onRefused: (error: unknown) => void, onEnd: () => void }} options
 *   `room`: how many more tokens this model can read; `onEnd`: the line is whole
 */
export function createWriting({ store, room, onRefused, onEnd }) {
  const button = slot("write");
  /** @type {{ signal: AbortSignal, stop: () => void } | null} */
  let running = null;

  async function write() {
    const asking = new AbortController();
    const showing = new AbortController();
    let ended = false;
    const own = { signal: showing.signal, stop: () => (ended ? showing.abort() : [showing, asking].forEach((each) => each.abort())) };
    running = own;
    tell();
    const { model, text, temperature, top_k, top_p, seed } = store.get();
    /** @type {Spoken[]} */
    const waiting = [];
    const shown = show(showing, waiting, () => ended);
    try {
      const { text: read } = readOf(await vocabularyOf(model), text);
      const body = { model, text: read, n: Math.max(1, Math.min(MOST, room())), seed, temperature, top_k, top_p };
      await stream("/api/generate", body, (token) => waiting.push(token), { signal: asking.signal });
    } catch (error) {
      if (!asking.signal.aborted) refuse(error);
    }
    ended = true;
    await shown;
    if (running === own) stop();
  }

  /** @param {unknown} error */
  function refuse(error) {
    if (/** @type {any} */ (error).field) onRefused(error);
    else complain(error);
  }

  /** At the end of the story the showing ends too: the bars say so. @param {AbortController} showing @param {Spoken[]} waiting @param {() => boolean} ended */
  async function show(showing, waiting, ended) {
    while (!showing.signal.aborted && !(ended() && waiting.length === 0)) {
      const next = waiting.shift();
      if (next?.text === END) return showing.abort();
      if (next) add(next);
      await new Promise((resolve) => setTimeout(resolve, next ? PACE : 15));
    }
  }

  /** @param {Spoken} token */
  function add({ id, text, before }) {
    const line = readPart(store.get().text);
    const next = joined(line, text);
    const written = withToken(store.get().written, line, { id, text: next.slice(line.length), probability: before });
    store.set({ text: next, written }, { group: "writing" });
  }

  function stop() {
    if (!running) return;
    running.stop();
    running = null;
    tell();
    onEnd();
  }

  function tell() {
    button.textContent = running ? _("Stop") : _("Let it write");
    button.setAttribute("aria-keyshortcuts", running ? "Escape" : "");
  }

  button.addEventListener("click", () => (running ? stop() : void write()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !running) return;
    event.preventDefault();
    stop();
  });
  slot("legend").append(...legend());
  tell();
  return { stop, writing: () => running !== null };
}

/** What the lines beneath the words say: how sure the model was. */
function legend() {
  const steps = surenessSteps().map(({ step, name, range }) => html("li", {}, html("span", { class: `spoken sure-${step}` }, name), html("span", { class: "sub" }, ` ${range}`)));
  return [html("span", { class: "sub" }, _("How sure it was of each word:")), html("ul", {}, ...steps)];
}
