// Where each node of the roads stands: a column for each step, a row for each end.

import { pathTo } from "./roads.js";

/** @typedef {import("./roads.js").Road} Road */
/** @typedef {{ text: string, probability: number }} Choice */
/**
 * @typedef {{ line: string, text: string, parent: string | null, column: number, row: number, taken: boolean,
 *   here: boolean, onWay: boolean, probability?: number }} Stop
 *   `line`: all of the line up to and with it; `taken`: false for what could have been; `onWay`: from the start to here
 */

/**
 * @param {Road} road @param {{ here: string, open?: Map<string, Choice[]>, from?: number }} options
 *   `here`: the line of a node; `open`: by line, how else it could have gone on; `from`: how many nodes of the way to
 *   here are left out at its beginning
 * @returns {{ stops: Stop[], rows: number, columns: number }} a node stands before what follows it
 */
export function placeRoads(road, { here, open = new Map(), from = 0 }) {
  const path = pathTo(road, here);
  const lines = linesOf(path);
  const way = new Set(lines);
  /** @type {Stop[]} */
  const stops = [];
  let rows = 0;

  /** @param {Stop} stop @param {number[]} next the rows of what follows it */
  function put(stop, next) {
    if (next.length === 0) {
      stop.row = rows;
      rows += 1;
    } else stop.row = (next[0] + next[next.length - 1]) / 2;
    return stop.row;
  }

  /** @param {Road} node @param {string} line @param {string | null} parent @param {number} column @returns {number} its row */
  function place(node, line, parent, column) {
    /** @type {Stop} */
    const stop = { line, text: node.text, parent, column, row: 0, taken: true, here: line === here, onWay: way.has(line) };
    stops.push(stop);
    const next = node.children.map((child) => place(child, line + child.text, line, column + 1));
    for (const { text, probability } of others(node, open.get(line))) {
      /** @type {Stop} */
      const ghost = { line: line + text, text, parent: line, column: column + 1, row: 0, taken: false, here: false, onWay: false, probability };
      stops.push(ghost);
      next.push(put(ghost, []));
    }
    return put(stop, next);
  }

  const at = Math.min(from + (startShows(road, here) ? 0 : 1), path.length - 1);
  if (path.length > 0) place(path[at], lines[at], null, 0);
  return { stops, rows, columns: Math.max(0, ...stops.map(({ column }) => column + 1)) };
}

/** Where all lines begin alike, the start has nothing to say. @param {Road} road @param {string} here */
export function startShows(road, here) {
  return road.children.length > 1 || here === "";
}

/** @param {Road[]} path @returns {string[]} the line of each node of it */
function linesOf(path) {
  let line = "";
  return path.map(({ text }) => (line += text));
}

/** @param {Road} node @param {Choice[]} [choices] @returns {Choice[]} those that were not taken there */
function others(node, choices = []) {
  const taken = new Set(node.children.map(({ text }) => text));
  return choices.filter(({ text }) => !taken.has(text));
}
