// Is attention the reason? Strike out a word, switch off a head or a layer, set a weight: and see what truly changes.

import { post } from "../api.js";
import { chipText } from "../lib/attention-words.js";
import { number, percent, signed } from "../lib/format.js";
import { inSeries, named } from "../lib/joined.js";
import { knockOutBody, readOut, toggled } from "../lib/knock-out.js";
import { poleWords } from "../lib/path-plane.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createCauseRows } from "./attention-cause-rows.js";
import { createEffects } from "./attention-effects.js";
import { complain, slot } from "./frame.js";

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
  const list = createCauseRows(rows, { screen, effects });
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
    effects.refresh(list.draw).then(list.draw, complain); // of a long sentence it takes its time: nothing waits for it
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
      ...pinnedButton(state.out),
      press(_("Undo all changes"), () => change("")),
    ];
    buttons[buttons.length - 1].disabled = state.out === "";
    const focused = [...off.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
    off.replaceChildren(html("div", { class: "row" }, ...buttons), html("p", { class: "says" }, saidOut(out, side)));
    if (focused >= 0) (buttons.filter(({ disabled }) => !disabled)[focused] ?? buttons[0]).focus();
    drawTold();
    list.draw();
  }

  /** All pinned heads at once, where there are several. @param {string} out @returns {HTMLButtonElement[]} */
  function pinnedButton(out) {
    const parts = screen.pins().map(([l, h]) => `h${l}.${h}`);
    if (parts.length < 2) return [];
    const now = out.split(",").filter(Boolean);
    const rest = now.filter((part) => !parts.includes(part));
    const all = parts.every((part) => now.includes(part));
    return [press(all ? _("Switch the pinned heads on") : _("Switch the pinned heads off"), () => change((all ? rest : [...rest, ...parts]).join(",")))];
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
    return parts.length > 0 ? _("Changed: {parts}.", { parts: inSeries(parts) }) : _("Nothing is taken away yet.");
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
      const button = html("button", { type: "button", class: "figure-open", "aria-label": named(says, shown(value)) }, shown(value));
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

  return { refresh };
}
