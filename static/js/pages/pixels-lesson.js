// Training on the pixels page: from the network that is there, in one go, everything moving together.

import { post } from "../api.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { createCurve } from "../marks/curve.js";
import { dataTable } from "../marks/table.js";
import { complain, slot, toast } from "./frame.js";
import { fround, trainRequest } from "./pixels-state.js";
import { trainStream } from "./training.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

const AT_A_TIME = 1; // frames shown in one picture of the screen

/**
 * @param {{ store: import("../store.js").Store<PixelsState>, atlas: unknown, onFrame: (frame: Frame) => void }} options
 */
export function createLesson({ store, onFrame }) {
  const button = slot("train");
  const curve = createCurve(slot("curve"), {});
  /** @type {{ epoch: number, loss: number, accuracy: number }[]} */
  let points = [];
  const table = dataTable(slot("curve-table"), {
    caption: _("Error and share of right answers while it learned"),
    columns: [_("Epoch"), _("Error"), _("Right")],
    rows: () => points.map(({ epoch, loss, accuracy }) => [epoch, loss, accuracy]),
  });
  /** @type {AbortController | null} */
  let stop = null;

  async function run() {
    const { network, epochs } = store.get();
    if (!network) return;
    const own = new AbortController();
    stop = own;
    points = [];
    button.textContent = _("Stop");
    store.set({ tab: "curve" }, { undoable: false });
    /** @type {Frame[]} */
    const waiting = [];
    let ended = false;
    const every = Math.max(1, Math.round(epochs / 150));
    const coming = trainStream({ ...trainRequest(store.get(), network), epochs, every }, { onFrame: (each) => waiting.push(each), signal: own.signal });
    const finished = coming.catch(complain).finally(() => (ended = true));
    await new Promise((done) => {
      const step = () => {
        const shown = waiting.splice(0, AT_A_TIME);
        for (const each of shown) points.push(each);
        const last = shown[shown.length - 1];
        if (last) {
          table.update();
          curve.update({ runs: [{ points }], limit: epochs, cursor: last.epoch });
          onFrame(last);
        }
        if (own.signal.aborted || (ended && waiting.length === 0)) done(undefined);
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    own.abort();
    await finished;
    stop = null;
    button.textContent = _("Train it");
    conclude();
  }

  function conclude() {
    const last = points[points.length - 1];
    if (!last) return;
    table.update();
    slot("curve-sub").textContent = _("From {before} to {after} in {epochs} epochs.", {
      before: number(points[0].loss), after: number(last.loss), epochs: last.epoch - points[0].epoch,
    });
    slot("after-training").hidden = false;
    store.set({ network: store.get().network && fround(/** @type {any} */ (store.get().network)) }, { group: "training" });
  }

  button.addEventListener("click", () => (stop ? stop.abort() : void run()));
  slot("shuffle").addEventListener("click", () => void fresh(store.get().network?.sizes));

  /** @param {number[] | undefined} sizes */
  async function fresh(sizes) {
    stop?.abort();
    const { network, seed } = store.get();
    try {
      const next = seed + 1;
      const answer = await post("/api/pixels/network", { seed: next, sizes, hidden: network?.hidden, output: network?.output });
      store.set({ seed: next, network: fround(answer.network), first: fround(answer.network), epoch: 0, forkAt: null });
    } catch (error) {
      complain(error);
    }
  }

  /** @param {boolean} hold held again, what is beyond the limit is put back to it */
  function hold(hold) {
    const { network } = store.get();
    const back = (/** @type {number} */ value) => Math.min(1, Math.max(-1, value));
    const held = network && hold
      ? { ...network, weights: network.weights.map((rows) => rows.map((row) => row.map(back))), biases: network.biases.map((row) => row.map(back)) }
      : network;
    store.set({ hold, network: held });
    if (!hold) toast(_("The weights are free: train again, and see the wires grow and the doubts fade."));
  }

  return { reshape: (/** @type {number[]} */ sizes) => void fresh(sizes), hold, running: () => stop !== null };
}
