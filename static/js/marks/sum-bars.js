// Two rows of numbers, multiplied one by one and added up: the products as bars, and their sum so far as a line. Its two
// rows stand above it as strips of their own; this picture says in words where it is, and its sum can be pressed.

import { number, precise } from "../lib/format.js";
import { sumUpTo } from "../lib/meaning-film.js";
import { dark, light } from "../lib/palette.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";

/** @typedef {import("../lib/meaning-film.js").Products} Products */

const HEIGHT = 96;

/**
 * @param {HTMLElement} element
 * @param {{ label: string, onOpen: (opener: Element) => void }} options onOpen: the sum was pressed
 */
export function createSumBars(element, { label, onOpen }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const says = html("p", { class: "says" });
  const sum = html("button", { type: "button", class: "number" });
  sum.addEventListener("click", () => onOpen(sum));
  element.append(html("div", { class: "sum-bars" }, canvas, html("p", { class: "sum-total" }, html("span", { class: "sub" }, label), " ", sum), says));

  /** @type {Products} */
  let now = { left: [], right: [], total: 0 };
  let count = 0;
  let waiting = 0;

  /** @param {Products} products */
  function update(products) {
    now = products;
    show(products.left.length);
  }

  /** How many products are in. @param {number} upTo */
  function show(upTo) {
    count = Math.min(now.left.length, Math.floor(upTo + 1e-9));
    const done = sumUpTo(now, count);
    sum.textContent = precise(done, 3);
    sum.disabled = count < now.left.length;
    says.textContent = count === 0 ? " " : _("number {n} of {of}: {one} · {other} = {product}", {
      n: count, of: now.left.length, one: number(now.left[count - 1]), other: number(now.right[count - 1]), product: number(now.left[count - 1] * now.right[count - 1]),
    });
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    const [width, scale, n] = [canvas.clientWidth, window.devicePixelRatio || 1, now.left.length];
    if (width === 0 || n === 0) return;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(HEIGHT * scale);
    brush.scale(scale, scale);
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    const products = now.left.map((value, d) => value * now.right[d]);
    const [middle, most] = [HEIGHT / 4, Math.max(...products.map(Math.abs), 1e-12)];
    const step = width / n;
    products.forEach((product, d) => {
      const size = Math.max(0.5, (Math.abs(product) / most) * (middle - 2));
      brush.globalAlpha = d < count ? 1 : 0.16;
      brush.fillStyle = product < 0 ? theme.negative : theme.positive;
      brush.fillRect(d * step, product < 0 ? middle : middle - size, Math.max(step * 0.86, 0.7), size);
    });
    brush.globalAlpha = 1;
    line(middle, width, theme.line);
    paintSum(products, { step, width, theme });
  }

  /** @param {number[]} products @param {{ step: number, width: number, theme: import("../lib/palette.js").Palette }} look */
  function paintSum(products, { step, width, theme }) {
    let sum = 0;
    const way = products.map((product) => (sum += product));
    const [least, most] = [Math.min(0, ...way), Math.max(0, ...way)];
    const at = (/** @type {number} */ value) => HEIGHT - 4 - ((value - least) / Math.max(1e-12, most - least)) * (HEIGHT / 2 - 10);
    line(at(0), width, theme.line);
    brush.strokeStyle = theme.ink;
    brush.lineWidth = 1.5;
    brush.beginPath();
    brush.moveTo(0, at(0));
    way.slice(0, count).forEach((value, d) => brush.lineTo((d + 1) * step, at(value)));
    brush.stroke();
    if (count === 0) return;
    brush.fillStyle = theme.ink;
    brush.beginPath();
    brush.arc(Math.min(width - 3, count * step), at(way[count - 1]), 3, 0, 2 * Math.PI);
    brush.fill();
  }

  /** @param {number} y @param {number} width @param {string} ink */
  function line(y, width, ink) {
    brush.strokeStyle = ink;
    brush.lineWidth = 1;
    brush.beginPath();
    brush.moveTo(0, y);
    brush.lineTo(width, y);
    brush.stroke();
  }

  new ResizeObserver(() => void (waiting ||= requestAnimationFrame(paint))).observe(canvas);
  new MutationObserver(() => void (waiting ||= requestAnimationFrame(paint))).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return { update, show };
}
