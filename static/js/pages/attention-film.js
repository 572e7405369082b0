// The film of one head, with its real numbers: fetched when the film is looked at, each of them open to the x-ray.

import { get as fetched, post } from "../api.js";
import { chipText, contentPlaces } from "../lib/attention-words.js";
import { headShots, shownParts } from "../lib/head-film.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { tensorData } from "../tensor-data.js";
import { createFilmParts } from "./attention-film-parts.js";
import { slot } from "./frame.js";

/** @param {{ screen: import("./attention-screen.js").Screen, onShots: (shots: any[], of: string, at?: number) => void }} options */
export function createFilm({ screen, onShots }) {
  const { store } = screen;
  const select = /** @type {HTMLSelectElement} */ (slot("key"));
  select.addEventListener("change", () => store.set({ key: Number(select.value) }));
  const parts = createFilmParts(slot("film"), { screen });
  /** @type {import("../lib/head-film.js").HeadShot[]} */
  let shots = [];
  let shown = "";

  /** The word that is compared with: the chosen one, else the one that says something and is looked at most. */
  function keyOf() {
    const side = screen.side();
    const word = screen.word(side);
    const query = word[word.length - 1];
    const { key } = store.get();
    const allowed = (/** @type {number} */ at) => at >= 0 && at < side.tokens.length && !(side.causal && at > query);
    if (allowed(key)) return { query, key };
    const { layer, head } = screen.head();
    const shares = side.shares(layer, head);
    const row = (/** @type {number} */ at) => shares?.[query * side.tokens.length + at] ?? 0;
    const best = contentPlaces(side.tokens).filter((at) => allowed(at) && at !== query).sort((one, other) => row(other) - row(one))[0];
    return { query, key: best ?? 0 };
  }

  async function refresh() {
    const side = screen.side();
    const { trace } = side;
    if (!trace || side.tokens.length === 0) return;
    const { layer, head } = screen.head();
    const { query, key } = keyOf();
    select.replaceChildren(...side.tokens.flatMap((token, at) => (side.causal && at > query ? [] : [html("option", { value: at }, `${at + 1} ${chipText(token.text)}`)])));
    select.value = String(key);
    const asked = `${side.model} ${side.text} ${layer} ${head} ${query} ${key}`;
    if (asked === shown) return render();
    const numbers = await fetchNumbers(side, { layer, head, query, key });
    shown = asked;
    shots = headShots(numbers);
    parts.build(numbers);
    onShots(shots, `film ${asked}`, shots.length);
    return render();
  }

  /** @param {import("./attention-side.js").SideData} side @param {{ layer: number, head: number, query: number, key: number }} place */
  async function fetchNumbers(side, { layer, head, query, key }) {
    const trace = /** @type {import("../types.js").Trace} */ (side.trace);
    const at = `blocks.${layer}.`;
    const normFirst = `${at}ln1.out` in trace.tensors;
    const get = (/** @type {string} */ name, /** @type {Record<string, number>} */ where) => tensorData(trace, at + name, where);
    const word = screen.word(side);
    const heads = { route: "attention/heads", request: { model: side.model, text: side.text, token: word } };
    await post("/api/attention/heads", heads.request);
    const address = `/api/tensor/${at}head_out?route=${encodeURIComponent(heads.route)}&request=${encodeURIComponent(JSON.stringify(heads.request))}&pos=${query}&head=${head}`;
    const [stream, q, k, v, scores, row, z, attnOut, after, out] = await Promise.all([
      get("resid_pre", { pos: query }),
      get("q", { pos: query, head }),
      get("k", { head }),
      get("v", { head }),
      get("attn_scores", { head, query_pos: query }),
      get("pattern", { head, query_pos: query }),
      get("z", { pos: query, head }),
      get("attn_out", { pos: query }),
      get("resid_mid", { pos: query }),
      fetched(address),
    ]);
    const normed = normFirst ? await get("ln1.out", { pos: query }) : null;
    const sum = normFirst ? null : await get("attn_sum", { pos: query });
    const words = side.tokens.map(({ text }) => chipText(text));
    return { layer, head, query, keyAt: key, word: words[query], other: words[key], words, causal: side.causal, normFirst, stream, normed, q, keys: k, key: k[key], values: v, scores, row, z, out: out.data, attnOut, sum, after, headsOf: heads };
  }

  function render() {
    parts.show(shownParts(shots, screen.player.state().position), shots[Math.max(0, Math.ceil(screen.player.state().position) - 1)]);
  }
  return { refresh, render, note: _("The film of one head") };
}
