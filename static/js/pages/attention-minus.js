// Two sentences as a minimal pair: any tensor as A, as B, and A − B, their tokens set against each other.

import { post } from "../api.js";
import { chipText } from "../lib/attention-words.js";
import { cellRows } from "../lib/cells.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createMatrix } from "../marks/matrix.js";
import { dataTable } from "../marks/table.js";
import { tensorData } from "../tensor-data.js";
import { TENSORS } from "./attention-state.js";
import { slot } from "./frame.js";

const TOKEN_AXES = ["pos", "query_pos", "key_pos"];

/** @returns {Record<string, string>} */
function names() {
  return {
    pattern: _("who looks at whom (weights)"),
    attn_scores: _("scores before the shares"),
    q: _("queries"),
    k: _("keys"),
    v: _("values"),
    z: _("what the head gathered"),
    attn_out: _("what all heads write"),
    mlp_post: _("neurons of the network"),
    mlp_out: _("what the network writes"),
    resid_pre: _("the stream before the layer"),
    resid_mid: _("the stream after attention"),
    resid_post: _("the stream after the layer"),
  };
}

/** @param {{ screen: import("./attention-screen.js").Screen }} options */
export function createMinus({ screen }) {
  const { store, xray, sides } = screen;
  const kind = /** @type {HTMLSelectElement} */ (slot("tensor"));
  const layer = /** @type {HTMLSelectElement} */ (slot("tensor-layer"));
  kind.addEventListener("change", () => store.set({ tensor: kind.value }));
  layer.addEventListener("change", () => store.set({ minus: Number(layer.value) }));
  const headAt = /** @type {HTMLSelectElement} */ (slot("tensor-head"));
  headAt.addEventListener("change", () => store.set({ layer: screen.head().layer, head: Number(headAt.value) }));
  /** @type {any} */
  let request = null;
  /** @type {{ name: string, cells: import("../lib/cells.js").Cells }[]} */
  let listed = [];
  const table = dataTable(slot("minus-table"), { caption: _("What is compared, number by number"), columns: [_("Which"), _("Token"), _("Column"), _("Number")], rows: everyCell });

  /** @returns {Generator<(string | number)[]>} */
  function* everyCell() {
    for (const { name, cells } of listed) for (const cell of cellRows(cells)) yield [name, ...cell];
  }
  const shown = /** @type {const} */ (["a", "b", "difference"]).map((name) => {
    const title = name === "difference" ? _("A − B") : name.toUpperCase();
    const holder = html("div", {});
    const section = html("section", { class: "panel" }, html("h2", {}, title), holder);
    slot("minus").append(section);
    const matrix = createMatrix(holder, { label: title, onOpen: ({ row, column }, opener) => openCell(name, row, column, opener) });
    return { name, matrix };
  });

  /** @param {"a" | "b" | "difference"} name @param {number} row @param {number} column @param {Element} opener */
  function openCell(name, row, column, opener) {
    const { head } = screen.head();
    const tensor = name === "difference" ? name : `${name}.${request.tensor}`;
    const cells = [row, column];
    const index = dimsOf(request.tensor).map((dim) => (dim === "head" ? head : /** @type {number} */ (cells.shift())));
    xray.open(() => ({ route: "attention/difference", request }), tensor, index, opener);
  }

  /** The axes of a tensor of the first sentence. @param {string} name @returns {string[]} */
  const dimsOf = (name) => sides.a.trace?.tensors[name]?.dims ?? [];

  /** Every tensor that has a number for each token: those of a layer by their kind, and those outside the layers. @returns {{ name: string, full: string }[]} */
  function all(/** @type {number} */ own) {
    const tensors = sides.a.trace?.tensors ?? {};
    const here = `blocks.${own}.`;
    const found = Object.keys(tensors).filter((name) => tensors[name].dims.some((dim) => TOKEN_AXES.includes(dim)) && (name.startsWith(here) || !name.startsWith("blocks.")) && name !== "ids" && name !== "types");
    const told = found.map((full) => ({ name: full.startsWith(here) ? full.slice(here.length) : full, full }));
    const place = (/** @type {string} */ name) => (TENSORS.includes(name) ? TENSORS.indexOf(name) : TENSORS.length);
    return told.sort((one, other) => place(one.name) - place(other.name));
  }

  /** @param {{ name: string, full: string }[]} found @param {string} chosen */
  function offer(found, chosen) {
    const own = names();
    const option = (/** @type {{ name: string, full: string }} */ { name, full }) => html("option", { value: name }, own[name] ?? /** @type {any} */ (sides.a.trace).tensors[full].says);
    const known = found.filter(({ name }) => name in own);
    kind.replaceChildren(...known.map(option), html("optgroup", { label: _("all others") }, ...found.filter(({ name }) => !(name in own)).map(option)));
    kind.value = chosen;
  }

  async function refresh() {
    const state = store.get();
    const { a, b } = sides;
    const layers = a.patterns?.layers ?? 0;
    if (layers === 0 || a.tokens.length === 0 || b.tokens.length === 0) return;
    layer.replaceChildren(...Array.from({ length: layers }, (_each, at) => html("option", { value: at }, String(at + 1))));
    const own = Math.min(state.minus, layers - 1);
    layer.value = String(own);
    const found = all(own);
    const chosen = found.find(({ name }) => name === state.tensor) ?? found[0];
    offer(found, chosen.name);
    layer.disabled = !chosen.full.startsWith("blocks.");
    slot("tensor-head-row").hidden = !dimsOf(chosen.full).includes("head");
    headAt.replaceChildren(...Array.from({ length: a.patterns?.heads ?? 0 }, (_each, at) => html("option", { value: at }, String(at + 1))));
    headAt.value = String(screen.head().head);
    request = { model: a.model, texts: [a.text, b.text], tensor: chosen.full };
    const note = slot("error-minus");
    try {
      const trace = await post("/api/attention/difference", { ...request, carry: 0 });
      note.hidden = true;
      await draw(trace, own);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      note.textContent = error.message;
      note.hidden = false;
    }
  }

  /** @param {import("../types.js").Trace} trace @param {number} own the layer */
  async function draw(trace, own) {
    const { head } = screen.head();
    const dims = dimsOf(request.tensor);
    const where = /** @type {Record<string, number>} */ (dims.includes("head") ? { head } : {});
    const square = dims.includes("key_pos");
    const { tokens, pairs, causal } = /** @type {any} */ (trace.result);
    const words = tokens.map((/** @type {any[]} */ each) => each.map(({ text }) => chipText(text)));
    const both = pairs.map((/** @type {number[]} */ [one, other]) => (words[0][one] === words[1][other] ? words[0][one] : `${words[0][one]} | ${words[1][other]}`));
    const heads = !request.tensor.startsWith("blocks.") ? "" : dims.includes("head") ? _("Layer {layer}, head {head}.", { layer: own + 1, head: head + 1 }) : _("Layer {layer}.", { layer: own + 1 });
    const moved = pairs.filter((/** @type {number[]} */ [one, other]) => words[0][one] !== words[1][other]).length;
    slot("minus-says").textContent = `${heads ? `${heads} ` : ""}${_("{n} tokens stand against each other, {m} of them are not the same.", { n: pairs.length, m: moved })}`;
    listed = [];
    for (const { name, matrix } of shown) {
      const told = await tensorData(trace, name === "difference" ? name : `${name}.${request.tensor}`, where);
      const rows = told.map((/** @type {any} */ row) => (Array.isArray(row) ? row : [row]));
      const labels = name === "a" ? words[0] : name === "b" ? words[1] : both;
      const width = rows[0]?.length ?? 0;
      const columns = square ? labels : Array.from({ length: width }, (_each, d) => String(d + 1));
      const data = rows.flatMap((/** @type {(number | null)[]} */ row, /** @type {number} */ at) => row.map((value, column) => (value === null || (square && causal && hidden(name, pairs, at, column)) ? NaN : value)));
      listed.push({ name: name === "difference" ? _("A − B") : name.toUpperCase(), cells: { rows: labels, columns, data } });
      table.update();
      matrix.update({ rows: labels, columns, data, kind: request.tensor.endsWith(".pattern") && name !== "difference" ? "ink" : "sign" });
    }
  }
  return { refresh };
}

/** Whether a later token would be looked at. @param {string} name @param {number[][]} pairs @param {number} row @param {number} column */
function hidden(name, pairs, row, column) {
  return name === "difference" ? pairs[column][0] > pairs[row][0] || pairs[column][1] > pairs[row][1] : column > row;
}
