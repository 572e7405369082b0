// One of the two sentences: its tokens and patterns, its path; what is fetched at once, and what only when it is seen.

import { getBytes, post } from "../api.js";
import { contentPlaces, firstWord, textWithout, wordPlaces, wordText } from "../lib/attention-words.js";
import { sharesOf, tyingHead } from "../lib/attention-view.js";
import { readNpy } from "../lib/npy.js";
import { poleWords } from "../lib/path-plane.js";
import { allModels } from "../models.js";

/** @typedef {import("../lib/attention-words.js").Token} Token */
/** @typedef {import("../lib/attention-view.js").Patterns} Patterns */
/** @typedef {import("./attention-state.js").AttentionState} AttentionState */
/** @typedef {{ tokens: Token[], read: string, causal: boolean, place: [number, number][], lean: number[], pole_words: { text: string, pole: number, place: [number, number][] }[] }} Path */

export const MOST_WHOLE = 48; // tokens up to which all patterns are fetched whole; above that the thumbnails are means

/** @param {"a" | "b"} name */
export function createSide(name) {
  const side = {
    name,
    model: "",
    text: "",
    read: "",
    causal: false,
    /** @type {Token[]} */
    tokens: [],
    /** @type {import("../types.js").Trace | null} */
    trace: null,
    /** @type {Patterns | null} of all heads, perhaps as means of squares */
    patterns: null,
    /** @type {Map<string, Float32Array>} heads of a long sentence, whole */
    heads: new Map(),
    /** @type {Path | null} */
    path: null,
    /** @type {Path | null} the same sentence without a word */
    gone: null,
    /** @type {any} */
    measured: null,
    /** @type {{ key: string, heads: string, trace: import("../types.js").Trace, looks: Record<string, Float32Array> } | null} the pinned heads together */
    pinned: null,

    /** @param {AttentionState} state @returns {Promise<boolean>} whether anything is new */
    async refresh(state) {
      const text = state[name];
      if (side.model === state.model && side.text === text && side.trace) return false;
      const trace = await post("/api/attention/trace", { model: state.model, text, carry: 0 });
      const { tokens, read, causal } = trace.result;
      const patterns = await fetchPatterns(state.model, text, `&size=${MOST_WHOLE}`);
      Object.assign(side, { model: state.model, text, trace, tokens, read, causal, patterns, path: null, gone: null, measured: null, pinned: null });
      side.heads.clear();
      return true;
    },

    /** @param {AttentionState} state @param {Token[]} other the tokens of the other sentence @returns {number[]} the places of the word */
    word(state, other) {
      const chosen = name === "a" ? state.wa : state.wb;
      const at = chosen >= 0 && chosen < side.tokens.length ? chosen : firstWord(side.tokens, other);
      return wordPlaces(side.tokens, at);
    },

    /** @param {number[]} places */
    wordText: (places) => wordText(side.tokens, places),

    /** The head that ties the word most to another. @param {number[]} word */
    tying(word) {
      const { patterns, tokens } = side;
      if (!patterns) return { layer: 0, head: 0 };
      const part = (/** @type {number} */ at) => Math.floor((at * patterns.side) / Math.max(1, tokens.length)); // of a long sentence the square that it is in
      return tyingHead(patterns, part(word[word.length - 1]), [...new Set(contentPlaces(tokens).map(part))]);
    },

    /** Who looks at whom in one head, null until it is here. @param {number} layer @param {number} head @returns {ArrayLike<number> | null} */
    shares(layer, head) {
      const { patterns, tokens } = side;
      if (!patterns || layer >= patterns.layers || head >= patterns.heads) return null;
      if (patterns.side === tokens.length) return sharesOf(patterns, { layer, head });
      return side.heads.get(`${layer}.${head}`) ?? null;
    },

    /** Fetches one head whole where the sentence is long. @param {number} layer @param {number} head */
    async whole(layer, head) {
      if (side.shares(layer, head) || !side.patterns) return;
      const { text } = side;
      const { data } = await fetchPatterns(side.model, text, `&layer=${layer}&head=${head}`);
      if (text === side.text) side.heads.set(`${layer}.${head}`, data);
    },

    /** @param {AttentionState} state @param {number[]} word */
    async findPath(state, word) {
      const request = side.pathRequest(state, word);
      side.path = request ? await post("/api/attention/path", request) : null;
      const without = side.goneRequest(state, word);
      side.gone = without ? await post("/api/attention/path", without) : null;
    },

    /** @param {AttentionState} state @param {number[]} word */
    pathRequest(state, word) {
      const poles = [poleWords(state.pa), poleWords(state.pb)];
      return poles.every(({ length }) => length > 0) ? { model: side.model, text: side.text, token: word, poles } : null;
    },

    /** The path of the word in the same sentence without another. @param {AttentionState} state @param {number[]} word */
    goneRequest(state, word) {
      const at = name === "a" ? state.ga : state.gb;
      const request = side.pathRequest(state, word);
      if (!request || at < 0 || at >= side.tokens.length || word.includes(at) || side.tokens[at].special) return null;
      const places = wordPlaces(side.tokens, at);
      const before = places[places.length - 1] < word[0] ? places.length : 0;
      return { ...request, text: textWithout(side.read, side.tokens, places), token: word.map((place) => place - before) };
    },

    /** @param {number[]} word @param {[number, number][]} heads @param {[number, number]} compare */
    pinnedRequest: (word, heads, compare) => ({ model: side.model, text: side.text, token: word, heads, ...(heads.length > 1 ? { compare } : {}) }),

    /** The pinned heads added up, or their mean, once they are here. @param {[number, number][]} heads @param {"sum" | "mean"} how */
    pinnedShares: (heads, how) => (side.pinned?.heads === heads.join(";") ? (side.pinned.looks[how] ?? null) : null),

    /** Puts the pinned heads together. @param {number[]} word @param {[number, number][]} heads @param {[number, number]} compare @param {"sum" | "mean" | "one"} how */
    async putTogether(word, heads, compare, how) {
      if (heads.length < 2 || side.tokens.length === 0) return;
      const request = side.pinnedRequest(word, heads, compare);
      const key = JSON.stringify(request);
      if (side.pinned?.key !== key) {
        const trace = await post("/api/attention/pinned", { ...request, carry: 0 });
        const same = side.pinned?.heads === heads.join(";") && side.text === request.text;
        side.pinned = { key, heads: heads.join(";"), trace, looks: same && side.pinned ? side.pinned.looks : {} };
      }
      const { trace, looks } = side.pinned;
      if (how === "one" || looks[how]) return;
      const name = `looks_${how}`;
      const tensor = trace.tensors[name];
      if (!tensor?.href) throw new Error(`the trace has no tensor ${name}`);
      looks[how] = readNpy(await getBytes(tensor.href, { accept: "application/x-npy" })).data;
    },

    /** What each head does. @param {number[]} word */
    async measure(word) {
      const request = { model: side.model, text: side.text, token: word };
      if (side.measured?.key === JSON.stringify(request)) return;
      const answer = await post("/api/attention/heads", request);
      side.measured = { ...answer, key: JSON.stringify(request), request };
    },
  };
  return side;
}

/** @typedef {ReturnType<typeof createSide>} SideData */

/** @param {string} model @param {string} text @param {string} rest @returns {Promise<Patterns>} */
async function fetchPatterns(model, text, rest) {
  const query = `model=${encodeURIComponent(model)}&text=${encodeURIComponent(text)}${rest}`;
  const { shape, data } = readNpy(await getBytes(`/api/attention/patterns?${query}`));
  return { layers: shape[0], heads: shape[1], side: shape[2], data };
}

/** @returns {Promise<any[]>} the models that attend */
export async function attendingModels() {
  return (await allModels()).filter(({ family }) => family === "gpt2" || family === "bert");
}
