// How a token joins a line, and how it is shown: its space belongs to it, but is not said each time.

import { visible } from "./visible.js";
import { _ } from "./words.js";

export const END = "\n"; // the token that ends a story

/** @param {string} text of a token: " bank" @returns {string} as it is read in a figure: "bank" */
export function shownToken(text) {
  if (text === END) return _("the end");
  const bare = text.startsWith(" ") ? text.slice(1) : text;
  return visible(bare === "" ? text : bare).map((part) => part.text).join("");
}

/** @param {string} text @returns {string} what is read of a line: spaces at its end have no word yet */
export function readPart(text) {
  return text.replace(/ +$/, "");
}

/** @param {string} line @param {string} token @returns {string} the line with the token at its end */
export function joined(line, token) {
  const before = readPart(line);
  return before === "" || before.endsWith(END) ? before + token.replace(/^ /, "") : before + token;
}

/** @param {string} line @returns {string} what is before its last word, and the word, where the line ends in one */
export function lastWord(line) {
  return /[\p{L}\p{M}\p{N}’']+$/u.exec(line)?.[0] ?? "";
}
