// The neurons: a circle coloured by its number, the number itself, a small handle for the bias.

import { inkOn, signColor } from "../lib/color.js";
import { number } from "../lib/format.js";
import { brief } from "../lib/graphemes.js";
import { named } from "../lib/joined.js";
import { titlesWithin } from "../lib/network-view.js";
import { short } from "../lib/short.js";
import { _ } from "../lib/words.js";
import { attributes, svg } from "./element.js";

/** @typedef {import("../lib/network-layout.js").Layout} Layout */
/** @typedef {import("../lib/network-layout.js").LayoutNode} LayoutNode */
/** @typedef {import("../lib/palette.js").Palette} Palette */
/** @typedef {{ group: SVGGElement, body: SVGCircleElement, figure: SVGGElement, text: SVGTextElement, node: LayoutNode, told: string }} Neuron */

/**
 * @param {SVGSVGElement} root
 * @param {{ onOpen: (column: number, index: number, opener: Element) => void,
 *   onBias: (column: number, index: number, opener: Element) => void, biasSays: string }} options
 */
export function createNeurons(root, { onOpen, onBias, biasSays }) {
  const group = svg("g", { class: "neurons", role: "group", "aria-label": _("Neurons, column by column; the arrow keys move") });
  const heads = svg("g", { class: "heads", "aria-hidden": "true" });
  group.dataset.ownKeys = "";
  const figures = svg("g", { class: "figures", "aria-hidden": "true" }); // shortened; the neurons' names say them whole
  const biases = svg("g", {});
  root.append(heads, group, figures, biases);
  /** @type {Neuron[][]} */
  let columns = [];
  let long = false; // whether the tags are numbers of several digits, written smaller

  /** @param {Layout} layout @param {string[]} symbols @param {string[]} titles */
  function place(layout, symbols, titles) {
    const last = layout.nodes.length - 1;
    long = symbols.some((symbol) => symbol.length > 1 && isNumber(symbol));
    columns = layout.nodes.map((nodes, column) => nodes.map((node) => neuron(node, column, column === last ? symbols[node.index] : "")));
    group.replaceChildren(...columns.flat().map((each) => each.group));
    figures.replaceChildren(...columns.flat().map((each) => each.figure));
    const [first, second] = layout.nodes;
    const headings = titlesWithin(titles, second ? second[0].x - first[0].x : Infinity);
    heads.replaceChildren(
      ...layout.nodes.map((nodes, column) => svg("text", { x: nodes[0].x, y: 14 }, headings[column] ?? "")),
    );
    columns[0]?.[0]?.group.setAttribute("tabindex", "0");
  }

  /** @param {LayoutNode} node @param {number} column @param {string} tag @returns {Neuron} */
  function neuron(node, column, tag) {
    const at = { cx: node.x, cy: node.y };
    const body = svg("circle", { class: "body", r: node.r, ...at });
    const text = svg("text", { x: node.x, y: node.y });
    const figure = svg("g", { class: "written" }, text);
    const ring = svg("circle", { class: "ring", r: node.r + 5, ...at });
    const own = svg("g", { class: "neuron", role: "button", tabindex: -1, "data-column": column, "data-index": node.index }, ring, body);
    text.style.fontSize = `${Math.min(12, Math.max(8, node.r * 0.72))}px`;
    if (tag) figure.append(svg("text", { class: long ? "tag long" : "tag", x: node.x + node.r + 16, y: node.y }, isNumber(tag) ? tag : brief(tag, 2)));
    own.addEventListener("click", () => onOpen(column, node.index, own));
    return { group: own, body, figure, text, node, told: "" };
  }

  group.addEventListener("keydown", (event) => {
    const focused = /** @type {Element} */ (event.target).closest(".neuron");
    if (!focused || event.ctrlKey || event.metaKey || event.altKey) return;
    const column = Number(focused.getAttribute("data-column"));
    const index = Number(focused.getAttribute("data-index"));
    if (event.key === "Enter" || event.key === " ") onOpen(column, index, focused);
    else if (event.key === "b" && column > 0) onBias(column, index, focused);
    else if (!move(column, index, event.key)) return;
    event.preventDefault();
  });

  /** @param {number} column @param {number} index @param {string} key */
  function move(column, index, key) {
    const [dc, di] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
    if (dc === 0 && di === 0) return false;
    const nextColumn = Math.min(columns.length - 1, Math.max(0, column + dc));
    const size = columns[nextColumn].length;
    const scaled = dc === 0 ? index + di : Math.round((index * (size - 1)) / Math.max(1, columns[column].length - 1));
    const next = columns[nextColumn][Math.min(size - 1, Math.max(0, scaled))];
    for (const each of columns.flat()) each.group.setAttribute("tabindex", "-1");
    next.group.setAttribute("tabindex", "0");
    next.group.focus({ preventScroll: true });
    return true;
  }

  /**
   * @param {(number | null)[][]} values one for each neuron, null where it is not known yet
   * @param {(number | null)[][]} fills what colours it
   * @param {(column: number, index: number) => string} name
   * @param {Palette} palette
   */
  function paint(values, fills, name, palette) {
    columns.forEach((neurons, column) =>
      neurons.forEach((each, index) => {
        const value = values[column]?.[index] ?? null;
        const fill = fills[column]?.[index] ?? null;
        const colour = fill === null ? palette.paper : signColor(fill, palette);
        const told = `${value}|${colour}`;
        if (told === each.told) return;
        each.told = told;
        each.body.style.fill = colour;
        each.text.style.fill = fill === null ? palette.ink : inkOn(colour);
        each.text.textContent = value === null ? "" : short(value);
        const says = value === null ? _("not yet known") : number(value);
        attributes(each.group, { "aria-label": named(name(column, index), says) });
      }),
    );
  }

  /** @param {((column: number, index: number) => "on" | "dim" | "adding" | "") | null} state */
  function mark(state) {
    columns.forEach((neurons, column) =>
      neurons.forEach((each, index) => {
        const word = state ? state(column, index) : "";
        each.group.setAttribute("class", word ? `neuron ${word}` : "neuron");
        each.figure.classList.toggle("dim", word === "dim");
      }),
    );
  }

  /** The little circle that holds the bias of one neuron, above all else; null takes it away. @param {{ column: number, index: number, value: number } | null} shown */
  function showBias(shown) {
    const each = shown ? columns[shown.column]?.[shown.index] : undefined;
    if (!shown || !each) return biases.replaceChildren();
    const x = each.node.x - Math.max(11, each.node.r * 0.8); // beside a small neuron, not upon it
    const y = each.node.y + Math.max(12, each.node.r * 0.9);
    const handle = svg("g", { class: "bias" }, svg("circle", { cx: x, cy: y, r: 12 }), svg("text", { x, y }, short(shown.value)));
    handle.append(svg("title", {}, biasSays));
    handle.addEventListener("click", () => onBias(shown.column, shown.index, each.group));
    biases.replaceChildren(handle);
    return undefined;
  }

  return { place, paint, mark, showBias, element: group };
}

/** @param {string} tag */
function isNumber(tag) {
  return /^\d+$/.test(tag);
}
