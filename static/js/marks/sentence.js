// A sentence with numbers in it that open: the words of the sentence stay one message, so that a language can order them.

import { _ } from "../lib/words.js";
import { html } from "./element.js";

const [BEGIN, END] = ["\u0002", "\u0003"];

/**
 * Where something is to be put into a sentence: hand it to `_` as the value of a name, then fill it with `filled`.
 * @param {string} name
 */
export function hole(name) {
  return `${BEGIN}${name}${END}`;
}

/**
 * @param {string} text with holes in it @param {Record<string, Node | string>} parts what is put into each
 * @returns {(Node | string)[]}
 */
export function filled(text, parts) {
  return text.split(BEGIN).flatMap((piece, at) => {
    if (at === 0) return piece === "" ? [] : [piece];
    const [name, rest] = piece.split(END);
    return [parts[name], rest].filter((each) => each !== "");
  });
}

/**
 * The same in one go: `say` fills the holes of one message, `nodes` are what goes into them.
 * @param {(holes: Record<string, string>) => string} say @param {Record<string, Node>} nodes
 * @returns {(Node | string)[]}
 */
export function sentence(say, nodes) {
  return filled(say(Object.fromEntries(Object.keys(nodes).map((name) => [name, hole(name)]))), nodes);
}

/**
 * A sentence whose numbers open. @param {(tell: import("../lib/machine-words.js").Tell) => string} make
 * @param {(tensor: string, index: number[], opener: Element) => void} open @returns {(Node | string)[]}
 */
export function withNumbers(make, open) {
  /** @type {Record<string, Node>} */
  const parts = {};
  const text = make((shown, tensor, index) => {
    if (tensor === "") return shown;
    const name = String(Object.keys(parts).length);
    parts[name] = openable(shown, (opener) => open(tensor, index, opener));
    return hole(name);
  });
  return filled(text, parts);
}

/**
 * A number in a sentence, that says where it comes from when it is pressed.
 * @param {string} text as it is shown @param {(opener: Element) => void} open
 */
export function openable(text, open) {
  const button = html("button", { type: "button", class: "number", title: _("Where does this number come from?") }, text);
  button.addEventListener("click", () => open(button));
  return button;
}
