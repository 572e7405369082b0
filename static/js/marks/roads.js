// The roads as a tree: what was taken in ink, what could have been in outline. Press a stop to go there.

import { percent } from "../lib/format.js";
import { placeRoads } from "../lib/roads-layout.js";
import { pathTo } from "../lib/roads.js";
import { shownToken } from "../lib/token-text.js";
import { _ } from "../lib/words.js";
import { attributes, html, svg } from "./element.js";

/** @typedef {import("../lib/roads-layout.js").Stop} Stop */
/** @typedef {{ road: import("../lib/roads.js").Road, here: string, exact: boolean, open?: Map<string, import("../lib/roads-layout.js").Choice[]> }} Roads
 *   `exact`: the line that is typed is that of `here`, and not longer */

const ROW = 44;
const GAP = 42; // between two columns, for the curves
const LONGEST = 17; // letters of a label
const PADDING = 28;

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onGo: (line: string) => void, onRemove: (line: string) => void }} options
 */
export function createRoads(element, { label, onGo, onRemove }) {
  const curves = svg("svg", { "aria-hidden": "true", class: "roads-curves" });
  const tree = html("div", { role: "tree", "aria-label": label, "data-own-keys": true });
  const earlier = html("button", { type: "button", class: "small roads-earlier", hidden: true });
  const root = html("div", { class: "roads" }, curves, tree, earlier);
  element.append(root);
  const pen = document.createElement("canvas").getContext("2d");
  /** @type {Roads} */
  let shown = { road: { text: "", children: [] }, here: "", exact: true };
  /** @type {Stop[]} */
  let stops = [];
  let width = 0;
  let fewer = 0; // columns that are left out at the beginning

  /** @param {string} text */
  function widthOf(text) {
    if (!pen) return text.length * 8 + PADDING;
    pen.font = `15px ${getComputedStyle(root).fontFamily}`;
    return Math.max(ROW, Math.ceil(pen.measureText(text).width) + PADDING);
  }

  function draw() {
    if (width === 0) return;
    const { road, here, open } = shown;
    const steps = pathTo(road, here).length;
    fewer = 0;
    let placed = placeRoads(road, { here, open });
    let lefts = leftsOf(placed.stops, placed.columns);
    const ahead = (/** @type {Stop[]} */ all) => (all.find((stop) => stop.here)?.column ?? 0) + 1;
    while (fewer < steps - 1 && (lefts[Math.min(ahead(placed.stops), placed.columns - 1) + 1] ?? 0) - GAP > width) {
      fewer += 1;
      placed = placeRoads(road, { here, open, from: fewer });
      lefts = leftsOf(placed.stops, placed.columns);
    }
    stops = placed.stops.filter(({ column }) => column === 0 || lefts[column + 1] - GAP <= width);
    paint(lefts, stops.reduce((most, { row }) => Math.max(most, row + 1), 0));
  }

  /** @param {Stop[]} all @param {number} columns @returns {number[]} where each column begins, and the end */
  function leftsOf(all, columns) {
    const lefts = [0];
    for (let column = 0; column < columns; column += 1) {
      const widest = Math.max(...all.filter((stop) => stop.column === column).map((stop) => widthOf(labelOf(stop))));
      lefts.push(lefts[column] + widest + GAP);
    }
    return lefts;
  }

  /** @param {number[]} lefts @param {number} rows */
  function paint(lefts, rows) {
    const held = document.activeElement instanceof HTMLElement && tree.contains(document.activeElement) ? document.activeElement.dataset.line : undefined;
    const top = fewer > 0 ? ROW : 0;
    root.style.height = `${Math.max(1, rows) * ROW + top}px`;
    const byLine = new Map(stops.map((stop) => [stop.line, stop]));
    const items = stops.map((stop) => item(stop, lefts[stop.column], top, stop.line === (held ?? shown.here)));
    tree.replaceChildren(...items);
    curves.setAttribute("viewBox", `0 0 ${width} ${Math.max(1, rows) * ROW + top}`);
    curves.replaceChildren(
      ...stops.flatMap((stop) => {
        const parent = stop.parent === null ? undefined : byLine.get(stop.parent);
        if (!parent) return [];
        const [x0, x1] = [lefts[parent.column] + widthOf(labelOf(parent)), lefts[stop.column]];
        const [y0, y1] = [parent, stop].map(({ row }) => (row + 0.5) * ROW + top);
        const middle = x1 - GAP / 2;
        return [svg("path", { d: `M${x0} ${y0}H${x1 - GAP}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`, class: stop.onWay ? "way" : stop.taken ? "taken" : "open" })];
      }),
    );
    earlier.hidden = fewer === 0;
    earlier.textContent = _("‹ {n} earlier", { n: fewer });
    if (held !== undefined) itemOf(held)?.focus({ preventScroll: true });
    else if (!tree.querySelector("[tabindex='0']")) tree.firstElementChild?.setAttribute("tabindex", "0");
  }

  /** @param {Stop} stop @param {number} left @param {number} top @param {boolean} reachable by the tab key */
  function item(stop, left, top, reachable) {
    const text = labelOf(stop);
    const kind = ["stop", stop.taken ? "" : "open", stop.onWay ? "way" : "", stop.here && shown.exact ? "here" : ""].filter(Boolean).join(" ");
    const says = stop.taken ? text : _("{word}, not taken: {share}", { word: text, share: percent(stop.probability ?? 0) });
    const element = html("button", { type: "button", role: "treeitem", class: kind, tabindex: reachable ? "0" : "-1", "data-line": stop.line, "aria-level": stop.column + fewer + 1, "aria-selected": String(stop.here && shown.exact), "aria-label": says, lang: stop.taken ? "en" : false, title: stop.line.trim() ? `“${stop.line.trim()}”` : text }, html("span", {}, text));
    element.style.left = `${left}px`;
    element.style.top = `${stop.row * ROW + top}px`;
    element.style.width = `${widthOf(text)}px`;
    return element;
  }

  /** @param {string} line @returns {HTMLElement | undefined} */
  const itemOf = (line) => [...tree.children].map((each) => /** @type {HTMLElement} */ (each)).find((each) => each.dataset.line === line);

  /** @param {string} line @param {string} key @returns {Stop | undefined} the stop that lies there */
  function beside(line, key) {
    const at = stops.findIndex((stop) => stop.line === line);
    const stop = stops[at];
    if (!stop) return undefined;
    if (key === "ArrowLeft") return stops.find((each) => each.line === stop.parent);
    if (key === "ArrowRight") return stops.filter((each) => each.parent === line).sort((a, b) => Number(b.onWay) - Number(a.onWay))[0];
    const column = stops.filter((each) => each.column === stop.column).sort((a, b) => a.row - b.row);
    const to = { ArrowUp: column.indexOf(stop) - 1, ArrowDown: column.indexOf(stop) + 1, Home: 0, End: column.length - 1 }[key];
    return to === undefined ? undefined : column[to];
  }

  tree.addEventListener("keydown", (event) => {
    const line = /** @type {HTMLElement} */ (event.target).dataset.line;
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      const stop = stops.find((each) => each.line === line);
      if (stop?.taken && stop.parent !== null) onRemove(line);
      event.preventDefault();
      return;
    }
    if (!/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    const to = itemOf(beside(line, event.key)?.line ?? line);
    for (const each of tree.children) attributes(each, { tabindex: each === to ? "0" : "-1" });
    to?.focus();
  });
  tree.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-line]"));
    if (pressed?.dataset.line !== undefined) onGo(pressed.dataset.line);
  });
  earlier.addEventListener("click", () => stops[0]?.line !== undefined && onGo(stops[0].line));
  new ResizeObserver(() => {
    width = root.clientWidth;
    draw();
  }).observe(root);

  return {
    /** @param {Roads} roads */
    update(roads) {
      shown = roads;
      draw();
    },
  };
}

/** @param {Stop} stop @returns {string} its text; of many words, the last */
export function labelOf({ text, line }) {
  if (line === "") return _("the start");
  const words = text === "\n" ? shownToken(text) : text.trim().replaceAll("\n", "⏎");
  if (words.length <= LONGEST) return words || "␣";
  const end = words.slice(-LONGEST + 2);
  return `… ${end.includes(" ") ? end.slice(end.indexOf(" ") + 1) : end}`;
}
