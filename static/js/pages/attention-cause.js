// Is attention the reason? Strike out a word, switch off a head or a layer, set a weight: and see what truly changes.

import { post } from "../api.js";
import { chipText } from "../lib/attention-words.js";
import { rowOf } from "../lib/attention-view.js";
import { number, percent, signed, weight as shownWeight } from "../lib/format.js";
import { knockOutBody, readOut, toggled, withWeight } from "../lib/knock-out.js";
import { poleWords } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createEffects } from "./attention-effects.js";
import { slot } from "./frame.js";

const MOST_ROWS = 40; // so many words are told one by one
const LARGEST = 24; // of a longer sentence those with the largest weights, as many as are tried

/** @param {{ screen: import("./attention-screen.js").Screen, onChange: () => void }} options */
export function createCause({ screen, onChange }) {
  const { store, xray } = screen;
  const root = slot("cause");
  const off = html("div", { class: "cause-off" });
  const told = html("div", { class: "cause-told panel", "aria-live": "polite" });
  const rows = html("div", { class: "cause-rows" });
  const others = html("div", {});
  root.append(html("p", { class: "sub" }, _("Pull an arc, or use what is below. A word struck out is looked at by no other word; a head that is off hands on nothing; a weight that is set leaves the rest of its row to the others, in the shares they had.")), off, told, rows, others);
  const effects = createEffects(others, { screen });
  let asked = "";

  /** What the effect is asked with, null where nothing is taken away. */
  function request() {
    const state = store.get();
    const side = screen.side();
    const { patterns } = side;
    if (!patterns) return null;
    const body = knockOutBody(readOut(state.out), { tokens: side.tokens.length, layers: patterns.layers, heads: patterns.heads });
    const poles = [poleWords(state.pa), poleWords(state.pb)];
    return body && { model: side.model, text: side.text, token: screen.word(side), knock_out: body, ...(poles.every(({ length }) => length > 0) ? { poles } : {}) };
  }

  async function refresh() {
    const next = request();
    const key = JSON.stringify(next);
    if (key !== asked) {
      asked = key;
      const trace = next ? await post("/api/attention/effect", { ...next, carry: 0 }) : null;
      if (key !== asked) return;
      screen.setChanged(trace ? { request: next, ...trace.result, result: trace.result } : null);
    }
    draw();
    onChange();
    await effects.refresh(drawRows);
    drawRows();
  }

  function draw() {
    const state = store.get();
    const side = screen.side();
    const out = readOut(state.out);
    const { layer, head } = screen.head();
    const here = `h${layer}.${head}`;
    const buttons = [
      press(out.heads.some(([l, h]) => l === layer && h === head) ? _("Switch head {layer}.{head} on", { layer: layer + 1, head: head + 1 }) : _("Switch head {layer}.{head} off", { layer: layer + 1, head: head + 1 }), () => change(toggled(state.out, here))),
      press(out.layers.includes(layer) ? _("Switch all heads of layer {layer} on", { layer: layer + 1 }) : _("Switch all heads of layer {layer} off", { layer: layer + 1 }), () => change(toggled(state.out, `l${layer}`))),
      press(_("Undo all changes"), () => change("")),
    ];
    buttons[2].disabled = state.out === "";
    off.replaceChildren(html("div", { class: "row" }, ...buttons), html("p", { class: "says" }, saidOut(out, side)));
    drawTold();
    drawRows();
  }

  /** @param {string} label @param {() => void} act */
  function press(label, act) {
    const button = html("button", { type: "button", class: "small" }, label);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {string} out */
  const change = (out) => store.set({ out });

  /** @param {import("../lib/knock-out.js").Out} out @param {import("./attention-side.js").SideData} side */
  function saidOut(out, side) {
    const word = (/** @type {number} */ at) => `“${chipText(side.tokens[at]?.text ?? "")}”`;
    const parts = [
      ...out.words.map((at) => _("{word} struck out", { word: word(at) })),
      ...out.heads.map(([layer, head]) => _("head {layer}.{head} off", { layer: layer + 1, head: head + 1 })),
      ...out.layers.map((layer) => _("layer {layer} off", { layer: layer + 1 })),
      ...out.weights.map(({ layer, head, query, key, value }) => _("{query} looks at {key} with {value} in head {layer}.{head}", { query: word(query), key: word(key), value: number(value), layer: layer + 1, head: head + 1 })),
    ];
    return parts.length > 0 ? `${_("Changed:")} ${parts.join("; ")}.` : _("Nothing is taken away yet.");
  }

  function drawTold() {
    const changed = screen.changed();
    const side = screen.side();
    told.hidden = !changed;
    if (!changed) return;
    const { result, request: asking } = changed;
    const end = result.distance.length - 1;
    const of = () => ({ route: "attention/effect", request: asking });
    const word = side.wordText(screen.word(side));
    const figure = (/** @type {number} */ value, /** @type {string} */ tensor, /** @type {number[]} */ index, /** @type {string} */ says, /** @type {(value: number) => string} */ shown = number) => {
      const button = html("button", { type: "button", class: "figure-open", "aria-label": `${says}: ${shown(value)}` }, shown(value));
      button.addEventListener("click", () => xray.open(of, tensor, index, button));
      return html("span", { class: "cause-figure" }, button, html("span", { class: "sub" }, says));
    };
    const figures = [figure(result.distance[end], "distance", [0, end], _("how far “{word}” moved", { word })), figure(result.alike[end], "alike", [0, end], _("how alike before and after"), (value) => value.toFixed(3))];
    if (result.before) figures.push(figure(result.before.lean[end], "lean", [0, end], _("leaned before"), signed), figure(result.after.lean[end], "without.lean", [0, end], _("leans now"), signed));
    if (result.shift !== undefined) figures.push(figure(result.shift, "shift", [], _("of the next word’s probability went over"), percent));
    told.replaceChildren(html("h2", {}, _("What truly changes, after the last layer")), html("div", { class: "cause-figures" }, ...figures), ...(result.candidates ? [nextWords(result.candidates)] : []));
  }

  /** @param {{ text: string, before: number, after: number }[]} candidates */
  function nextWords(candidates) {
    const rowsOf = candidates.slice(0, 8).map(({ text, before, after }) => html("tr", {}, html("th", { scope: "row" }, chipText(text)), html("td", { class: "figure" }, percent(before)), html("td", { class: "figure" }, percent(after))));
    const head = html("tr", {}, ...[_("Next word"), _("before"), _("now")].map((name) => html("th", { scope: "col" }, name)));
    return html("table", { class: "next-words" }, html("thead", {}, head), html("tbody", {}, ...rowsOf));
  }

  /** A row for each word: its weight in this head, the effect of taking it away, and the buttons. */
  function drawRows() {
    const side = screen.side();
    const { layer, head } = screen.head();
    const shares = side.shares(layer, head);
    if (!shares) return;
    const word = screen.word(side);
    const query = word[word.length - 1];
    const row = rowOf(shares, side.tokens.length, query);
    const out = readOut(store.get().out);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const kept = side.tokens.length > MOST_ROWS ? largestOf(row, [...out.words, ...out.weights.map(({ key }) => key)]) : null;
    const list = side.tokens.flatMap((token, key) => {
      if ((side.causal && key > query) || (kept && !kept.has(key))) return [];
      const set = out.weights.find((each) => each.layer === layer && each.head === head && each.query === query && each.key === key);
      const name = chipText(token.text);
      const slider = html("input", { type: "range", min: 0, max: 1, step: 0.01, value: set?.value ?? row[key], "aria-label": _("How much it looks at {word}", { word: name }), "data-row": `s${key}` });
      slider.addEventListener("input", () => store.set({ out: withWeight(store.get().out, { layer, head, query, key }, Number(slider.value)) }, { group: `weight ${key}` }));
      const strike = html("button", { type: "button", class: "small", "aria-pressed": String(out.words.includes(key)), "data-row": `w${key}` }, _("Strike out"));
      strike.disabled = word.includes(key);
      strike.setAttribute("aria-label", _("Strike out {word}", { word: name }));
      strike.addEventListener("click", () => change(toggled(store.get().out, `w${key}`)));
      const weight = html("button", { type: "button", class: "figure-open small-figure", "aria-label": _("weight {n}: open", { n: shownWeight(row[key]) }) }, shownWeight(row[key]));
      weight.addEventListener("click", () => screen.openShare(side, query, key, weight));
      return [html("li", { class: set ? "set" : "" }, html("b", {}, name), weight, slider, effects.ofWeight(key), strike)];
    });
    const heads = html("div", { class: "cause-head", "aria-hidden": "true" }, ...[_("word"), _("weight"), _("set it"), _("without it, the word moves by"), ""].map((each) => html("span", {}, each)));
    rows.replaceChildren(html("h2", {}, _("Each weight of head {layer}.{head}, and what changes without it", { layer: layer + 1, head: head + 1 })), html("p", { class: "sub" }, `${effects.weightSays()}${kept ? ` ${_("Of {all} words those with the largest weights.", { all: side.tokens.length })}` : ""}`), heads, html("ul", { class: "cause-list" }, ...list));
    if (focused) /** @type {HTMLElement | null} */ (rows.querySelector(`[data-row="${focused}"]`))?.focus();
  }
  return { refresh };
}

/** Of a long row the places of the largest weights, and those that were changed. @param {number[]} row @param {number[]} changed */
function largestOf(row, changed) {
  const order = row.map((_share, key) => key).sort((one, other) => row[other] - row[one] || one - other);
  return new Set([...order.slice(0, LARGEST), ...changed]);
}
