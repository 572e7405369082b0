// The small network that the visitor drew on in Pixels, with the last drawing in it: beside the network of a layer, so that
// the one is recognised in the other.

import { post } from "../api.js";
import { layersOf } from "../lib/film-layers.js";
import { brief } from "../lib/graphemes.js";
import { together } from "../lib/joined.js";
import { dark, light } from "../lib/palette.js";
import { numbersOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { networkBlock } from "../marks/machine-picture-network.js";
import { canvasPen } from "../marks/pen-canvas.js";
import { DEFAULTS, KEY, decode, forwardRequest } from "./pixels-state.js";

/** @typedef {{ view: import("../marks/network.js").NetworkView, label: string, drawn: boolean }} Own `drawn`: here, not by default */

const [WIDTH, HEIGHT] = [250, 150];

/** @type {Promise<Own> | null} */
let asked = null;

/** The network and the drawing as Pixels left them in this browser. @returns {Promise<Own>} asked for once */
export function ownNetwork() {
  asked ??= read();
  return asked;
}

async function read() {
  const state = { ...DEFAULTS, ...decode(stored()).values };
  const trace = await post("/api/pixels/forward", forwardRequest(state));
  const layers = layersOf(trace);
  const values = [numbersOf(trace, "pixels"), ...layers.map((layer) => numbersOf(trace, layer.post))];
  const weights = layers.map(({ W, d_in, d_out }) => Array.from({ length: d_in }, (_v, i) => numbersOf(trace, W).slice(i * d_out, (i + 1) * d_out)));
  const sizes = values.map(({ length }) => length);
  const titles = sizes.map((_size, column) => (column === 0 ? _("9 pixels") : column === sizes.length - 1 ? _("4 symbols") : ""));
  const symbols = state.symbols.map((symbol) => brief(symbol, 2));
  return { label: trace.result.label, drawn: stored() !== "", view: { sizes, weights, biases: [], symbols, titles, values, fills: values, pulses: [], active: null, name: () => "", limit: 1 } };
}

function stored() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

/** What is to be recognised. @param {Own} own @param {{ ins: number, neurons: number, outs: number }} sizes of the network on the rail */
export function ownSays({ label, drawn }, sizes) {
  const whose = drawn ? _("Do you know it? This is the network that you drew on at the start; your last drawing is in it, and it says “{label}”.", { label }) : _("Do you know it? This is the network of the first chapters, with a drawing in it; it says “{label}”.", { label });
  return together([whose, _("Nine pixels go in there and four symbols come out; here it is {ins} numbers, {neurons} neurons and {outs} numbers. The rest is the same: weights, sums, a squash.", sizes)]);
}

/** @param {HTMLElement} element @param {{ ins: number, neurons: number, outs: number }} sizes */
export function createOwn(element, sizes) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const says = html("p", { class: "own-says" });
  const link = html("a", { href: "/pixels", "data-station": "pixels" }, _("Draw on it again"));
  element.append(html("div", { class: "own-network", hidden: true }, canvas, html("div", {}, says, link)));
  const root = /** @type {HTMLElement} */ (element.lastElementChild);
  /** @type {Own | null} */
  let own = null;

  function paint() {
    if (!own) return;
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    [canvas.width, canvas.height] = [WIDTH * devicePixelRatio, HEIGHT * devicePixelRatio];
    brush.scale(devicePixelRatio, devicePixelRatio);
    networkBlock(own.view, WIDTH, HEIGHT).paint(canvasPen(brush, theme), theme, 0, 0);
  }

  const themed = new MutationObserver(paint);
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  ownNetwork().then((found) => {
    own = found;
    says.textContent = ownSays(own, sizes);
    root.hidden = false;
    paint();
  }, () => (asked = null)); // it is a reminder: without it nothing is missing
  return { destroy: () => themed.disconnect() };
}
