// The shape of the network and how it is trained, as fields.

import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { LONGEST_NAME } from "./pixels-state.js";

/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */
/** @typedef {import("../store.js").Store<PixelsState>} Store */

const MOST_LAYERS = 4;
const MOST_NEURONS = 12;

/**
 * @param {HTMLElement} element
 * @param {{ store: Store, onShape: (sizes: number[]) => void, onHeld: (hold: boolean) => void }} options
 *   `onShape`: another shape needs new first weights; `onHeld`: the weights are freed, or held again
 */
export function createSettings(element, { store, onShape, onHeld }) {
  const layers = html("div", { class: "row" });
  const shape = field(_("Neurons in the hidden layers"), layers, _("A new shape starts with new first weights."));
  const note = html("p", { class: "error", role: "alert", hidden: true });
  shape.append(note);
  const hidden = choice(_("Squash of the hidden layers"), { tanh: "tanh", relu: "relu" }, (value) => {
    change({ hidden: /** @type {"tanh" | "relu"} */ (value) });
  });
  const output = choice(_("Last layer"), { sigmoid: "sigmoid", softmax: "softmax" }, (value) => {
    change({ output: /** @type {"sigmoid" | "softmax"} */ (value) });
  }, _("sigmoid: four separate probabilities, each between 0 and 1. softmax: shares of one whole; they add up to 1, so one can only win what another loses."));
  const held = choice(_("Weights"), { yes: _("held within ±1"), no: _("free") }, (value) => onHeld(value === "yes"),
    _("Free weights may grow beyond ±1 in training: the network becomes surer, and the wires heavier. Hold them again, and whatever is beyond is put back."));
  const names = [0, 1, 2, 3].map(nameField);
  element.append(shape, hidden.root, output.root, held.root, field(_("Names of the symbols"), html("div", { class: "row names" }, ...names)));

  /** @param {Partial<import("../types.js").Network>} patch */
  function change(patch) {
    const { network } = store.get();
    if (network) store.set({ network: { ...network, ...patch } });
  }

  /** @param {number} symbol */
  function nameField(symbol) {
    const input = html("input", { type: "text", class: "symbol-name", maxlength: LONGEST_NAME, "aria-label": _("Name of symbol {n}", { n: symbol + 1 }) });
    input.addEventListener("change", () => {
      const name = input.value.trim();
      if (name === "") input.value = store.get().symbols[symbol];
      else store.set({ symbols: store.get().symbols.map((old, other) => (other === symbol ? name : old)) });
    });
    return input;
  }

  /** @param {number[]} sizes */
  function paintLayers(sizes) {
    const inner = sizes.slice(1, -1);
    const fields = inner.map((size, at) => {
      const input = html("input", { type: "number", min: 1, max: MOST_NEURONS, step: 1, value: size, "aria-label": _("Neurons in hidden layer {n}", { n: at + 1 }) });
      input.addEventListener("change", () => {
        const next = Number(input.value);
        note.hidden = Number.isInteger(next) && next >= 1 && next <= MOST_NEURONS;
        if (!note.hidden) {
          note.textContent = misfit(input.value, 1, MOST_NEURONS);
          input.value = String(size);
        } else onShape([9, ...inner.map((old, other) => (other === at ? next : old)), 4]);
      });
      return html("span", { class: "size" }, input);
    });
    const less = small("−", _("One layer less"), inner.length > 1, () => onShape([9, ...inner.slice(0, -1), 4]));
    const more = small("+", _("One layer more"), inner.length < MOST_LAYERS, () => onShape([9, ...inner, 6, 4]));
    layers.replaceChildren(...fields, less, more);
  }

  let shown = "";
  let told = ""; // a training changes the network many times a second, and nothing of this
  return {
    update() {
      const { network, symbols, hold } = store.get();
      const key = JSON.stringify([symbols, hold, network?.hidden, network?.output, network?.sizes]);
      if (key === told) return;
      told = key;
      names.forEach((input, symbol) => {
        if (document.activeElement !== input) input.value = symbols[symbol];
      });
      held.set(hold ? "yes" : "no");
      if (!network) return;
      hidden.set(network.hidden);
      output.set(network.output);
      if (network.sizes.join() !== shown) paintLayers(network.sizes);
      shown = network.sizes.join();
    },
  };
}

/** @param {string} name @param {HTMLElement} control @param {string} [hint] */
export function field(name, control, hint) {
  const parts = hint ? [html("p", { class: "hint" }, hint)] : [];
  return html("div", { class: "field" }, html("span", { class: "name" }, name), control, ...parts);
}

/** What is said of a number that a field cannot take. @param {string} value @param {number} min @param {number} max */
export function misfit(value, min, max) {
  return _("{value} does not fit: from {min} to {max}", { value: value || "?", min, max });
}

/** @param {string} text @param {string} says @param {boolean} enabled @param {() => void} press */
function small(text, says, enabled, press) {
  const button = html("button", { type: "button", class: "small", "aria-label": says, title: says }, text);
  button.disabled = !enabled;
  button.addEventListener("click", press);
  return button;
}

/** @param {string} name @param {Record<string, string>} options @param {(value: string) => void} onChoose @param {string} [hint] */
export function choice(name, options, onChoose, hint) {
  const buttons = Object.entries(options).map(([value, text]) => {
    const button = html("button", { type: "button", class: "small", "aria-pressed": "false", "data-value": value }, text);
    button.addEventListener("click", () => onChoose(value));
    return button;
  });
  const row = html("div", { class: "row", role: "group", "aria-label": name }, ...buttons);
  return {
    root: field(name, row, hint),
    /** @param {string} value */
    set(value) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.value === value));
    },
  };
}
