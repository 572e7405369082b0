// The network as a figure that is its own control: hover isolates, a press opens, a pull on a wire changes its weight.

import { dark, light } from "../lib/color.js";
import { edgeAt, nodeAt } from "../lib/nearest.js";
import { networkLayout } from "../lib/network-layout.js";
import { lowered, touches } from "../lib/network-parts.js";
import { short } from "../lib/short.js";
import { _ } from "../lib/words.js";
import { html, svg } from "./element.js";
import { createCarried } from "./network-carried.js";
import { createWireLabel } from "./network-label.js";
import { createNeurons } from "./network-neurons.js";
import { createPulses } from "./network-pulses.js";
import { createWires } from "./network-wires.js";

/** @typedef {import("../lib/network-layout.js").LayoutEdge} LayoutEdge */
/** @typedef {import("../types.js").Pulse} Pulse */
/**
 * @typedef {{ sizes: number[], weights: number[][][], wires?: number[][][], biases: number[][], symbols: string[], titles: string[],
 *   values: (number | null)[][], fills?: (number | null)[][], pulses: Pulse[],
 *   active: { column: number, index: number } | null, name: (column: number, index: number) => string, limit: number }} NetworkView
 *   `values[column][index]` stands in the neuron; `fills` colours it where that is another number; `wires` draws the wires by
 *   other numbers than their weights.
 * @typedef {{ layer: number, from: number, to: number }} Wire
 */

const PULL = 110; // pixels of pull for a change of 1

/**
 * @param {HTMLElement} element
 * @param {{ onOpen: (column: number, index: number, opener: Element) => void,
 *   onWire: (wire: Wire, at: { x: number, y: number }, opener: Element) => void,
 *   onBias: (column: number, index: number, at: { x: number, y: number }, opener: Element) => void,
 *   onPull?: (wire: Wire, value: number, change: { final: boolean }) => void,
 *   onHover?: (what: { column: number, index: number } | Wire | null) => void,
 *   onCarried?: (spot: import("./network-pulses.js").Spot, opener: Element) => void }} options
 *   `onCarried`: a number on its way was pressed
 */
