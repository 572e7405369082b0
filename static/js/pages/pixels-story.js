// The symbols to put on the screen, and the small experiments of the pixels chapter.

import { brief } from "../lib/graphemes.js";
import { EXAMPLES } from "../lib/symbols.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { slot } from "./frame.js";
import { createTries } from "./tries.js";

/** @param {import("../store.js").Store<import("./pixels-state.js").PixelsState>} store */
export function createStamps(store) {
  /** The symbol as the user taught it, else as it is at the start. @param {number} symbol */
  function stamp(symbol) {
    const own = store.get().examples.find(({ target }) => target === symbol) ?? EXAMPLES[symbol];
    store.set({ pixels: own.pixels });
  }

  function stamps() {
    slot("stamps").replaceChildren(
      ...store.get().symbols.map((symbol, at) => {
        const says = _("Put {symbol} on the screen", { symbol });
        const button = html("button", { type: "button", class: "stamp", "aria-label": says, title: symbol }, brief(symbol, 2));
        button.addEventListener("click", () => stamp(at));
        return button;
      }),
    );
  }
  return { stamp, stamps };
}

/** @param {(symbol: number) => void} stamp */
export function pixelsTries(stamp) {
  createTries(slot("try"), [
    {
      text: _("Put the ◯ on the screen, and flip its middle pixel. Does the answer change? Press the answer's bar to see why."),
      act: { label: _("Put the ◯"), do: () => stamp(1) },
    },
    { text: _("Pull a wire up or down with the mouse, or press it and type. The answer follows at once.") },
    { text: _("Draw something that is none of the four. The network must still answer: it was never taught to say “I don't know”.") },
    {
      text: _("Press “New first weights”: it forgets everything. Then “Train it”, and watch all 512 pictures find their colours."),
      act: { label: _("Forget"), do: () => slot("shuffle").click() },
    },
  ]);
}
