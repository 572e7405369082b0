// The whole space on the pixels page: the map of all 512 pictures, the pictures one pixel away, and what is counted.

import { latest, post } from "../api.js";
import { indexOf, pixelsOf } from "../lib/gray.js";
import { _ } from "../lib/words.js";
import { createAtlas } from "../marks/atlas.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { complain, slot } from "./frame.js";
import { createFlips } from "./pixels-flips.js";

/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

/**
 * @param {{ store: import("../store.js").Store<PixelsState>, calls: ReturnType<typeof import("./pixels-calls.js").pixelsCalls>,
 *   xray: import("./xray-panel.js").XrayPanel, onFlips: (becomes: (string | null)[]) => void }} options
 *   `onFlips`: by pixel, what its flip would make of the answer
 */
export function createSpace({ store, calls, xray, onFlips }) {
  /** @type {number[][] | null} */
  let rows = null;
  let answers = "";

  const onShare = (/** @type {number[]} */ pixels, /** @type {number} */ symbol, /** @type {Element} */ opener) =>
    xray.open(() => calls.forward(pixels), calls.lastOutput(), [symbol], opener);
  const onCount = (/** @type {Element} */ opener) => xray.open(calls.space, "n_flips", [], opener);
  const atlas = createAtlas(slot("atlas"), {
    onPick: (picture) => store.set({ pixels: pixelsOf(picture) }),
    onShare: (picture, symbol, opener) => onShare(pixelsOf(picture), symbol, opener),
    onCount: (symbol, opener) => xray.open(calls.space, "counts", [symbol], opener),
    onFlips: onCount,
  });
  const flips = createFlips(slot("flips"), { onPick: (pixels) => store.set({ pixels }), onOpen: onShare, onCount });
  const columns = () => [_("Picture, row by row, 1 white"), ...store.get().symbols];
  const table = dataTable(slot("atlas-table"), {
    caption: _("The network's answer for every picture"),
    columns: columns(),
    rows: () => (rows ?? []).map((row, i) => [pixelsOf(i).map((value) => (value > 0 ? 1 : 0)).join(""), ...row]),
    onOpen: (row, column, opener) => onShare(pixelsOf(row), column - 1, opener),
  });
  const right = openable("", (opener) => xray.open(calls.space, "n_right", [], opener));
  const of = openable("", (opener) => xray.open(calls.space, "n_claimed", [], opener));

  /** @param {{ right: number, of: number }} counted */
  function tell(counted) {
    right.textContent = String(counted.right);
    of.textContent = String(counted.of);
    if (slot("atlas-says").childElementCount > 0) return;
    const say = (/** @type {Record<string, string>} */ holes) =>
      _("{of} pictures lie nearest to the examples of one symbol; {right} of them are answered with it.", holes);
    slot("atlas-says").replaceChildren(...sentence(say, { right, of }));
  }

  function show() {
    if (!rows) return;
    const { pixels, symbols } = store.get();
    atlas.update({ rows, answers, current: indexOf(pixels), symbols });
    onFlips(flips.update(pixels, rows, [...answers].map(Number), symbols));
    table.update({ columns: columns() });
  }

  return {
    show,
    refresh: latest(async () => {
      const { network } = store.get();
      try {
        const [all, counted] = await Promise.all([post("/api/pixels/atlas", network ? { network } : {}), post("/api/pixels/counts", calls.space().request)]);
        rows = all;
        answers = counted.answers;
        show();
        tell(counted);
      } catch (error) {
        complain(error);
      }
    }),
    /** A moment of a training that runs on this page: what is counted over its examples comes when it ends. @param {import("../types.js").Frame} frame */
    follow(frame) {
      rows = frame.atlas;
      answers = frame.answers;
      show();
      slot("atlas-says").replaceChildren();
    },
  };
}
