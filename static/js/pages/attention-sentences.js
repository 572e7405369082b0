// Both sentences: typed, cut into tokens, with the arcs of the chosen head; a refusal stands beside its own text.

import { chipText } from "../lib/attention-words.js";
import { doesWords, foldedShare, rowOf } from "../lib/attention-view.js";
import { cellRows, looksSays } from "../lib/cells.js";
import { percent } from "../lib/format.js";
import { named, together } from "../lib/joined.js";
import { readOut, toggled, withWeight } from "../lib/knock-out.js";
import { _, plural } from "../lib/words.js";
import { createArcs } from "../marks/arcs.js";
import { dataTable } from "../marks/table.js";
import { defaults } from "./attention-state.js";
import { complain, slot } from "./frame.js";
import { markStale, refuse } from "./stale.js";

/** @param {{ screen: import("./attention-screen.js").Screen }} options */
export function createSentences({ screen }) {
  const { store, sides } = screen;
  const boxes = { a: /** @type {HTMLTextAreaElement} */ (slot("text-a")), b: /** @type {HTMLTextAreaElement} */ (slot("text-b")) };
  const arcs = { a: arcsOf("a"), b: arcsOf("b") };
  for (const side of /** @type {const} */ (["a", "b"])) {
    const word = side === "a" ? "wa" : "wb";
    const gone = side === "a" ? "ga" : "gb";
    boxes[side].addEventListener("input", () => store.set({ [side]: boxes[side].value, [word]: -1, [gone]: -1, ...(store.get().on === side ? { out: "" } : {}) }, { group: `typing ${side}` }));
    boxes[side].dataset.ownKeys = "";
  }
  /** @type {Set<"a" | "b">} the sentences whose text was refused */
  const refused = new Set();
  /** What the arcs show, of each sentence: who looks, at whom, how much. @type {Record<string, (string | number)[][]>} */
  const drawn = { a: [], b: [] };
  const table = dataTable(slot("arcs-table"), { caption: _("What the arcs show"), columns: [_("Sentence"), _("Looks"), _("At"), _("How much")], rows: () => Object.entries(drawn).flatMap(([name, rows]) => rows.map((row) => [name.toUpperCase(), ...row])) });
  slot("fold").addEventListener("click", () => store.set({ fold: !store.get().fold }, { undoable: false }));
  slot("pin").addEventListener("click", pin);
  slot("unpin").addEventListener("click", () => store.set({ pins: "" }));
  for (const button of togetherButtons()) button.addEventListener("click", () => store.set({ together: /** @type {any} */ (button.dataset.together) }, { undoable: false }));
  slot("to-pinned").addEventListener("click", () => {
    slot("compared-panel").scrollIntoView({ block: "start" });
    slot("compared-title").focus();
  });

  /** @returns {HTMLElement[]} */
  function togetherButtons() {
    return [...slot("together-row").querySelectorAll("button")].filter((button) => "together" in button.dataset);
  }

  /** @param {"a" | "b"} name */
  function arcsOf(name) {
    return createArcs(slot(`arcs-${name}`), {
      label: name === "a" ? _("The tokens of the first sentence; arrow keys move, Enter chooses the word that looks") : _("The tokens of the second sentence; arrow keys move, Enter chooses the word that looks"),
      onWord: (at) => store.set({ [name === "a" ? "wa" : "wb"]: at, on: name, ...(store.get().on === name ? {} : { out: "", key: -1 }) }),
      onOpen: (key, opener) => screen.openShare(sides[name], last(name), key, opener),
      onPull: (key, value) => {
        const { layer, head } = screen.head();
        const out = store.get().on === name ? store.get().out : "";
        store.set({ on: name, view: "cause", out: withWeight(out, { layer, head, query: last(name), key }, value) }, { group: `pull ${name} ${key}` });
      },
      onStrike: (at) => store.set({ on: name, view: "cause", out: toggled(store.get().on === name ? store.get().out : "", `w${at}`) }),
    });
  }

  /** The token that looks: of a word of several, its last. @param {"a" | "b"} name */
  function last(name) {
    const word = screen.word(sides[name]);
    return word[word.length - 1];
  }

  function pin() {
    const { layer, head } = screen.head();
    store.set({ pins: toggled(store.get().pins, `${layer}.${head}`), layer, head, together: "sum" });
  }

  /** @param {import("./attention-state.js").AttentionState} state @returns {Promise<boolean>} whether anything is new */
  async function refresh(state) {
    const news = await Promise.all(
      Object.values(sides).map(async (side) => {
        try {
          const fresh = await side.refresh(state);
          slot(`error-${side.name}`).hidden = true;
          refused.delete(side.name);
          return fresh;
        } catch (error) {
          hearRefusal(side.name, error);
          return false;
        }
      }),
    );
    return news.some(Boolean);
  }

  /** @param {"a" | "b"} name @param {any} error */
  function hearRefusal(name, error) {
    if (error?.field !== "text") return complain(error);
    refused.add(name);
    const drawn = sides[name].tokens.length > 0;
    refuse(slot(`error-${name}`), { message: error.message, drawn, field: boxes[name], example: defaults()[name], take: (text) => store.set({ [name]: text }) });
    return undefined;
  }

  /** What shows a sentence that is not the one that is written steps back: its arcs, what is about it alone, what is about both. */
  function markRefused() {
    for (const name of /** @type {const} */ (["a", "b"])) markStale([slot(`arcs-${name}`), slot(`folded-${name}`)], refused.has(name));
    markStale(document.querySelectorAll(":is(#panel-heads, #panel-film, #panel-cause) > :not([data-sides])"), refused.has(store.get().on));
    markStale(document.querySelectorAll("#panel-minus, #plane, #plane-says, #plane-table, #arcs-table, #transport"), refused.size > 0);
  }

  /** @param {import("./attention-state.js").AttentionState} state */
  async function findPaths(state) {
    const note = slot("error-poles");
    note.hidden = true;
    for (const side of Object.values(sides)) {
      if (side.tokens.length === 0) continue;
      try {
        await side.findPath(state, screen.word(side));
      } catch (error) {
        if (!String(/** @type {any} */ (error).field ?? "").startsWith("poles")) throw error;
        note.textContent = /** @type {Error} */ (error).message;
        note.hidden = false;
      }
    }
  }

  function update() {
    markRefused();
    const state = store.get();
    const pins = screen.pins();
    const head = screen.head();
    const how = screen.together();
    const measured = screen.side().measured?.heads?.find((/** @type {any} */ each) => each.layer === head.layer && each.head === head.head);
    const { title } = screen.looked();
    slot("head-says").textContent = measured && how === "one" ? named(title, doesWords(measured)) : title;
    drawPins(pins, head, how);
    slot("fold").setAttribute("aria-pressed", String(state.fold));
    const special = Object.values(sides).some(({ tokens }) => tokens.some((token) => token.special));
    slot("fold").hidden = !special;
    slot("special-says").hidden = !special || !state.fold;
    const said = Object.values(sides).map((side) => drawSide(side, state));
    slot("arcs-says").textContent = together(said.filter(Boolean));
    table.update();
  }

  /** @param {[number, number][]} pins @param {{ layer: number, head: number }} head @param {string} how */
  function drawPins(pins, head, how) {
    const names = pins.map(([layer, at]) => `${layer + 1}.${at + 1}`).join(", ");
    slot("pins-says").textContent = pins.length > 0 ? plural("{n} head pinned: {heads}", "{n} heads pinned: {heads}", pins.length, { heads: names }) : "";
    const here = pins.some(([layer, at]) => layer === head.layer && at === head.head);
    slot("pin").setAttribute("aria-pressed", String(here));
    slot("pin").textContent = here ? _("Unpin head {layer}.{head}", { layer: head.layer + 1, head: head.head + 1 }) : _("Pin head {layer}.{head}", { layer: head.layer + 1, head: head.head + 1 });
    const alone = ["cause", "film"].includes(store.get().view);
    slot("together-row").hidden = pins.length < 2 || alone;
    for (const button of togetherButtons()) button.setAttribute("aria-pressed", String(button.dataset.together === how));
    slot("to-pinned").hidden = pins.length < 2 || store.get().view !== "heads";
  }

  /** @param {import("./attention-side.js").SideData} side @param {import("./attention-state.js").AttentionState} state */
  function drawSide(side, state) {
    if (document.activeElement !== boxes[side.name]) boxes[side.name].value = state[side.name];
    const { tokens } = side;
    const shares = screen.sharesFor(side);
    drawn[side.name] = [];
    if (tokens.length === 0 || !shares) return "";
    const word = screen.word(side);
    const query = word[word.length - 1];
    const row = rowOf(shares, tokens.length, query);
    const out = state.on === side.name && state.view === "cause" ? readOut(state.out) : { words: [], weights: [] };
    const head = screen.head();
    const own = out.weights.filter((each) => each.layer === head.layer && each.head === head.head && each.query === query);
    const changed = own.length > 0 ? setRow(row, own, side.causal ? query + 1 : row.length) : row;
    arcs[side.name].update({
      words: tokens.map(({ text }) => chipText(text)),
      special: tokens.map((token) => token.special),
      chosen: word,
      row: changed,
      masked: tokens.map((_token, at) => side.causal && at > query),
      folded: state.fold,
      struck: out.words,
      set: own.map(({ key }) => key),
      most: screen.looked().most,
      fixed: screen.together() !== "one",
    });
    const folded = state.fold ? foldedShare(row, tokens) / screen.looked().most : 0;
    slot(`folded-${side.name}`).textContent = state.fold ? _("Folded away: {share} of what this word looks at.", { share: percent(folded) }) : "";
    const words = tokens.map(({ text }) => chipText(text));
    const seen = changed.map((share, at) => (side.causal && at > query ? NaN : share));
    drawn[side.name] = [...cellRows({ rows: [words[query]], columns: words, data: seen })];
    return named(side.name.toUpperCase(), looksSays({ rows: [words[query]], columns: words, data: seen }));
  }
  return { refresh, findPaths, update, light: (/** @type {boolean} */ on) => slot("sentences").classList.toggle("lit-part", on) };
}

/**
 * The row as the changed run has it: the set weights, and the others in what is left.
 * @param {number[]} row @param {{ key: number, value: number }[]} set @param {number} seen
 */
export function setRow(row, set, seen) {
  const fixed = new Map(set.map(({ key, value }) => [key, value]));
  const left = Math.max(0, 1 - [...fixed.values()].reduce((sum, value) => sum + value, 0));
  const had = row.reduce((sum, share, at) => (fixed.has(at) || at >= seen ? sum : sum + share), 0);
  const others = seen - fixed.size;
  return row.map((share, at) => fixed.get(at) ?? (at >= seen ? 0 : had > 0 ? (share * left) / had : left / Math.max(1, others)));
}

