// Training on the pixels page: from the network that is there, in one go, everything moving together.

import { post } from "../api.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { createCurve } from "../marks/curve.js";
import { openable, sentence } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { complain, slot, toast } from "./frame.js";
import { pointCall } from "./pixels-calls.js";
import { fround, trainRequest } from "./pixels-state.js";
import { trainStream } from "./training.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

/**
 * @param {{ store: import("../store.js").Store<PixelsState>, xray: import("./xray-panel.js").XrayPanel, onSpace: (frame: Frame) => void, onFrame: (frame: Frame, run: number) => void }} options
 *   a moment of the training is shown in two pictures of the screen: first all the 512 (onSpace), then the network
 */
export function createLesson({ store, xray, onSpace, onFrame }) {
  const button = slot("train");
  /** @type {Frame[]} */
  let points = [];
  let how = store.get(); // what the training was asked with
  /** @param {"loss" | "accuracy"} what @param {Frame | undefined} point @param {Element} opener */
  const open = (what, point, opener) => point && xray.open(() => pointCall(how, what, point.network), what, [], opener);
  const curve = createCurve(slot("curve"), { onOpen: (what, point, opener) => open(what, /** @type {Frame} */ (point), opener) });
  const table = dataTable(slot("curve-table"), {
    caption: _("Error and share of right answers while it learned"),
    columns: [_("Epoch"), _("Error"), _("Right")],
    rows: () => points.map(({ epoch, loss, accuracy }) => [String(epoch), loss, accuracy]),
    onOpen: (row, column, opener) => open(column === 1 ? "loss" : "accuracy", points[row], opener),
  });
  /** @type {AbortController | null} */
  let stop = null;
  let running = Promise.resolve();
  const invitation = slot("curve-sub").textContent ?? "";

  /** What is under the curve is of the training that the curve shows, and of no other. @param {string} says */
  function clear(says) {
    points = [];
    table.update();
    curve.update({ runs: [], cursor: null });
    slot("curve-sub").replaceChildren(says);
    slot("after-training").hidden = true;
  }

  let runs = 0; // each is undone as a whole, however long it took

  async function run() {
    const { network, epochs } = store.get();
    if (!network) return;
    runs += 1;
    const own = new AbortController();
    stop = own;
    document.body.classList.add("streaming");
    clear(_("It is learning: the error is drawn as it comes."));
    how = store.get();
    button.textContent = _("Stop");
    store.set({ tab: "curve" }, { undoable: false });
    /** @type {Frame[]} */
    const waiting = [];
    let ended = false;
    const every = Math.max(1, Math.round(epochs / 150));
    const coming = trainStream({ ...trainRequest(store.get(), network), epochs, every }, { onFrame: (each) => waiting.push(each), signal: own.signal });
    const finished = coming.catch(complain).finally(() => (ended = true));
    await new Promise((done) => {
      /** @type {Frame | undefined} */
      let half;
      const step = () => {
        if (half) {
          points.push(half);
          table.update();
          curve.update({ runs: [{ points }], limit: epochs, cursor: half.epoch });
          onFrame(half, runs);
          half = undefined;
        } else {
          half = waiting.shift();
          if (half) onSpace(half);
        }
        if (half) requestAnimationFrame(step);
        else if (own.signal.aborted || (ended && waiting.length === 0)) done(undefined);
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    own.abort();
    await finished;
    stop = null;
    document.body.classList.remove("streaming");
    button.textContent = _("Train it");
    conclude();
  }

  function conclude() {
    const last = points[points.length - 1];
    if (!last) return clear(invitation);
    table.update();
    const [before, after] = [points[0], last].map((point) => openable(number(point.loss), (opener) => open("loss", point, opener)));
    const say = (/** @type {Record<string, string>} */ holes) =>
      _("From {before} to {after} in {epochs} epochs.", { epochs: last.epoch - points[0].epoch, ...holes });
    slot("curve-sub").replaceChildren(...sentence(say, { before, after }));
    slot("after-training").hidden = false;
    store.set({ network: store.get().network && fround(/** @type {any} */ (store.get().network)) }, { group: `training ${runs}`, patient: true });
    return undefined;
  }

  button.addEventListener("click", () => (stop ? stop.abort() : void (running = run())));
  slot("shuffle").addEventListener("click", () => void fresh(store.get().network?.sizes));

  /** @param {number[] | undefined} sizes */
  async function fresh(sizes) {
    stop?.abort();
    await running;
    const { network, seed } = store.get();
    try {
      const next = seed + 1;
      const answer = await post("/api/pixels/network", { seed: next, sizes, hidden: network?.hidden, output: network?.output });
      store.set({ seed: next, network: fround(answer.network), first: fround(answer.network), epoch: 0, forkAt: null });
      clear(invitation);
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
