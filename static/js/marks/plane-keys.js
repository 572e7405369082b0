// A plane of words by keyboard: from word to word, nearer and farther, to an end.

/** @typedef {import("../lib/word-plane.js").End} End */
/**
 * @typedef {{ go: (way: { x: number, y: number }) => void, put: (end: End) => void, pick: () => boolean, leave: () => boolean,
 *   zoom: (nearer: boolean) => void, whole: () => void, lines: () => void }} KeyActs
 *   pick, leave: false where no word is looked at
 */

/** @type {Record<string, { x: number, y: number, end: End }>} */
const WAYS = { ArrowLeft: { x: -1, y: 0, end: "left" }, ArrowRight: { x: 1, y: 0, end: "right" }, ArrowUp: { x: 0, y: 1, end: "high" }, ArrowDown: { x: 0, y: -1, end: "low" } };

/** @param {HTMLElement} field @param {KeyActs} acts */
export function bindPlaneKeys(field, acts) {
  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (did(event.key, event.shiftKey)) event.preventDefault();
  });

  /** @param {string} key @param {boolean} shift @returns {boolean} whether the key means something here */
  function did(key, shift) {
    const way = WAYS[key];
    if (way && shift) acts.put(way.end);
    else if (way) acts.go(way);
    else if (key === "+" || key === "=") acts.zoom(true);
    else if (key === "-" || key === "−") acts.zoom(false);
    else if (key === "Home") acts.whole();
    else if (key.toLowerCase() === "l") acts.lines();
    else if (key === "Escape") return acts.leave();
    else return (key === "Enter" || key === " ") && acts.pick();
    return true;
  }
}
