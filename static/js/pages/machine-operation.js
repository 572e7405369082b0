// One operation, with its numbers: what it read, what it does, what it wrote; each number opens in the x-ray.

import { number } from "../lib/format.js";
import { word } from "../lib/machine-data.js";
import { shotOf } from "../lib/machine-film.js";
import { sliceOf } from "../lib/machine-slices.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createMatrix } from "../marks/matrix.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("../lib/machine-film.js").MachineShot} MachineShot */
/** @typedef {{ trace: Trace, machine: Machine, shots: MachineShot[], at: number, rail: number }} OperationView */

const LISTED = 24;

/**
 * @param {HTMLElement} element
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, rail: () => number,
 *   open: (tensor: string, index: number[], opener: Element) => void, seek: (at: number) => void }} options
 */
export function createOperation(element, { store, open, seek }) {
  const chips = html("div", { class: "op-chips", role: "group", "aria-label": _("The operations here, in their order") });
  const title = html("h2", {});
  const body = html("div", {});
  element.append(chips, html("div", { class: "op-head" }, title), body);
  let built = "";
  /** @type {Trace | null} */
  let of = null;

  /** @param {OperationView} view */
  function update(view) {
    const { trace, shots, at, rail } = view;
    const key = `${at} ${rail} ${store.get().head}`;
    if (key === built && of === trace) return;
    [built, of] = [key, trace];
    const shot = shots[at];
    title.textContent = shot.title;
    const near = shots.map((each, place) => ({ each, place })).filter(({ each, place }) => each.layer === shot.layer && (shot.layer !== null || Math.abs(place - at) < 8));
    chips.replaceChildren(...near.map(({ each, place }) => {
      const chip = html("button", { type: "button", class: "op-chip", "aria-pressed": String(place === at) }, each.kind);
      chip.addEventListener("click", () => seek(place + 1));
      return chip;
    }));
    const steps = shot.steps.map((id) => trace.steps.find((step) => step.id === id)).filter((step) => step !== undefined);
    body.replaceChildren(...(steps.length > 0 ? steps.map((step) => stepOf(view, step)) : [given(view, shot)]));
  }

  /** What is not computed: the ids of the tokens, and the word that goes back. @param {OperationView} view @param {MachineShot} shot */
  function given(view, shot) {
    return html("div", { class: "op-step" }, html("p", { class: "op-formula" }, shot.formula), tensorOf(view, shot.tensor));
  }

  /** @param {OperationView} view @param {import("../types.js").Step} step */
  function stepOf(view, step) {
    const reads = step.reads.map((name) => {
      const made = shotOf(view.shots, name);
      const says = view.trace.tensors[name]?.says ?? name;
      if (made < 0) return html("span", { title: says }, name);
      const back = html("button", { type: "button", class: "op-chip", title: says }, name);
      back.addEventListener("click", () => seek(made + 1));
      return back;
    });
    return html("section", { class: "op-step", "aria-label": step.title },
      html("p", { class: "op-formula" }, step.formula), html("p", {}, step.says),
      html("div", { class: "op-reads" }, _("reads"), ...reads, _("writes"), html("b", {}, step.writes)), tensorOf(view, step.writes));
  }

  /** @param {OperationView} view @param {string} name */
  function tensorOf({ trace, machine, rail }, name) {
    const tensor = trace.tensors[name];
    const holder = html("div", { class: "op-tensor" });
    if (!tensor) return holder;
    const { at, rows, columns, kind, index, list } = sliceOf(tensor.dims, tensor.shape, machine.tokens, { rail, head: Math.min(store.get().head, machine.heads - 1) });
    holder.append(html("p", { class: "sub" }, `${tensor.says} · ${tensor.shape.join(" × ") || "1"}`));
    if (tensor.dims.includes("head")) holder.append(headChoice(machine));
    if (kind === "table") {
      holder.append(html("p", { class: "sub" }, _("Too large to lay out here: it can be taken home below.")));
      return holder;
    }
    tensorData(trace, name, at).then((data) => {
      if (kind === "number") holder.append(numberButton(name, data, index(0, 0)));
      else if (list) holder.append(listOf(machine, name, data, index));
      else {
        const shown = html("div", {});
        holder.append(shown);
        const flat = [data].flat(3).map((value) => (value === null ? NaN : value));
        const matrix = createMatrix(shown, { label: _("{name}, rail by rail. Arrow keys move, Enter opens a number.", { name }), onOpen: ({ row, column }, opener) => open(name, index(row, column), opener) });
        matrix.update({ rows, columns, data: flat, kind: name.endsWith("pattern") ? "ink" : "sign", most: largestOf(flat), lit: { row: Math.min(rail, rows.length - 1), column: 0 } });
      }
    }, complain);
    return holder;
  }

  /** @param {Machine} machine */
  function headChoice(machine) {
    const select = html("select", { "aria-label": _("Which head") }, ...Array.from({ length: machine.heads }, (_v, head) => html("option", { value: head }, _("head {n}", { n: head + 1 }))));
    select.value = String(Math.min(store.get().head, machine.heads - 1));
    select.addEventListener("change", () => store.set({ head: Number(select.value) }, { undoable: false }));
    return html("div", { class: "op-tools" }, select);
  }

  /** @param {string} name @param {number} value @param {number[]} index */
  function numberButton(name, value, index) {
    const button = html("button", { type: "button", class: "op-number" }, number(value));
    button.addEventListener("click", () => open(name, index, button));
    return button;
  }

  /** The largest of many scores, each with its word where it is known. @param {Machine} machine @param {string} name @param {(number | null)[]} data @param {(row: number, column: number) => number[]} index */
  function listOf(machine, name, data, index) {
    const known = new Map([...machine.candidates, ...machine.lens.flatMap(({ candidates }) => candidates)].map(({ id, text }) => [id, word(text)]));
    const order = data.map((_v, id) => id).filter((id) => data[id] !== null).sort((a, b) => Number(data[b]) - Number(data[a])).slice(0, LISTED);
    const rows = order.map((id) => {
      const button = html("button", { type: "button", class: "vote-number" }, number(Number(data[id])));
      button.addEventListener("click", () => open(name, index(0, id), button));
      return html("li", { class: "vote" }, html("span", { class: "vote-name" }, known.get(id) ?? `#${id}`), button);
    });
    return html("div", {}, html("p", { class: "sub" }, _("the {n} largest of {of}", { n: order.length, of: data.length })), html("ul", { class: "op-list" }, ...rows));
  }
  return { update };
}

/** @param {number[]} flat */
function largestOf(flat) {
  return flat.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0) || 1;
}