export function createNetwork(element, { onOpen, onWire, onBias, onPull, onHover, onCarried }) {
  const below = svg("svg", { "aria-hidden": "true" });
  const canvas = html("canvas", { "aria-hidden": "true" });
  const above = svg("svg", {});
  const box = html("div", { class: "network" }, below, canvas, above);
  const wires = createWires(below);
  const pulses = createPulses(canvas);
  const neurons = createNeurons(above, {
    onOpen,
    onBias: (column, index, opener) => onBias(column, index, spot(column, index), opener),
    biasSays: onPull ? _("Its bias; press to change it") : _("Its bias; press to look at it"),
  });
  const label = createWireLabel(above);
  const carried = createCarried(box, {
    onOpen: (spot, opener) => onCarried?.(spot, opener),
    name: ({ pulse, text }) => _("{value}, on the wire from {start} to {end}", { value: text, start: view?.name(pulse.layer, pulse.from) ?? "", end: view?.name(pulse.layer + 1, pulse.to) ?? "" }),
  });
  element.append(box);

  let layout = networkLayout([9, 6, 6, 4], { width: 600, height: 400 });
  let shape = "";
  let [width, height] = [0, 0];
  /** @type {NetworkView | null} */
  let view = null;
  /** @type {{ column: number, index: number } | null} */
  let over = null;
  /** @type {LayoutEdge | null} */
  let edgeOver = null;
  /** @type {{ edge: LayoutEdge, y: number, start: number, moved: boolean } | null} */
  let pull = null;

  const palette = () => (document.documentElement.dataset.theme === "dark" ? dark : light);
  const spot = (/** @type {number} */ column, /** @type {number} */ index) => ({ x: layout.nodes[column][index].x, y: layout.nodes[column][index].y });
  /** @param {LayoutEdge} edge */
  const weightOf = (edge) => view?.weights[edge.layer]?.[edge.from]?.[edge.to] ?? 0;

  function fit() {
    width = element.clientWidth || 600;
    height = element.clientHeight || 400;
    box.style.height = `${height}px`;
    for (const each of [below, above]) each.setAttribute("viewBox", `0 0 ${width} ${height}`);
    pulses.resize(width, height);
    shape = "";
  }

  /** @returns {boolean} whether everything stands in a new place, and has to be painted */
  function layOut() {
    if (!view) return false;
    const next = `${view.sizes.join()}|${width}|${height}|${view.symbols.join()}|${view.titles.join()}`;
    if (next === shape) return false;
    shape = next;
    const inner = networkLayout(view.sizes, { width: width - 22, height: height + 26, pad: 30 });
    layout = lowered(inner, -4);
    wires.place(layout);
    neurons.place(layout, view.symbols, width < 420 ? view.titles.map(() => "") : view.titles);
    return true;
  }

  /** @param {NetworkView} next */
  function update(next) {
    const before = view;
    view = next;
    const anew = layOut();
    if (anew || !before || before.weights !== next.weights || before.wires !== next.wires || before.sizes !== next.sizes) wires.paint(next.wires ?? next.weights);
    neurons.paint(next.values, next.fills ?? next.values, next.name, palette());
    pulses.draw(next.pulses, layout, palette(), width, height);
    carried.update(pulses.spots());
    if (before?.active?.column !== next.active?.column || before?.active?.index !== next.active?.index || anew) emphasise();
  }

  /** Which wires and neurons are in ink: those of what is hovered, else those of what the film is at. */
  function emphasise() {
    const at = over ?? view?.active ?? null;
    if (edgeOver && !over) {
      const edge = edgeOver;
      wires.isolate((each) => each === edge);
      neurons.mark((column, index) => (touches(edge, column, index) ? "on" : ""));
    } else if (at) {
      wires.isolate((edge) => touches(edge, at.column, at.index, over === null));
      neurons.mark((column, index) => (column === at.column && index === at.index ? (over ? "on" : "adding") : ""));
    } else {
      wires.isolate(null);
      neurons.mark(null);
    }
    const bias = over && over.column > 0 ? view?.biases[over.column - 1]?.[over.index] : undefined;
    neurons.showBias(over && bias !== undefined ? { ...over, value: bias } : null);
    tell();
  }

  /** The weight of the wire under the finger. */
  function tell() {
    const edge = pull?.edge ?? (over ? null : edgeOver);
    label.show(edge, edge ? short(weightOf(edge)) : "");
  }

  /** @param {PointerEvent} event */
  function where(event) {
    const frame = box.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  }

  /** @param {PointerEvent} event */
  function hover(event) {
    const { x, y } = where(event);
    if (pull) return drag(y, false);
    const overBias = /** @type {Element} */ (event.target).closest(".bias") !== null;
    const node = overBias ? null : nodeAt(layout, x, y);
    const nextOver = overBias ? over : node ? { column: node.layer, index: node.index } : null;
    const nextEdge = nextOver ? null : edgeAt(layout, x, y);
    if (nextOver?.column === over?.column && nextOver?.index === over?.index && nextEdge === edgeOver) return;
    over = nextOver;
    edgeOver = nextEdge;
    box.classList.toggle("can-pull", edgeOver !== null && Boolean(onPull));
    emphasise();
    onHover?.(over ?? edgeOver);
  }

  /** @param {number} y @param {boolean} final */
  function drag(y, final) {
    if (!pull || !view) return;
    if (!pull.moved && Math.abs(y - pull.y) < 4) return;
    pull.moved = true;
    const value = pull.start + (pull.y - y) / PULL;
    onPull?.(pull.edge, Math.min(view.limit, Math.max(-view.limit, value)), { final });
    tell();
  }

  /** @param {PointerEvent} event */
  function press(event) {
    const { x, y } = where(event);
    if (event.button !== 0 || nodeAt(layout, x, y) || /** @type {Element} */ (event.target).closest(".bias")) return;
    const near = event.pointerType === "mouse";
    const spot = onCarried ? pulses.at(x, y, near ? 16 : 22) : null;
    if (spot) {
      event.preventDefault();
      return onCarried?.(spot, box);
    }
    const edge = edgeAt(layout, x, y, near ? 7 : 16);
    if (!edge) return undefined;
    edgeOver = edge;
    pull = { edge, y, start: weightOf(edge), moved: false };
    if (near && onPull) box.setPointerCapture(event.pointerId);
    event.preventDefault();
    return undefined;
  }

  /** @param {PointerEvent} event */
  function release(event) {
    if (!pull) return;
    const { edge, moved } = pull;
    if (moved) drag(where(event).y, true);
    pull = null;
    if (!moved) onWire(edge, { x: (edge.x1 + edge.x2) / 2, y: (edge.y1 + edge.y2) / 2 }, box);
    emphasise();
  }

  function leave() {
    if (pull) return;
    over = null;
    edgeOver = null;
    emphasise();
    onHover?.(null);
  }

  box.addEventListener("pointermove", hover);
  box.addEventListener("pointerdown", press);
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", () => (pull = null));
  box.addEventListener("pointerleave", leave);
  neurons.element.addEventListener("focusin", (event) => {
    const focused = /** @type {Element} */ (event.target).closest(".neuron");
    over = focused ? { column: Number(focused.getAttribute("data-column")), index: Number(focused.getAttribute("data-index")) } : null;
    emphasise();
  });
  neurons.element.addEventListener("focusout", leave);
  const watch = new ResizeObserver(() => {
    if (element.clientWidth === width && element.clientHeight === height) return;
    fit();
    repaint();
  });
  watch.observe(element);
  const themed = new MutationObserver(() => repaint());
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  fit();

  function repaint() {
    if (!view) return;
    const same = view;
    view = null;
    update(same);
  }

  return {
    update,
    box,
    /** Lights a part of the figure: a word of the story that names it is under the finger. @param {"pixels" | "wires" | "neurons" | "outputs" | null} part */
    light(part) {
      if (part === null) return emphasise();
      const last = layout.nodes.length - 1;
      wires.isolate(part === "wires" ? () => true : () => false);
      neurons.mark((column) => {
        const lit = (part === "pixels" && column === 0) || (part === "neurons" && column > 0 && column < last) || (part === "outputs" && column === last);
        return lit ? "on" : "dim";
      });
    },
    destroy() {
      watch.disconnect();
      themed.disconnect();
      box.remove();
    },
  };
}
