// The zooms by keyboard: 1 2 3 or + and − zoom, Page Up and Page Down go a layer back and on.

/** @typedef {import("./machine-state.js").Zoom} Zoom */

/** @type {Zoom[]} */
const ZOOMS = ["machine", "layer", "operation"];
const TYPING = "input:not([type=range]), textarea, select, [contenteditable]";

/**
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, jump: (by: number) => void }} options
 */
export function bindZoomKeys({ store, jump }) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.matches(TYPING)) return;
    const at = ZOOMS.indexOf(store.get().zoom);
    const next = /** @type {Record<string, number>} */ ({ 1: 0, 2: 1, 3: 2, "+": at + 1, "=": at + 1, "-": at - 1 })[event.key];
    if (next !== undefined) store.set({ zoom: ZOOMS[Math.min(2, Math.max(0, next))] }, { undoable: false });
    else if (event.key === "PageDown" || event.key === "PageUp") jump(event.key === "PageDown" ? 1 : -1);
    else return;
    event.preventDefault();
  });
}
