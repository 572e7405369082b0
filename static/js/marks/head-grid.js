// Every head of every layer as a thumbnail of who looks at whom: a row a layer, a button a head.

import { named } from "../lib/joined.js";
import { thumbnail } from "../lib/matrix-view.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/**
 * @typedef {{ layer: number, head: number }} Head
 * @typedef {{ layers: number, heads: number, tokens: number, shares: (layer: number, head: number) => ArrayLike<number> | null,
 *   chosen: Head | null, pinned?: (layer: number, head: number) => boolean, off?: (layer: number, head: number) => boolean,
 *   says?: (layer: number, head: number) => string }} HeadGridData
 *   `shares` [query, key], flat: null where they are not here yet; `says`: what the head does, for its name
 */

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onChoose: (layer: number, head: number) => void, onLook?: (head: Head | null) => void }} options
 */
export function createHeadGrid(element, { label, onChoose, onLook }) {
  const root = html("div", { class: "head-grid", role: "group", "aria-label": label, "data-own-keys": "" });
  element.append(root);
  /** @type {{ button: HTMLButtonElement, canvas: HTMLCanvasElement, drawn: unknown }[][]} */
  let rows = [];

  /** @param {number} layers @param {number} heads */
  function build(layers, heads) {
    root.style.setProperty("--heads", String(heads));
    rows = Array.from({ length: layers }, (_layer, layer) =>
      Array.from({ length: heads }, (_head, head) => {
        const canvas = html("canvas", { "aria-hidden": "true" });
        const button = html("button", { type: "button", class: "head-thumb", "data-layer": layer, "data-head": head }, canvas);
        return { button, canvas, drawn: undefined };
      }),
    );
    root.replaceChildren(
      ...rows.map((row, layer) =>
        html("div", { class: "head-row", role: "group", "aria-label": _("Layer {n}", { n: layer + 1 }) }, html("span", { class: "head-layer", "aria-hidden": "true" }, String(layer + 1)), html("div", { class: "head-cells" }, ...row.map(({ button }) => button))),
      ),
    );
  }

  /** @param {HeadGridData} data */
  function update({ layers, heads, tokens, shares, chosen, pinned, off, says }) {
    if (rows.length !== layers || rows[0]?.length !== heads) build(layers, heads);
    rows.forEach((row, layer) =>
      row.forEach((cell, head) => {
        const here = chosen?.layer === layer && chosen.head === head;
        const { button } = cell;
        const parts = [_("Layer {layer}, head {head}", { layer: layer + 1, head: head + 1 }), says?.(layer, head) ?? ""];
        if (pinned?.(layer, head)) parts.push(_("pinned"));
        if (off?.(layer, head)) parts.push(_("switched off"));
        const name = parts.filter(Boolean).reduce(named);
        if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
        button.title = name;
        button.setAttribute("aria-pressed", String(here));
        button.tabIndex = here || (chosen === null && layer === 0 && head === 0) ? 0 : -1;
        button.classList.toggle("pinned", Boolean(pinned?.(layer, head)));
        button.classList.toggle("off", Boolean(off?.(layer, head)));
        draw(cell, shares(layer, head), tokens);
      }),
    );
  }

  /** @param {{ canvas: HTMLCanvasElement, drawn: unknown }} cell @param {ArrayLike<number> | null} own @param {number} tokens */
  function draw(cell, own, tokens) {
    if (cell.drawn === own) return;
    cell.drawn = own;
    cell.canvas.width = tokens;
    cell.canvas.height = tokens;
    if (own) cell.canvas.getContext("2d")?.putImageData(new ImageData(thumbnail(own), tokens, tokens), 0, 0);
  }

  /** @param {Event} event */
  const headOf = (event) => {
    const found = /** @type {Element} */ (event.target).closest(".head-thumb");
    return found ? { layer: Number(found.getAttribute("data-layer")), head: Number(found.getAttribute("data-head")) } : null;
  };
  root.addEventListener("click", (event) => {
    const head = headOf(event);
    if (head) onChoose(head.layer, head.head);
  });
  for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, (event) => onLook?.(headOf(event)));
  for (const kind of ["pointerleave", "focusout"]) root.addEventListener(kind, () => onLook?.(null));
  root.addEventListener("keydown", (event) => {
    const at = headOf(event);
    const way = /** @type {Record<string, number[]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] })[event.key];
    if (!at || !way) return;
    event.preventDefault();
    const next = rows[at.layer + way[0]]?.[at.head + way[1]];
    if (!next) return;
    for (const { button } of rows.flat()) button.tabIndex = -1;
    next.button.tabIndex = 0;
    next.button.focus();
  });
  return { update, destroy: () => root.remove() };
}
