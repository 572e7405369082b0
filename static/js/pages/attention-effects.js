// The effect of each weight of the row, of each word, and of every head: each taken away in its turn, and measured.

import { post } from "../api.js";
import { chipText } from "../lib/attention-words.js";
import { number, percent, signed } from "../lib/format.js";
import { poleWords } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { complain } from "./frame.js";

const SHOWN = 10;
const AT_ONCE = 2048; // so many tokens are run through the layers in one request: the next few are asked for when these are here

/** @param {HTMLElement} element @param {{ screen: import("./attention-screen.js").Screen }} options */
export function createEffects(element, { screen }) {
  const { store, xray } = screen;
  /** @type {Map<string, any>} answers, by what was asked */
  const answers = new Map();
  /** @type {any} */
  let weights = null;
  /** @type {Map<string, Promise<any>>} what is being asked, by what is asked */
  const running = new Map();
  /** @type {Map<string, AbortController>} what is being measured */
  const stops = new Map();
  const lists = { words: list("words", _("Measure each word")), heads: list("heads", _("Measure each head")) };
  element.append(html("div", { class: "duo" }, lists.words.root, lists.heads.root));

  /** @param {"words" | "heads"} of @param {string} label */
  function list(of, label) {
    const button = html("button", { type: "button", class: "small" }, label);
    const rows = html("ol", { class: "effects" });
    const title = of === "words" ? _("Without each word in its turn") : _("Without each head in its turn");
    const progress = html("p", { class: "sub", role: "status" });
    const root = html("section", { class: "panel" }, html("h2", {}, title), html("p", { class: "sub" }, of === "words" ? _("No other word may look at it. The largest change first.") : _("It hands on nothing. The largest change first.")), button, progress, rows);
    button.addEventListener("click", () => (stops.has(of) ? stops.get(of)?.abort() : void measure(of).catch(complain)));
    return { root, rows, button, progress, label };
  }

  /** @param {"words" | "heads"} of */
  async function measure(of) {
    const stop = new AbortController();
    stops.set(of, stop);
    show(of);
    try {
      await ask(of, { signal: stop.signal, onPart: () => show(of) });
    } finally {
      stops.delete(of);
      show(of);
    }
  }

  /** @param {"words" | "heads" | "weights"} of */
  function asking(of) {
    const state = store.get();
    const side = screen.side();
    const poles = [poleWords(state.pa), poleWords(state.pb)];
    const base = { model: side.model, text: side.text, token: screen.word(side), ...(poles.every(({ length }) => length > 0) ? { poles } : {}) };
    return { ...base, of, ...(of === "weights" ? screen.head() : {}) };
  }

  /**
   * As many as are not here yet, a few at a time: of a long sentence every run takes its time.
   * @param {"words" | "heads" | "weights"} of @param {{ signal?: AbortSignal, onPart?: (answer: any) => void }} [options]
   */
  function ask(of, options = {}) {
    const key = JSON.stringify(asking(of));
    const found = running.get(key) ?? gather(of, options).finally(() => running.delete(key));
    running.set(key, found);
    return found;
  }

  /** @param {"words" | "heads" | "weights"} of @param {{ signal?: AbortSignal, onPart?: (answer: any) => void }} options */
  async function gather(of, { signal, onPart }) {
    const request = asking(of);
    const key = JSON.stringify(request);
    if (answers.size > 60 && !answers.has(key)) answers.clear();
    const count = Math.max(1, Math.floor(AT_ONCE / Math.max(1, screen.side().tokens.length)));
    for (;;) {
      const so = answers.get(key) ?? { effects: [], before: {}, total: Infinity };
      if (so.effects.length >= so.total || key !== JSON.stringify(asking(of))) return so;
      const { effects, before, total } = await post("/api/attention/effects", { ...request, first: so.effects.length, count }, { signal });
      const whole = { effects: [...so.effects, ...effects], before, total: effects.length > 0 ? total : so.effects.length };
      answers.set(key, whole);
      if (key === JSON.stringify(asking(of))) onPart?.(whole);
    }
  }

  /** @param {() => void} onPart when more of the weights' effects are here */
  async function refresh(onPart) {
    for (const of of /** @type {const} */ (["words", "heads"])) show(of);
    const key = JSON.stringify(asking("weights"));
    weights = answers.get(key) ?? null;
    const whole = await ask("weights", { onPart: (part) => {
      weights = part;
      onPart();
    } });
    if (key === JSON.stringify(asking("weights"))) weights = whole;
  }

  /** How large an effect is: of a model that guesses, what went over; else how far the word moved. @param {any} effect */
  const sizeOf = (effect) => effect.shift ?? effect.distance;

  /** @param {"words" | "heads"} of */
  function show(of) {
    const answer = answers.get(JSON.stringify(asking(of)));
    const { rows, button, progress, label } = lists[of];
    const done = answer?.effects.length ?? 0;
    button.hidden = Boolean(answer) && done >= answer.total;
    button.textContent = stops.has(of) ? _("Stop") : done > 0 ? _("Measure the rest") : label;
    progress.textContent = progressWords(of, done, answer?.total);
    if (!answer) return void rows.replaceChildren();
    const side = screen.side();
    const sorted = [...answer.effects].sort((one, other) => sizeOf(other) - sizeOf(one)).slice(0, SHOWN);
    const most = sizeOf(sorted[0] ?? { distance: 1 }) || 1;
    rows.replaceChildren(...sorted.map((effect) => {
      const [layer, head] = effect.knock_out.head ?? [];
      const name = of === "words" ? chipText(side.tokens[effect.knock_out.word]?.text ?? "") : _("head {layer}.{head}", { layer: layer + 1, head: head + 1 });
      const row = html("li", {}, html("b", {}, name), figure(effect, most, answer.before));
      if (of === "heads") {
        const look = html("button", { type: "button", class: "small" }, _("Look"));
        look.setAttribute("aria-label", _("Look at {name}", { name }));
        look.addEventListener("click", () => store.set({ layer, head }));
        row.append(look);
      }
      return row;
    }));
    return undefined;
  }

  /** @param {"words" | "heads"} of @param {number} done @param {number | undefined} total */
  function progressWords(of, done, total) {
    if (total === undefined) return stops.has(of) ? _("Measuring …") : "";
    if (done < total) return _("{n} of {all} measured.", { n: done, all: total });
    const side = screen.side();
    const left = of === "words" ? side.tokens.length - screen.word(side).length - total : 0;
    return left > 0 ? _("The {n} words that are looked at most were tried.", { n: total }) : "";
  }

  /** The size as a bar, and where the word then leans; opens the run in which it was taken away. @param {any} effect @param {number} most @param {any} before */
  function figure(effect, most, before) {
    const size = sizeOf(effect);
    const shown = effect.shift === undefined ? number(size) : percent(size);
    const lean = effect.lean === undefined || before.lean === undefined || Math.abs(effect.lean - before.lean) < 0.0005 ? "" : ` · ${_("lean {change}", { change: signed(effect.lean - before.lean) })}`;
    const bar = html("span", { class: "rank-bar", "aria-hidden": "true" }, html("span", {}));
    bar.style.setProperty("--share", String(Math.min(1, size / (most || 1))));
    const text = `${shown}${lean}`;
    const says = effect.shift === undefined ? _("{text}: so far the word moves; open", { text }) : _("{text}: so much of the next word’s probability goes over; open", { text });
    const open = html("button", { type: "button", class: "effect-open", "aria-label": says, title: says }, bar, html("span", {}, text));
    const request = { model: screen.side().model, text: screen.side().text, token: screen.word(screen.side()), knock_out: effect.knock_out, ...(asking("words").poles ? { poles: asking("words").poles } : {}) };
    const depth = screen.side().patterns?.layers ?? 0;
    open.addEventListener("click", () => xray.open(() => ({ route: "attention/effect", request }), effect.shift === undefined ? "distance" : "shift", effect.shift === undefined ? [0, depth] : [], open));
    return open;
  }

  return {
    refresh,
    /** @param {number} key @returns {number | null} null where it is not known */
    sizeOfWeight(key) {
      const effect = weights?.effects.find((/** @type {any} */ each) => each.knock_out.weight.key === key);
      return effect ? sizeOf(effect) : null;
    },
    /** @param {number} key @returns {HTMLElement} */
    ofWeight(key) {
      const effect = weights?.effects.find((/** @type {any} */ each) => each.knock_out.weight.key === key);
      if (!effect) return html("span", { class: "sub" }, weights && weights.effects.length >= weights.total ? _("small, not tried") : "…");
      const most = Math.max(...weights.effects.map(sizeOf));
      return figure(effect, most, weights.before);
    },
    weightSays: () => _("The weight is set to 0, and the others of the row share it out in the shares they had: a row that the head could have made."),
  };
}
