// One weight under the microscope: its slope as a product, the sum over the examples, the step, and the proof by pushing it.

import { post } from "../api.js";
import { full, number, precise } from "../lib/format.js";
import { layersOf } from "../lib/film-layers.js";
import { _, plural } from "../lib/words.js";
import { html } from "../marks/element.js";
import { drawPicture } from "../marks/picture.js";
import { dataTable } from "../marks/table.js";
import { createSlopePlot } from "../marks/slope-plot.js";
import { createWireChooser } from "../marks/wire-chooser.js";
import { complain } from "./frame.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Example} Example */
/** @typedef {{ layer: number, from: number, to: number }} Wire */
/**
 * `trace` is of all the examples at once, `single` of the chosen one.
 * @typedef {{ trace: Trace, single: Trace, request: Record<string, unknown>, examples: Example[], example: number, wire: Wire, rate: number }} WeightData
 */

/** @param {Trace} trace @param {string} name @param {number[]} index @returns {number} */
function at(trace, name, index) {
  return /** @type {number} */ (index.reduce((part, i) => /** @type {any} */ (part)[i], /** @type {any} */ (trace.tensors[name].data)));
}

/**
 * @param {HTMLElement} element @param {HTMLElement} proofElement where the proof goes
 * @param {{ onChoose: (wire: Wire) => void, 
 *   onOpen: (of: { route: string, request: unknown }, tensor: string, index: number[], opener: Element, part?: number[]) => void }} options
 */
