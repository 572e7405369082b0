// What all parts of the attention chapter share: both sentences, the word, the head, what is looked at, what is changed.

import { signed } from "../lib/format.js";
import { together } from "../lib/attention-view.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createSide } from "./attention-side.js";
import { readPins } from "./attention-state.js";

/** @typedef {import("./attention-side.js").SideData} SideData */
/** @typedef {{ request: any, before?: any, after?: any, result: any }} Changed */

/**
 * @param {{ store: import("../store.js").Store<import("./attention-state.js").AttentionState>,
 *   xray: import("./xray-panel.js").XrayPanel, player: import("../player.js").Player }} options
 */
export function createScreen({ store, xray, player }) {
  const sides = { a: createSide("a"), b: createSide("b") };
  /** @type {Changed | null} */
  let changed = null;
  /** @type {WeakMap<object, Map<string, any>>} */
  const cache = new WeakMap();

  const screen = {
    store,
    xray,
    player,
    sides,
    /** The sentence that is looked at closely. */
    side: () => sides[store.get().on],
    /** @param {SideData} side */
    word: (side) => (side.tokens.length === 0 ? [0] : side.word(store.get(), sides[side.name === "a" ? "b" : "a"].tokens)),
    /** The head that is looked at; where none is chosen, the one that ties the word most to another. */
    head() {
      const { layer, head } = store.get();
      const { patterns } = sides.a.patterns ? sides.a : sides.b;
      if (layer >= 0 && head >= 0 && patterns && layer < patterns.layers && head < patterns.heads) return { layer, head };
      const first = sides.a.patterns ? sides.a : sides.b;
      return first.patterns ? first.tying(screen.word(first)) : { layer: 0, head: 0 };
    },
    /** The pinned heads that the model has. */
    pins() {
      const { patterns } = sides.a.patterns ? sides.a : sides.b;
      return readPins(store.get().pins).filter(([layer, head]) => patterns && layer < patterns.layers && head < patterns.heads);
    },
    /** Which two of the pinned heads are compared: places among them. @returns {[number, number]} */
    compared() {
      const last = screen.pins().length - 1;
      const first = Math.min(store.get().c1, last);
      const second = Math.min(store.get().c2, last);
      return first === second ? [first, first === 0 ? 1 : 0] : [first, second];
    },
    /** What is shown of several pinned heads; "one" where the one that is looked at is shown. */
    together() {
      const { together: how, view } = store.get();
      const alone = view === "cause" || view === "film" || screen.pins().length < 2; // these two are about one head
      return alone ? "one" : how;
    },
    /** Who looks at whom: in the head that is looked at, or in the pinned ones together. @param {SideData} side @returns {ArrayLike<number> | null} */
    sharesFor(side) {
      const how = screen.together();
      const { layer, head } = screen.head();
      if (how === "one") return side.shares(layer, head);
      const known = side.pinnedShares(screen.pins(), how);
      if (known) return known;
      const each = screen.pins().map((pin) => side.shares(...pin));
      return each.every((shares) => shares !== null) ? together(/** @type {ArrayLike<number>[]} */ (each), how) : null;
    },
    looked() {
      const side = screen.side();
      const { layer, head } = screen.head();
      const how = screen.together();
      const n = screen.pins().length;
      const title = how === "one" ? _("Layer {layer}, head {head}", { layer: layer + 1, head: head + 1 }) : how === "sum" ? _("{n} pinned heads, their sum", { n }) : _("{n} pinned heads, their mean", { n });
      return { side, shares: screen.sharesFor(side), title, most: how === "sum" ? n : 1 };
    },
    /** @param {SideData} side */
    traceRequest: (side) => ({ route: "attention/trace", request: { model: side.model, text: side.text } }),
    /** @param {SideData} side */
    pinnedRequest: (side) => ({ route: "attention/pinned", request: side.pinnedRequest(screen.word(side), screen.pins(), screen.compared()) }),
    /** @param {SideData} side @param {number} query @param {number} key @param {Element} opener */
    openShare(side, query, key, opener) {
      const { layer, head } = screen.head();
      const how = screen.together();
      if (how === "one") xray.open(() => screen.traceRequest(side), `blocks.${layer}.pattern`, [head, query, key], opener);
      else xray.open(() => screen.pinnedRequest(side), `looks_${how}`, [query, key], opener);
    },
    changed: () => changed,
    /** @param {Changed | null} next */
    setChanged(next) {
      changed = next;
    },
    /** How many layers of the paths are shown. */
    depthShown() {
      const layers = screen.side().patterns?.layers ?? 0;
      return store.get().view === "film" ? layers : player.state().position;
    },
    /** @param {number} depth @param {(depth: number) => string} words */
    leanWords(depth, words) {
      const [a, b] = [sides.a.path?.lean[depth], sides.b.path?.lean[depth]];
      return a === undefined || b === undefined ? "" : _("{depth}: A leans {a}, B leans {b}", { depth: words(depth), a: signed(a), b: signed(b) });
    },
    /** A view on the patterns, the same each time as long as they are. @param {object} patterns @param {number} layer @param {number} head @param {() => any} make */
    cached(patterns, layer, head, make) {
      const own = cache.get(patterns) ?? new Map();
      cache.set(patterns, own);
      const key = `${layer}.${head}`;
      if (!own.has(key)) own.set(key, make());
      return own.get(key);
    },
    /** The buttons that say which sentence is looked at closely. */
    drawSides() {
      const { on } = store.get();
      for (const group of document.querySelectorAll("[data-sides]")) {
        if (group.children.length === 0) {
          for (const side of Object.values(sides)) {
            const button = html("button", { type: "button", class: `small side-choice side-${side.name}`, "data-side": side.name });
            button.addEventListener("click", () => store.set({ on: side.name, out: "", key: -1 }));
            group.append(button);
          }
        }
        for (const button of group.querySelectorAll("button")) {
          const name = /** @type {"a" | "b"} */ (button.getAttribute("data-side"));
          const { text } = sides[name];
          const short = text.length > 26 ? `${text.slice(0, 24)}…` : text;
          button.textContent = _("{side}: “{text}”", { side: name.toUpperCase(), text: short });
          button.setAttribute("aria-pressed", String(name === on));
        }
      }
    },
  };
  return screen;
}

/** @typedef {ReturnType<typeof createScreen>} Screen */
