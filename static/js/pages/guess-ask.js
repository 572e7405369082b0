// What the server is asked for a line: what the model says comes next, and how one of it is drawn.

import { get, post } from "../api.js";
import { column } from "../lib/draw-film.js";
import { ranked } from "../lib/ranked.js";
import { END, readPart } from "../lib/token-text.js";
import { Vocabulary } from "../lib/vocabulary.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/vocabulary.js").Unfinished} Unfinished */
/** @typedef {{ model: string, temperature: number, top_k: number, top_p: number, seed: number }} How */
/**
 * @typedef {{ line: string, vocabulary: Vocabulary, unfinished: Unfinished | null, trace: Trace, request: { model: string },
 *   probabilities: number[], order: Int32Array }} Guessed
 *   `trace`: of the model's own guess, nothing cooled or cut; `order`: the ids, the most probable first
 * @typedef {{ trace: Trace, request: object }} Sampled
 */

const ROUTE = "/api/next";
const MOST_CARRIED = 1_500_000; // numbers
const AT_HAND = "pocket"; // the model that is always there
const EARLY_CARRIED = 4096; // as many probabilities as the model of this project has tokens, and some

/** @type {Map<string, Promise<Vocabulary>>} */
const vocabularies = new Map();

/** @param {string} model @returns {Promise<Vocabulary>} asked for once */
export function vocabularyOf(model) {
  let found = vocabularies.get(model);
  if (!found) {
    found = get(`/api/models/${encodeURIComponent(model)}/vocabulary`).then(({ texts, ...how }) => new Vocabulary(texts, how));
    found.catch(() => vocabularies.delete(model)); // the next one tries again
    vocabularies.set(model, found);
  }
  return found;
}

/** @param {Vocabulary} vocabulary @param {string} line @returns {{ text: string, unfinished: Unfinished | null }} what the model reads of it */
export function readOf(vocabulary, line) {
  const unfinished = vocabulary.unfinished(line);
  const text = unfinished ? unfinished.before : vocabulary.read(line);
  return { text: text.trim() === "" ? END : text, unfinished }; // at the end of one story begins the next
}

/** @param {string} model @param {string} line @returns {Promise<Guessed>} */
export async function guess(model, line) {
  const early = model === AT_HAND && !vocabularies.has(model) ? askEarly(model, readPart(line)) : null;
  const vocabulary = await vocabularyOf(model);
  const { text, unfinished } = readOf(vocabulary, line);
  const request = { model, text, carry: Math.min(MOST_CARRIED, vocabulary.size + 2) };
  const fits = early?.request.text === text && vocabulary.size <= EARLY_CARRIED ? await early.trace : null;
  const trace = fits ?? (await post(ROUTE, request));
  const probabilities = column(trace, "probs").map((share) => share ?? 0);
  return { line, vocabulary, unfinished, trace, request: fits && early ? early.request : request, probabilities, order: ranked(probabilities) };
}

/** The very first time the line is sent before the vocabulary is there: most lines end in a whole word. @param {string} model @param {string} text */
function askEarly(model, text) {
  const request = { model, text, carry: EARLY_CARRIED + 2 };
  return { request, trace: post(ROUTE, request).catch(() => null) };
}

/** The same, and drawn from as the visitor has set it. @param {Guessed} guessed @param {How} how @returns {Promise<Sampled>} */
export async function sample({ vocabulary, line }, { model, temperature, top_k, top_p, seed }) {
  const carry = Math.min(MOST_CARRIED, 5 * vocabulary.size + 2);
  const request = { model, text: readOf(vocabulary, line).text, temperature, top_k, top_p, seed, carry };
  return { trace: await post(ROUTE, request), request };
}
