// How large a model is, in words that fit the number.

import { plural } from "./words.js";

/** "1 layer", "6 layers". @param {number} layers @returns {string} */
export function layersWords(layers) {
  return plural("{n} layer", "{n} layers", layers);
}

/** "1 head", "12 heads". @param {number} heads @returns {string} */
export function headsWords(heads) {
  return plural("{n} head", "{n} heads", heads);
}
