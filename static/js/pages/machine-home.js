// Take it home: the view as a picture, a tensor as numbers, the whole trace, and a script that makes the numbers again.

import { getBytes, post } from "../api.js";
import { csvOf } from "../lib/csv.js";
import { npz } from "../lib/npz.js";
import { labelOf } from "../lib/tensors.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";
import { requestOf } from "./machine-state.js";

/** @typedef {import("../marks/machine-picture.js").Shown & { from: "server" | "file" }} Shown */

const WHOLE = 2_000_000; // numbers, the most that the server sends with a trace

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

  /** The view as a picture; how that is drawn is fetched when it is asked for. @param {Shown} shown @param {"svg" | "png"} kind */
  async function picture(shown, kind) {
    const { pictureFile } = await import("./machine-picture-file.js");
    const { zoom, head } = store.get();
    const { part, type } = await pictureFile(shown, { zoom, head, kind });
    save(part, type, `glassbox-${zoom}.${kind}`);
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

  /** The program, with the weights and the numbers that it makes again. */
  async function scriptFile() {
    const { model, text, word } = requestOf(store.get());
    const asked = new URLSearchParams({ model, text, ...(word === undefined ? {} : { word: String(word) }) });
    save(await getBytes(`/api/machine/script?${asked}`), "application/zip", "glassbox-machine.zip");
  }

  /** The whole trace: what did not travel along is asked for once more. @param {Shown} shown */
  async function traceFile({ trace, from }) {
    const whole = from === "file" ? trace : await post("/api/machine/trace", { ...requestOf(store.get()), carry: WHOLE });
    save(JSON.stringify(whole), "application/json", "glassbox-trace.json");
  }

  const script = action(_("Script and weights (.zip)"), scriptFile);
  const tensor = html("div", { class: "row" }, select, action(_("as CSV"), csvFile), action(_("as .npz"), npzFile));
  element.append(html("div", { class: "take" },
    html("div", { class: "row" }, action(_("This view as SVG"), (shown) => picture(shown, "svg")), action(_("as PNG"), (shown) => picture(shown, "png")), action(_("The trace as JSON"), traceFile)),
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
    script.hidden = !shown.machine.causal || shown.from === "file";
  }
  return { update };
}
