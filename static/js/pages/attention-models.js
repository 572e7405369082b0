// Which model looks: those that attend, real and grown; one that is not here says how to get it.

import { ended } from "../lib/joined.js";
import { headsWords, layersWords } from "../lib/sizes.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { attendingModels } from "./attention-side.js";
import { POLES, SENTENCES } from "./attention-state.js";
import { slot } from "./frame.js";

const FIRST = ["minilm", "pocket"];

/** @param {{ store: import("../store.js").Store<import("./attention-state.js").AttentionState> }} options */
export function createModels({ store }) {
  /** @type {any[]} */
  let models = [];

  async function refresh() {
    models = await attendingModels();
    const ready = models.filter((each) => each.ready).map(({ id }) => id);
    const { model } = store.get();
    if (model === "" || (!ready.includes(model) && !model.startsWith("own-"))) {
      const first = [...FIRST, ...ready].find((id) => ready.includes(id));
      if (first) choose(first, { undoable: false });
    } else suit();
    show();
  }

  /** A link that names a model and no sentences means the sentences of that model. */
  function suit() {
    const { model, a, b, wa, wb } = store.get();
    const [one, other] = SENTENCES.bert;
    if (models.find(({ id }) => id === model)?.family !== "gpt2" || a !== one || b !== other || wa >= 0 || wb >= 0) return;
    store.set({ a: SENTENCES.gpt2[0], b: SENTENCES.gpt2[1], ...polesOf("gpt2") }, { undoable: false });
  }

  /** The poles of a family's own sentences, where the visitor has chosen no others. @param {"bert" | "gpt2"} family */
  function polesOf(family) {
    const { pa, pb } = store.get();
    return Object.values(POLES).some(([one, other]) => pa === one && pb === other) ? { pa: POLES[family][0], pb: POLES[family][1] } : {};
  }

  /** The sentences that a page begins with are those of the model. @param {string} id @param {{ undoable?: boolean }} [options] */
  function choose(id, options) {
    const family = models.find((each) => each.id === id)?.family === "gpt2" ? "gpt2" : "bert";
    const { a, b } = store.get();
    const own = Object.values(SENTENCES).some(([one, other]) => a === one && b === other);
    const texts = own && a !== SENTENCES[family][0] ? { a: SENTENCES[family][0], b: SENTENCES[family][1], wa: -1, wb: -1, ga: -1, gb: -1, ...polesOf(family) } : {};
    const fresh = store.get().model === "" ? {} : { layer: -1, head: -1, pins: "", out: "", minus: 0 };
    store.set({ model: id, ...fresh, ...texts }, options);
  }

  function show() {
    const { model } = store.get();
    const focused = document.activeElement?.getAttribute("data-model");
    const cards = models.map((each) => {
      const size = each.ready ? `${layersWords(each.n_layers)} × ${headsWords(each.n_heads)}` : _("not here yet");
      const card = html("button", { type: "button", class: "model-card", "data-model": each.id, "aria-pressed": String(each.id === model), disabled: !each.ready }, html("b", {}, each.name), html("span", {}, size));
      card.addEventListener("click", () => choose(each.id));
      return card;
    });
    slot("models").replaceChildren(...cards);
    cards.find((card) => card.dataset.model === focused)?.focus();
    const missing = models.find((each) => !each.ready && each.hint);
    const entry = models.find(({ id }) => id === model);
    const causal = entry?.family === "gpt2" ? _("In this model a word may only look back: later words are masked.") : "";
    const how = missing ? html("details", {}, html("summary", {}, _("{name} is not here yet: how to get it", { name: missing.name })), html("p", {}, ended(missing.hint))) : "";
    slot("model-says").replaceChildren(causal, how);
  }
  store.subscribe((_state, { keys }) => keys.includes("model") && show());
  return { refresh };
}
