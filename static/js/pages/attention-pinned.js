// The pinned heads together: where they look, added up; what they write, added up as the model does it; two compared.

import { chipText } from "../lib/attention-words.js";
import { rowOf, together } from "../lib/attention-view.js";
import { cellRows } from "../lib/cells.js";
import { number } from "../lib/format.js";
import { largest } from "../lib/matrix-view.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createMatrix } from "../marks/matrix.js";
import { createStrip } from "../marks/strip.js";
import { dataTable } from "../marks/table.js";
import { tensorData } from "../tensor-data.js";
import { createPinnedPair } from "./attention-pinned-pair.js";
import { nameOf } from "./attention-state.js";
import { slot } from "./frame.js";

/** @typedef {import("./attention-screen.js").Screen} Screen */

/** @param {{ screen: Screen }} options */
export function createPinned({ screen }) {
  const { store, xray } = screen;
  const compared = createMatrix(slot("compared"), { label: _("The pinned heads, compared: a row for each, a column for each word that is looked at"), onOpen: openLook });
  const pair = createPinnedPair({ screen, strip });
  let shown = "";
  /** @type {import("../lib/cells.js").Cells} */
  let looks = { rows: [], columns: [], data: [] };
  const table = dataTable(slot("pinned-table"), { caption: _("What each pinned head looks at, their sum and their mean"), columns: [_("Head"), _("At"), _("How much")], rows: () => cellRows(looks) });

  const query = () => screen.word(screen.side()).slice(-1)[0];

  /** @param {string} tensor @param {number[]} index @param {Element} opener */
  function open(tensor, index, opener) {
    const of = screen.pinnedRequest(screen.side());
    xray.open(() => of, tensor, index, opener);
  }

  /** @param {{ row: number, column: number }} cell @param {Element} opener */
  function openLook({ row, column }, opener) {
    const count = screen.pins().length;
    if (row < count) open("pinned_looks", [row, query(), column], opener);
    else open(row === count ? "looks_sum" : "looks_mean", [query(), column], opener);
  }

  /** What the word looks at in each pinned head, in all of them together, and in their mean. */
  function update() {
    const pins = screen.pins();
    slot("compared-panel").hidden = pins.length < 2;
    if (pins.length < 2) return;
    const side = screen.side();
    const size = side.tokens.length;
    const word = side.wordText(screen.word(side));
    const rows = pins.map((pin) => rowOf(side.shares(...pin) ?? new Float32Array(size * size), size, query()));
    const all = /** @type {const} */ (["sum", "mean"]).map((how) => rowOf(side.pinnedShares(pins, how) ?? together(pins.map((pin) => side.shares(...pin) ?? new Float32Array(size * size)), how), size, query()));
    slot("looks-title").textContent = _("What “{word}” looks at in each, in their sum, in their mean", { word });
    slot("writes-title").textContent = _("What they write into the vector of “{word}”", { word });
    const data = [...rows, ...all].flat().map((share, at) => (side.causal && at % size > query() ? NaN : share));
    looks = { rows: [...pins.map(nameOf), _("sum"), _("mean")], columns: side.tokens.map(({ text }) => chipText(text)), data };
    compared.update({ ...looks, most: Math.max(1, largest(data)) });
    table.update();
  }

  /** What takes longer: what the heads write, and the two that are compared. */
  async function refresh() {
    const side = screen.side();
    const pins = screen.pins();
    if (pins.length < 2 || !side.pinned) return;
    const { key, trace } = side.pinned;
    if (shown === key && slot("pinned-writes").childElementCount > 0) return;
    const [each, sum] = await Promise.all([tensorData(trace, "pinned_writes", { pos: query() }), tensorData(trace, "writes_sum", { pos: query() })]);
    if (side.pinned?.key !== key) return;
    shown = key;
    drawSizes(/** @type {any} */ (trace.result), pins);
    const limit = largest([...each.flat(), ...sum]);
    slot("pinned-writes").replaceChildren(
      ...each.map((/** @type {number[]} */ values, /** @type {number} */ at) => strip(nameOf(pins[at]), values, limit, (d, opener) => open("pinned_writes", [at, query(), d], opener))),
      strip(_("sum"), sum, limit, (d, opener) => open("writes_sum", [query(), d], opener)),
    );
    await pair.refresh();
  }

  /** @param {{ heads: { layer: number, head: number, writes: number }[], writes: number }} result @param {[number, number][]} pins */
  function drawSizes({ heads, writes }, pins) {
    const most = Math.max(writes, ...heads.map((each) => each.writes)) || 1;
    const rows = heads.map((each, at) => row(nameOf(pins[at]), each.writes, most, "pinned_size", [at, query()], () => store.set({ layer: each.layer, head: each.head, together: "one" })));
    slot("pinned-sizes").replaceChildren(html("p", { class: "sub" }, _("How much each writes: the length of what it adds. Heads that pull the same way add up; those that pull apart cancel.")), html("ol", { class: "rank" }, ...rows, row(_("all together"), writes, most, "sum_size", [query()])));
  }

  /** @param {string} name @param {number} value @param {number} most @param {string} tensor @param {number[]} index @param {() => void} [look] */
  function row(name, value, most, tensor, index, look) {
    const bar = html("span", { class: "rank-bar", "aria-hidden": "true" }, html("span", {}));
    bar.style.setProperty("--share", String(value / most));
    const figure = html("button", { type: "button", class: "rank-writes", "aria-label": _("{name} writes {n}: open", { name, n: number(value) }) }, number(value));
    figure.addEventListener("click", () => open(tensor, index, figure));
    const title = look ? html("button", { type: "button", class: "rank-name", "aria-label": _("Look at {name}", { name }) }, html("b", {}, name)) : html("span", { class: "rank-name" }, html("b", {}, name));
    if (look) title.addEventListener("click", look);
    return html("li", { class: "pinned-row" }, title, bar, figure);
  }

  /** @param {string} name @param {number[]} values @param {number} limit @param {(d: number, opener: Element) => void} onOpen */
  function strip(name, values, limit, onOpen) {
    const body = html("div", {});
    createStrip(body, { label: name, onOpen }).update({ values, limit });
    return html("div", { class: "film-strip" }, html("span", { class: "film-name" }, name), body);
  }

  return { update, refresh };
}
