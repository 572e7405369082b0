// How large a model is, in words that fit the number.

import { locale, plural } from "./words.js";

/** "1 layer", "6 layers". @param {number} layers @returns {string} */
export function layersWords(layers) {
  return plural("{n} layer", "{n} layers", layers);
}

/** "1 head", "12 heads". @param {number} heads @returns {string} */
export function headsWords(heads) {
  return plural("{n} head", "{n} heads", heads);
}

/** Many numbers in the units of the language: "410 thousand", "41万". @param {number} count @returns {string} */
export function sizeWords(count) {
  if (count < 1e5) return String(count);
  return new Intl.NumberFormat(locale(), { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 2 }).format(count);
}
