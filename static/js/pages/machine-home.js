// Take it home: the view as a picture, a tensor as numbers, the whole trace, and a script that makes the numbers again.

import { csvOf } from "../lib/csv.js";
import { machineSays } from "../lib/machine-words.js";
import { npz } from "../lib/npz.js";
import { labelOf } from "../lib/tensors.js";
import { dark, light } from "../lib/palette.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { paintView } from "../marks/machine-picture.js";
import { canvasPen } from "../marks/pen-canvas.js";
import { svgPen } from "../marks/pen-svg.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";
import { requestOf } from "./machine-state.js";

/** @typedef {import("../marks/machine-picture.js").Shown} Shown */

const SCALE = 2; // pixels of a PNG for each of the screen

/** @param {BlobPart} part @param {string} type @param {string} name */
function save(part, type, name) {
  const address = URL.createObjectURL(new Blob([part], { type }));
  const link = html("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * @param {HTMLElement} element
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, now: () => Shown | null }} options
 */
export function createHome(element, { store, now }) {
  const select = html("select", { "aria-label": _("Which tensor") });
  const theme = () => (document.documentElement.dataset.theme === "dark" ? dark : light);
  let listed = "";

  /** @param {string} label @param {(shown: Shown) => Promise<void> | void} act */
  function action(label, act) {
    const button = html("button", { type: "button", class: "small" }, label);
    button.addEventListener("click", async () => {
      const shown = now();
      button.disabled = true;
      try {
        if (shown) await act(shown);
      } catch (error) {
        complain(error);
      }
      button.disabled = false;
    });
    return button;
  }

  /** @param {Shown} shown */
  async function svgFile(shown) {
    const { zoom } = store.get();
    const { width, height, paint } = await paintView(shown, zoom);
    const { pen, file } = svgPen(width, height, theme(), machineSays(shown.machine));
    paint(pen, theme());
    save(file(), "image/svg+xml", `glassbox-${zoom}.svg`);
  }

  /** @param {Shown} shown */
  async function pngFile(shown) {
    const { zoom } = store.get();
    const { width, height, paint } = await paintView(shown, zoom);
    const canvas = html("canvas", { width: width * SCALE, height: height * SCALE });
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    brush.scale(SCALE, SCALE);
    brush.fillStyle = theme().paper;
    brush.fillRect(0, 0, width, height);
    paint(canvasPen(brush, theme()), theme());
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/png"));
    if (blob) save(blob, "image/png", `glassbox-${zoom}.png`);
  }

  /** @param {Shown} shown @returns {Promise<(number | null)[]>} */
  async function numbers({ trace }) {
    const data = await tensorData(trace, select.value);
    return [data].flat(Infinity);
  }

  /** @param {Shown} shown */
  async function csvFile(shown) {
    const { dims, shape } = shown.trace.tensors[select.value];
    save(csvOf(dims, shape, await numbers(shown), (dim, place) => labelOf(shown.trace, dim, place)), "text/csv;charset=utf-8", `${select.value}.csv`);
  }

  /** @param {Shown} shown */
  async function npzFile(shown) {
    const { shape } = shown.trace.tensors[select.value];
    const data = (await numbers(shown)).map((value) => (value === null ? -Infinity : value));
    save(/** @type {BlobPart} */ (npz({ [select.value]: { shape, data } })), "application/zip", `${select.value}.npz`);
  }

  const address = () => {
    const { model, text } = requestOf(store.get());
    return `/api/machine/script?${new URLSearchParams({ model, text })}`;
  };
  const script = html("a", { class: "small", download: "" }, _("Script and weights (.zip)"));
  script.addEventListener("click", () => script.setAttribute("href", address()));
  const tensor = html("div", { class: "row" }, select, action(_("as CSV"), csvFile), action(_("as .npz"), npzFile));
  element.append(html("div", { class: "take" },
    html("div", { class: "row" }, action(_("This view as SVG"), svgFile), action(_("as PNG"), pngFile), action(_("The trace as JSON"), ({ trace }) => save(JSON.stringify(trace), "application/json", "glassbox-trace.json"))),
    tensor,
    html("div", { class: "row" }, script),
    html("p", { class: "sub" }, _("Drop a trace on this page and it opens again. The script needs NumPy alone: it makes these numbers once more from the weights, and compares.")),
  ));

  function update() {
    const shown = now();
    if (!shown) return;
    const names = Object.keys(shown.trace.tensors);
    const key = names.join();
    if (key !== listed) {
      listed = key;
      select.replaceChildren(...names.map((name) => html("option", { value: name }, name)));
    }
    if (shown.shot && store.get().zoom === "operation") select.value = shown.shot.tensor;
    script.setAttribute("href", address());
    script.hidden = !shown.machine.causal;
  }
  return { update };
}
