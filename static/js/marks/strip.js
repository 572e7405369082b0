// A vector as a strip: a cell for each number, blue above nought, orange below, paper at nought. Under the finger, or
// under the cursor of the keyboard, the number is said; pressed, it opens.

import { dark, light, signColor } from "../lib/color.js";
import { signed } from "../lib/format.js";
import { named } from "../lib/joined.js";
import { cellAfter, cellAt, gridOf, indexAt, largest } from "../lib/strip-layout.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/**
 * @typedef {{ values: ArrayLike<number>, limit?: number, name?: string }} StripData
 *   limit: the size that has the full colour; the largest of the values where none is given
 */

/**
 * @param {HTMLElement} element
 * @param {{ label: string, height?: number, numberName?: (index: number) => string,
 *   onOpen?: (index: number, opener: Element) => void, onLook?: (index: number | null) => void }} options
 *   height: of one line, in pixels; onLook: which number is under the finger, to light the same one elsewhere
 */
export function createStrip(element, { label, height = 14, numberName, onOpen, onLook }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const frame = html("span", { class: "strip-frame", hidden: true });
  const said = html("p", { class: "strip-said", "aria-hidden": "true" });
  const news = html("p", { class: "unseen", role: "status" });
  const field = html("div", { class: "strip-field", role: "application", tabindex: 0 }, canvas, frame);
  field.dataset.ownKeys = "";
  const root = html("div", { class: "strip" }, field, said, news);
  element.append(root);

  /** @type {ArrayLike<number>} */
  let values = [];
  let limit = 1;
  let name = label;
  let width = 0;
  let cursor = 0;
  let grid = gridOf(0, 0);
  let waiting = 0;

  /** @param {number} index */
  const called = (index) => numberName?.(index) ?? _("number {n}", { n: index + 1 });

  /** @param {StripData} data */
  function update(data) {
    ({ values } = data);
    limit = data.limit ?? largest(values);
    name = data.name ?? label;
    cursor = Math.min(cursor, Math.max(0, values.length - 1));
    const parts = { name, n: values.length, least: signed(least(values)), most: signed(most(values)) };
    field.setAttribute("aria-label", _("{name}: {n} numbers from {least} to {most}. Arrow keys move along them, Enter opens one.", parts));
    measure();
  }

  function measure() {
    grid = gridOf(values.length, width, { height });
    canvas.style.height = `${grid.rows * height}px`;
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(grid.rows * height * scale);
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    for (let index = 0; index < values.length; index += 1) {
      const cell = cellAt(grid, index);
      brush.fillStyle = signColor(values[index] / limit, theme);
      const [left, right] = [Math.round(cell.x * scale), Math.round((cell.x + cell.width) * scale)];
      brush.fillRect(left, Math.round(cell.y * scale), right - left, Math.round((height - 1) * scale));
    }
  }

  /** @param {number | null} index @param {{ tell?: boolean }} [options] tell: others too, and aloud */
  function look(index, { tell = true } = {}) {
    frame.hidden = index === null || index >= values.length;
    if (tell) onLook?.(index);
    if (index === null || index >= values.length) {
      said.textContent = "";
      return;
    }
    const cell = cellAt(grid, index);
    frame.style.transform = `translate(${cell.x}px, ${cell.y}px)`;
    frame.style.width = `${cell.width}px`;
    frame.style.height = `${height - 1}px`;
    said.textContent = named(called(index), signed(values[index]));
    if (tell && document.activeElement === field) news.textContent = said.textContent;
  }

  /** @param {MouseEvent} event */
  function under(event) {
    const box = canvas.getBoundingClientRect();
    return indexAt(grid, values.length, event.clientX - box.left, event.clientY - box.top);
  }

  field.addEventListener("pointermove", (event) => look(under(event)));
  field.addEventListener("pointerleave", () => look(field.matches(":focus-visible") ? cursor : null));
  field.addEventListener("focus", () => field.matches(":focus-visible") && look(cursor));
  field.addEventListener("blur", () => look(null));
  field.addEventListener("click", (event) => {
    const index = under(event);
    if (index === null) return;
    cursor = index;
    onOpen?.(index, field);
  });
  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || values.length === 0) return;
    const next = cellAfter(grid, values.length, cursor, event.key);
    if (next !== null) look((cursor = next));
    else if (event.key === "Enter" || event.key === " ") onOpen?.(cursor, field);
    else return;
    event.preventDefault();
  });

  const resized = new ResizeObserver(() => {
    width = field.clientWidth;
    measure();
  });
  resized.observe(field);
  const themed = new MutationObserver(() => void (waiting ||= requestAnimationFrame(paint)));
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return {
    update,
    /** Frames a number that is looked at elsewhere. @param {number | null} index */
    light: (index) => look(index, { tell: false }),
    destroy() {
      cancelAnimationFrame(waiting);
      resized.disconnect();
      themed.disconnect();
      root.remove();
    },
  };
}

/** @param {ArrayLike<number>} values */
function least(values) {
  return Array.from(values).reduce((low, each) => Math.min(low, each), values[0] ?? 0);
}

/** @param {ArrayLike<number>} values */
function most(values) {
  return Array.from(values).reduce((high, each) => Math.max(high, each), values[0] ?? 0);
}
