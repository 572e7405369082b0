// A sentence with numbers in it that open: the words as the translation orders them, the numbers as buttons.

import { _ } from "../lib/words.js";
import { html } from "./element.js";

const HOLE = "\u0000"; // nothing that a visitor can write

/**
 * A number that opens when it is pressed.
 * @param {string} text @param {(opener: HTMLElement) => void} onOpen
 */
export function numberButton(text, onOpen) {
  const button = html("button", { type: "button", class: "number", title: _("Where does this number come from?") }, text);
  button.addEventListener("click", () => onOpen(button));
  return button;
}

/**
 * A text in pieces, each node where its name stands in it: `say` fills the holes of one message, `nodes` are what goes there.
 * @param {(holes: Record<string, string>) => string} say fills what is given into the message
 * @param {Record<string, Node>} nodes
 * @returns {(Node | string)[]}
 */
export function sentence(say, nodes) {
  const holes = Object.fromEntries(Object.keys(nodes).map((name) => [name, HOLE + name + HOLE]));
  const pieces = say(holes).split(HOLE);
  return pieces.map((piece, at) => (at % 2 === 1 ? (nodes[piece] ?? piece) : piece));
}
