// Words beside each other, with the punctuation of the page's language: a script never writes a comma of its own.

import { _ } from "./words.js";

/** "error: 0.2" @param {string} name @param {string} value @returns {string} */
export function named(name, value) {
  return _("{name}: {value}", { name, value });
}

/** "top, left" @param {string[]} parts @returns {string} */
export function listed(parts) {
  return parts.length === 0 ? "" : parts.reduce((one, other) => _("{one}, {other}", { one, other }));
}

/** Longer parts: "one thing; another" @param {string[]} parts @returns {string} */
export function inSeries(parts) {
  return parts.length === 0 ? "" : parts.reduce((one, other) => _("{one}; {other}", { one, other }));
}

/** "drawer (drawn)" @param {string} what @param {string} note @returns {string} */
export function noted(what, note) {
  return _("{what} ({note})", { what, note });
}

/** One sentence after the other; Chinese has no space there. @param {string[]} sentences @returns {string} */
export function together(sentences) {
  return sentences.length === 0 ? "" : sentences.reduce((one, other) => _("{one} {other}", { one, other }));
}

/** What stands between two sentences. @returns {string} */
export function gap() {
  return together(["", ""]);
}

/** With what ends a sentence. @param {string} what @returns {string} */
export function ended(what) {
  return _("{what}.", { what });
}
