// The film of one head, with its real numbers: fetched when the film is looked at, each of them open to the x-ray.

import { get as fetched, post } from "../api.js";
import { chipText, contentPlaces } from "../lib/attention-words.js";
import { headShots, shownParts, streamInto } from "../lib/head-film.js";
import { named } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { dataTable } from "../marks/table.js";
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
  /** @type {any} what the film shows */
  let numbers = null;
  const table = dataTable(slot("film-table"), { caption: _("The scores, and the shares that become of them"), columns: [_("Word"), _("Score"), _("Share")], rows: () => (numbers?.words ?? []).map((/** @type {string} */ word, /** @type {number} */ k) => [word, numbers.scores[k] ?? _("masked"), numbers.scores[k] === null ? "" : numbers.row[k]]) });
  const products = dataTable(slot("film-table"), { caption: _("The products of one score"), columns: [_("Number"), _("Query"), _("Key"), _("Product")], rows: () => (numbers?.q ?? []).map((/** @type {number} */ q, /** @type {number} */ d) => [String(d + 1), q, numbers.key[d], q * numbers.key[d]]) });

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
    numbers = await fetchNumbers(side, { layer, head, query, key });
    shown = asked;
    shots = headShots(numbers);
    parts.build(numbers);
    for (const each of [table, products]) each.update();
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
      tensorData(trace, streamInto(layer), { pos: query }),
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
    const shot = shots[Math.max(0, Math.ceil(screen.player.state().position) - 1)];
    slot("film-says").textContent = shot ? named(shot.title, shot.formula) : "";
    parts.show(shownParts(shots, screen.player.state().position), shot);
  }
  return { refresh, render, note: _("The film of one head") };
}
