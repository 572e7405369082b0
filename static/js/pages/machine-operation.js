// One operation, with its numbers: what it read, what it does, what it wrote; each number opens in the x-ray.

import { cellRows } from "../lib/cells.js";
import { number } from "../lib/format.js";
import { shotOf } from "../lib/machine-film.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createMatrix } from "../marks/matrix.js";
import { dataTable } from "../marks/table.js";
import { complain } from "./frame.js";
import { headName, tensorScene } from "./machine-tensor-scene.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/** @typedef {import("../lib/machine-film.js").MachineShot} MachineShot */
/** @typedef {{ trace: Trace, machine: Machine, shots: MachineShot[], at: number, rail: number }} OperationView */

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
  /** @type {{ destroy(): void }[]} */
  let matrices = [];
  /** Every number of the operation that is shown, with where it stands. @type {(string | number)[][]} */
  let rows = [];
  const table = dataTable(element, { caption: "", columns: [_("Tensor"), _("Row"), _("Column"), _("Number")], rows: () => rows });

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
    for (const matrix of matrices) matrix.destroy();
    matrices = [];
    rows = [];
    table.update({ caption: shot.title });
    const steps = shot.steps.map((id) => trace.steps.find((step) => step.id === id)).filter((step) => step !== undefined);
    body.replaceChildren(...(steps.length > 0 ? steps.map((step) => stepOf(view, step)) : [given(view, shot)]));
  }

  /** What is not computed: the ids of the tokens, and the word that goes back. @param {OperationView} view @param {MachineShot} shot */
  function given(view, shot) {
    return html("div", { class: "op-step" }, html("p", { class: "op-formula", "data-says": "" }, shot.formula), tensorOf(view, shot.tensor));
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
      html("p", { class: "op-formula" }, step.formula), html("p", { "data-says": "" }, step.says),
      html("div", { class: "op-reads" }, _("reads"), ...reads, _("writes"), html("b", {}, step.writes)), tensorOf(view, step.writes));
  }

  /** @param {OperationView} view @param {string} name */
  function tensorOf({ trace, machine, rail }, name) {
    const tensor = trace.tensors[name];
    const holder = html("div", { class: "op-tensor" });
    if (!tensor) return holder;
    tensorScene(trace, machine, name, { rail, head: store.get().head }).then((scene) => {
      if (!holder.isConnected) return;
      holder.append(html("p", { class: "sub" }, scene.says));
      rows.push(...rowsOf(scene));
      table.update();
      if (scene.heads) holder.append(headChoice(machine));
      if (scene.large) holder.append(html("p", { class: "sub" }, _("Too large to lay out here: it can be taken home below.")));
      else if (scene.number !== undefined) holder.append(numberButton(name, scene.number, scene.index(0, 0)));
      else if (scene.list) holder.append(listOf(name, scene.list, scene.index));
      else if (scene.matrix) matrixIn(holder, name, scene.matrix, scene.index);
    }, complain);
    return holder;
  }

  /** @param {HTMLElement} holder @param {string} name @param {import("../marks/matrix.js").MatrixData} data @param {(row: number, column: number) => number[]} index */
  function matrixIn(holder, name, data, index) {
    const shown = html("div", {});
    holder.append(shown);
    const matrix = createMatrix(shown, { label: _("{name}, rail by rail. Arrow keys move, Enter opens a number.", { name }), onOpen: ({ row, column }, opener) => open(name, index(row, column), opener) });
    matrix.update(data);
    matrices.push(matrix);
  }

  /** @param {Machine} machine */
  function headChoice(machine) {
    const select = html("select", { "aria-label": _("Which head") }, ...Array.from({ length: machine.heads }, (_v, head) => html("option", { value: head }, headName(head))));
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

  /** @param {string} name @param {{ rows: { id: number, label: string, value: number }[], of: number }} list @param {(row: number, column: number) => number[]} index */
  function listOf(name, { rows, of: all }, index) {
    const items = rows.map(({ id, label, value }) => {
      const button = html("button", { type: "button", class: "vote-number" }, number(value));
      button.addEventListener("click", () => open(name, index(0, id), button));
      return html("li", { class: "vote" }, html("span", { class: "vote-name" }, label), button);
    });
    return html("div", {}, html("p", { class: "sub" }, _("the {n} largest of {of}", { n: rows.length, of: all })), html("ul", { class: "op-list" }, ...items));
  }
  return { update };
}

/** The numbers of a tensor that are laid out, line by line. @param {import("../marks/machine-picture-operation.js").TensorScene} scene @returns {(string | number)[][]} */
function rowsOf({ name, number: only, list, matrix }) {
  if (only !== undefined) return [[name, "", "", only]];
  if (list) return list.rows.map(({ label, value }) => [name, label, "", value]);
  return matrix ? [...cellRows(matrix)].map((cell) => [name, ...cell]) : [];
}