export function createWeight(element, proofElement, { onOpen, onChoose }) {
  const body = html("div", {});
  const chooser = createWireChooser(element, { onChoose });
  element.append(body);
  const table = dataTable(element, { caption: _("The share of every example in the slope of this weight"), columns: [_("Example"), _("Share")], rows: () => (data ? productsOf(data).map((product, s) => [String(s + 1), product]) : []) });
  /** @type {WeightData | null} */
  let data = null;
  let push = 0.001;

  /**
   * A number that opens. @param {string} kind @param {string} tensor @param {number[]} index @param {string} [under]
   * @param {{ text: string, part: number[] }} [part] some terms of it, and what they come to
   */
  function opens(kind, tensor, index, under, part) {
    const { trace, request } = /** @type {WeightData} */ (data);
    const value = part?.text ?? (kind === "number" ? precise : number)(at(trace, tensor, index));
    const button = html("button", { type: "button", class: kind, title: _("Where does this number come from?") }, html("span", {}, value));
    if (under) button.append(html("small", {}, under));
    button.addEventListener("click", () => onOpen({ route: "pixels/backward", request }, tensor, index, button, part?.part));
    return button;
  }

  /** The chain rule for the chosen example. @param {WeightData} own */
  function chain({ trace, single, example, wire }) {
    const layer = layersOf(single)[wire.layer];
    const grad = at(trace, `grad_${layer.pre}`, [example, wire.to]);
    const input = at(trace, layer.input, [example, wire.from]);
    /** @type {HTMLElement[]} */
    const parts = [opens("factor", layer.input, [example, wire.from], _("what came in by the wire"))];
    // The error of a surprise arrives before the squash; a softmax has no slope of one output alone.
    const slope = `layers.${wire.layer}.slope`;
    if (!trace.tensors[`grad_${layer.post}`] || !trace.tensors[slope]) parts.push(times(), opens("factor", `grad_${layer.pre}`, [example, wire.to], _("blame of the sum")));
    else {
      parts.push(times(), opens("factor", slope, [example, wire.to], _("slope of the squash")));
      parts.push(times(), opens("factor", `grad_${layer.post}`, [example, wire.to], _("blame that comes back")));
    }
    const product = opens("factor result", `grad_${layer.W}`, [wire.from, wire.to], _("this example's share"), { text: number(input * grad), part: [example] });
    return html("div", { class: "chain" }, ...parts, html("span", { class: "sign-word" }, "="), product);
  }

  const times = () => html("span", { class: "sign-word" }, "×");

  /** @param {WeightData} own */
  function shares(own) {
    const { examples, wire } = own;
    const products = productsOf(own);
    const largest = Math.max(...products.map(Math.abs), 1e-12);
    const rows = products.flatMap((product, s) => {
      const thumb = html("span", { class: "thumb", "aria-hidden": "true" });
      drawPicture(thumb, examples[s].pixels);
      const fill = html("span", { class: product < 0 ? "share-fill negative" : "share-fill" });
      fill.style.transform = `scaleX(${Math.abs(product) / largest})`;
      const share = opens("number", `grad_layers.${wire.layer}.W`, [wire.from, wire.to], undefined, { text: number(product), part: [s] });
      return [thumb, html("span", { class: "share-track" }, fill), share];
    });
    return html("div", { class: "shares" }, ...rows);
  }

  /** @param {string} title @param {...(Node | string)} children */
  function step(title, ...children) {
    return html("section", { class: "weight-step" }, html("h3", {}, title), ...children);
  }

  /** @param {WeightData} own */
  function update_(own) {
    const { trace, wire, rate, examples } = own;
    const name = `layers.${wire.layer}.W`;
    const index = [wire.from, wire.to];
    const held = trace.tensors[`${name}.held`] ? ".held" : ".stepped";
    const line = html("p", {});
    const step_ = opens("number", `${name}.stepped`, index, undefined, { text: full(rate), part: [1] });
    line.append(opens("number", name, index), " − ", step_, " × ", opens("number", `grad_${name}`, index), " = ", opens("number", name + held, index));
    if (held === ".held" && at(trace, `${name}.held`, index) !== at(trace, `${name}.stepped`, index)) line.append(` (${_("held")})`);
    return step(_("The step"), line, html("p", {}, plural("One example decides.", "The weight moves against the sum over all {n} examples.", examples.length)));
  }

  /** @param {WeightData} own */
  function proof(own) {
    const result = html("div", { class: "proof-result", "aria-live": "polite", role: "group", "aria-label": _("The proof") });
    const choose = html("select", { "aria-label": _("How far to push") }, ...[0.1, 0.01, 0.001, 0.0001].map((by) => html("option", { value: by }, `± ${by}`)));
    choose.value = String(push);
    choose.addEventListener("change", () => (push = Number(choose.value)));
    const run = html("button", { type: "button", class: "small" }, _("Push and measure"));
    run.addEventListener("click", () => void measure(own, result));
    const row = html("div", { class: "proof-row" }, html("label", {}, _("Push the weight by"), " ", choose), run);
    return step(_("The proof"), row, result);
  }

  /** @param {WeightData} own @param {HTMLElement} result */
  async function measure({ request, wire }, result) {
    const body_ = { ...request, tensor: `layers.${wire.layer}.W`, index: [wire.from, wire.to], nudge: push };
    try {
      const nudged = await post("/api/pixels/nudge", body_);
      const { measured, computed, difference, loss, loss_plus, loss_minus } = nudged.result;
      const button = html("button", { type: "button", class: "number" }, precise(measured, 7));
      button.addEventListener("click", () => onOpen({ route: "pixels/nudge", request: body_ }, "slope", [], button));
      const other = html("button", { type: "button", class: "number" }, precise(computed, 7));
      other.addEventListener("click", () => onOpen({ route: "pixels/nudge", request: body_ }, `grad_${body_.tensor}`, body_.index, other));
      const apart = html("button", { type: "button", class: "number" }, number(difference));
      apart.addEventListener("click", () => onOpen({ route: "pixels/nudge", request: body_ }, "gap", [], apart));
      const plot = html("div", {});
      const list = html("dl", { class: "proof" });
      list.append(
        html("dt", {}, _("measured slope")), html("dd", {}, button),
        html("dt", {}, _("computed slope")), html("dd", {}, other),
        html("dt", {}, _("they differ by")), html("dd", {}, apart),
      );
      result.replaceChildren(list, plot);
      result.dataset.figure = "proof";
      createSlopePlot(plot, { push, loss, above: loss_plus, below: loss_minus, slope: computed });
    } catch (error) {
      complain(error);
    }
  }

  return {
    /** @param {WeightData | null} next */
    update(next) {
      data = next;
      body.hidden = next === null;
      proofElement.hidden = next === null;
      if (!next) return;
      table.update();
      chooser.update(next.single, next.wire);
      body.replaceChildren(
        step(_("Its slope, for this example: a product"), chain(next)),
        step(_("Over all examples"), shares(next), html("p", { class: "says" }, _("Together:"), " ", opens("number", `grad_layers.${next.wire.layer}.W`, [next.wire.from, next.wire.to]))),
        update_(next),
      );
      proofElement.replaceChildren(proof(next));
    },
  };
}

/** What each example has in the slope of the weight. @param {Pick<WeightData, "trace" | "single" | "examples" | "wire">} own @returns {number[]} */
function productsOf({ trace, single, examples, wire }) {
  const layer = layersOf(single)[wire.layer];
  return examples.map((_example, s) => at(trace, layer.input, [s, wire.from]) * at(trace, `grad_${layer.pre}`, [s, wire.to]));
}
