// One layer, as one token sees it: the stream is the spine; attention and the network read a copy of it and add to it.

import { percent, signed } from "../lib/format.js";
import { ended, listed, named, together } from "../lib/joined.js";
import { partName } from "../lib/machine-words.js";
import { thumbnail } from "../lib/matrix-view.js";
import { lineOf } from "../lib/strip-layout.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createStrip } from "../marks/strip.js";
import { dataTable } from "../marks/table.js";
import { tensorData } from "../tensor-data.js";
import { complain } from "./frame.js";
import { headLooks, intoLayer, layerNames, layerOf, networkSizes, layerScene } from "./machine-layer-scene.js";
import { createLayerNetwork } from "./machine-network.js";
import { createOwn } from "./machine-own.js";

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../lib/machine-data.js").Machine} Machine */
/**
 * @typedef {{ trace: Trace, machine: Machine, shot: import("../lib/machine-film.js").MachineShot | null, rail: number,
 *   moving: boolean, part: number }} LayerView
 */

/**
 * @param {HTMLElement} element
 * @param {{ store: import("../store.js").Store<import("./machine-state.js").MachineState>, rail: () => number,
 *   open: (tensor: string, index: number[], opener: Element) => void, onOperation: (tensor: string) => void }} options
 */
export function createLayer(element, { open, onOperation }) {
  const title = html("h2", {});
  const spine = html("div", { class: "spine" });
  const heads = html("p", { class: "unseen", "data-says": "" }); // the network says the rest
  element.append(html("div", { class: "layer-head" }, title), heads, spine);
  /** @type {import("../marks/machine-picture-layer.js").LayerScene | null} */
  let told = null;
  const table = dataTable(element, { caption: "", columns: [], rows: () => (told ? layerRows(told) : []) });
  let built = "";
  /** @type {Trace | null} */
  let of = null;
  /** @type {{ destroy(): void }[]} */
  let marks = [];

  /** @param {LayerView} view */
  function update({ trace, machine, shot, rail, moving }) {
    const layer = layerOf(machine, shot);
    const key = `${layer} ${rail}`;
    if (key !== built || of !== trace) {
      if (moving && of === trace && built.split(" ")[0] === String(layer)) return;
      [built, of] = [key, trace];
      build(trace, machine, layer, rail);
    }
    for (const part of spine.querySelectorAll("[data-kinds]")) part.classList.toggle("now", shot !== null && shot.layer === layer && (part.getAttribute("data-kinds") ?? "").split(" ").includes(shot.kind));
  }

  /** The layer as a sentence and a table. @param {Trace} trace @param {Machine} machine @param {number} layer @param {number} rail */
  async function tell(trace, machine, layer, rail) {
    const key = built;
    told = null;
    heads.textContent = "";
    table.update();
    const scene = await layerScene(trace, machine, layer, rail);
    if (key !== built || of !== trace) return;
    told = scene;
    heads.textContent = together(scene.heads.map(({ name, said }) => ended(named(name, listed(said)))));
    table.update({ caption: scene.title, columns: [_("Number"), ...[scene.before, scene.attn, scene.mid, scene.mlp, scene.after].map(({ name }) => name)] });
  }

  /** @param {Trace} trace @param {Machine} machine @param {number} layer @param {number} rail */
  function build(trace, machine, layer, rail) {
    for (const mark of marks) mark.destroy();
    marks = [];
    const at = `blocks.${layer}.`;
    const names = layerNames(machine, layer, rail);
    title.textContent = names.title;
    tell(trace, machine, layer, rail).catch(complain);
    const cards = html("div", { class: "head-cards" });
    for (let head = 0; head < machine.heads; head += 1) cards.append(headCard(trace, machine, layer, head, rail));
    const figure = html("div", {});
    const says = html("p", { class: "says" });
    const own = html("div", {});
    spine.replaceChildren(
      stream(trace, intoLayer(layer), rail, names.before, "resid_pre"),
      box("ln1.out q k v attn_scores pattern z attn_out attn_sum", names.attention, cards, html("p", { class: "sub" }, names.attn), strip(trace, `${at}attn_out`, rail, names.attn), work(["ln1.out", "q", "k", "v", "attn_scores", "pattern", "z", "attn_out", "attn_sum"].filter((name) => trace.tensors[at + name]), at)),
      stream(trace, `${at}resid_mid`, rail, names.mid, "resid_mid"),
      box("ln2.out mlp_pre mlp_post mlp_out mlp_sum", names.net, figure, says, own, html("p", { class: "sub" }, names.mlp), strip(trace, `${at}mlp_out`, rail, names.mlp), work(["ln2.out", "mlp_pre", "mlp_post", "mlp_out", "mlp_sum"].filter((name) => trace.tensors[at + name]), at)),
      stream(trace, `${at}resid_post`, rail, names.after, "resid_post"),
    );
    marks.push(createLayerNetwork(figure, says, { trace, layer, rail, open }), createOwn(own, networkSizes(trace, layer)));
  }

  /** @param {string} kinds @param {string} name @param {...(HTMLElement)} children */
  function box(kinds, name, ...children) {
    return html("section", { class: "spine-box", "data-kinds": kinds, "aria-label": name }, html("h3", {}, name), ...children);
  }

  /** The operations of a part, to look at each. @param {string[]} names @param {string} at */
  function work(names, at) {
    const chips = names.map((name) => {
      const chip = html("button", { type: "button", class: "op-chip" }, name);
      chip.addEventListener("click", () => onOperation(at + name));
      return chip;
    });
    return html("div", { class: "op-chips", role: "group", "aria-label": _("Look at one operation") }, ...chips);
  }

  /** @param {Trace} trace @param {string} tensor @param {number} rail @param {string} name @param {string} kind */
  function stream(trace, tensor, rail, name, kind) {
    return html("div", { class: "spine-stream", "data-kinds": kind }, html("h3", {}, name), strip(trace, tensor, rail, name));
  }

  /** @param {Trace} trace @param {string} tensor @param {number} rail @param {string} label @param {number[]} [more] places between the rail and the number */
  function strip(trace, tensor, rail, label, more = []) {
    const holder = html("div", {});
    const height = more.length > 0 ? lineOf(trace.tensors[tensor].shape[trace.tensors[tensor].shape.length - 1]) : undefined;
    const mark = createStrip(holder, { label, height, onOpen: (index, opener) => open(tensor, [rail, ...more, index], opener) });
    marks.push(mark);
    /** @type {Record<string, number>} */
    const at = more.length > 0 ? { pos: rail, head: more[0] } : { pos: rail };
    tensorData(trace, tensor, at).then((values) => mark.update({ values: values ?? [], name: label }), complain);
    return holder;
  }

  /** @param {Trace} trace @param {Machine} machine @param {number} layer @param {number} head @param {number} rail */
  function headCard(trace, machine, layer, head, rail) {
    const at = `blocks.${layer}.`;
    const card = html("div", { class: "head-card" });
    const canvas = html("canvas", { class: "thumb", "aria-hidden": "true" });
    const words = html("div", {}, html("b", {}, _("head {n}", { n: head + 1 })));
    card.append(canvas, words, strip(trace, `${at}result`, rail, _("head {n} adds", { n: head + 1 }), [head]));
    headLooks(trace, machine, layer, head, rail).then(({ pattern, key, share, vote }) => {
      const n = machine.tokens.length;
      canvas.width = n;
      canvas.height = n;
      canvas.getContext("2d")?.putImageData(new ImageData(thumbnail(pattern), n, n), 0, 0);
      const button = html("button", { type: "button", class: "answer-share", "aria-label": _("{percent}: where it came from", { percent: percent(share) }) }, percent(share));
      button.addEventListener("click", () => open(`${at}pattern`, [head, rail, key], button));
      words.append(html("br"), _("looks most at “{word}”", { word: machine.tokens[key] }), " ", button);
      if (vote === undefined) return;
      const voted = html("button", { type: "button", class: "answer-share", title: _("{vote}, {part}: where it came from", { vote: signed(vote), part: partName({ kind: "head", layer, head }) }) }, _("its vote: {vote}", { vote: signed(vote) }));
      voted.addEventListener("click", () => open(`${at}head_votes`, [head], voted));
      words.append(html("br"), voted);
    }, complain);
    return card;
  }
  return { update };
}

/** A line for each number of the stream: what comes in, what is added, what goes on. @param {import("../marks/machine-picture-layer.js").LayerScene} scene */
function layerRows({ before, attn, mid, mlp, after }) {
  return before.values.map((/** @type {number} */ value, /** @type {number} */ at) => [String(at + 1), value, ...[attn, mid, mlp, after].map(({ values }) => values[at])]);
}
