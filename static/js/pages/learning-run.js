// A training as a film that grows: frames of the first road, and of the fork where there is one, in the order of steps.

import { _ } from "../lib/words.js";
import { complain } from "./frame.js";
import { fround, trainRequest } from "./pixels-state.js";
import { insertFrame, trainStream } from "./training.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("./pixels-state.js").PixelsState} PixelsState */

const FRAMES = 150; // about as many moments as a whole training is shown in

/**
 * @param {{ store: import("../store.js").Store<PixelsState>, onFrames: () => void }} options `onFrames`: there are others than before
 */
export function createRun({ store, onFrames }) {
  /** @type {Frame[]} */
  let road = [];
  /** @type {Frame[]} */
  let fork = [];
  /** The training before a change of its settings, to compare with. @type {{ points: Frame[], label: string } | null} */
  let before = null;
  /** @type {AbortController | null} */
  let streaming = null;
  let runs = 0;

  const forked = () => store.get().forkAt !== null && fork.length > 0;
  /** The frames of the film: the first road up to the fork, then the fork. @returns {Frame[]} */
  function frames() {
    const { forkAt } = store.get();
    return forked() && forkAt !== null ? [...road.filter(({ epoch }) => epoch < forkAt), ...fork] : road;
  }

  /** @param {Frame[]} into @param {Record<string, unknown>} request @param {boolean} [long] whether it is the one that is stopped by a new start */
  async function ask(into, request, long = false) {
    const own = new AbortController();
    if (long) {
      streaming?.abort();
      streaming = own;
    }
    const run = runs;
    try {
      await trainStream(request, {
        signal: own.signal,
        onFrame: (frame) => {
          if (run !== runs) return own.abort();
          insertFrame(into, frame);
          onFrames();
          return undefined;
        },
      });
    } catch (error) {
      complain(error);
    }
    if (streaming === own) {
      streaming = null;
      onFrames();
    }
  }

  /** The request of a road from one of its frames on. @param {Frame | null} from @param {boolean} [ofFork] whether it goes on along the fork */
  function request(from, ofFork = forked() || (from !== null && fork.includes(from))) {
    const state = store.get();
    const rate = ofFork ? state.forkRate : null;
    const shape = state.network && !state.first ? { sizes: state.network.sizes, hidden: state.network.hidden, output: state.network.output } : {};
    return {
      ...trainRequest(state, from ? from.network : state.first),
      ...(from ? { first_epoch: from.epoch } : state.first ? {} : shape),
      ...(rate === null ? {} : { learning_rate: rate }),
      ...(from ? { lowest: lowestUntil(from, ofFork ? fork : road) } : {}),
    };
  }

  /** From the first weights, with nothing trained yet. @param {string | null} [compare] what to call the training until now, if it is to be compared with */
  async function begin(compare = null) {
    if (compare !== null && frames().length > 2) before = { points: frames(), label: compare };
    else if (compare === null) before = null;
    runs += 1;
    streaming?.abort();
    streaming = null;
    road = [];
    fork = [];
    await ask(road, { ...request(null), epochs: 0 });
    const { forkAt } = store.get();
    if (forkAt === null || road.length === 0) return;
    await reach(forkAt);
    await split(forkAt);
  }

  /** Goes on to the end, if it is not there yet: the fork first, then what it is compared with. */
  async function complete() {
    const own = runs;
    await finish(forked() ? fork : road);
    if (own === runs && forked()) await finish(road);
  }

  /** @param {Frame[]} into the road, or the fork */
  async function finish(into) {
    const { epochs } = store.get();
    const last = [...into].reverse().find(isWhole);
    if (!last || streaming || last.epoch >= epochs) return;
    await ask(into, { ...request(last, into === fork), epochs: epochs - last.epoch, every: Math.max(1, Math.round(epochs / FRAMES)) }, true);
  }

  /** Makes sure that there is a frame of this epoch on the first road. @param {number} epoch */
  async function reach(epoch) {
    const before = [...road].reverse().find((frame) => frame.epoch <= epoch && isWhole(frame));
    if (!before || before.epoch === epoch) return;
    const more = epoch - before.epoch;
    await ask(road, { ...request(before), epochs: more, every: Math.max(1, Math.round(more / FRAMES)) });
  }

  /** @param {number} epoch the fork begins at this epoch's frame of the first road */
  async function split(epoch) {
    const start = road.find((frame) => frame.epoch === epoch && isWhole(frame));
    if (!start) return;
    fork = [{ ...start, done: undefined }];
    onFrames();
    await complete();
  }

  /** Steps in an epoch. */
  function stepsAnEpoch() {
    const { examples, batch } = store.get();
    return batch > 0 && batch < examples.length ? Math.ceil(examples.length / batch) : 1;
  }

  /** A frame at the end of an epoch, not within one. @param {Frame} frame */
  function isWhole(frame) {
    return frame.step % stepsAnEpoch() === 0;
  }

  /** The frames of the next epoch after one, each step of it if `each` is "step". @param {Frame} from @param {"step" | "epoch"} each */
  async function next(from, each) {
    const list = frames();
    const start = [...list.slice(0, list.indexOf(from) + 1)].reverse().find(isWhole);
    if (!start) return;
    await ask(forked() && fork.includes(start) ? fork : road, { ...request(start), epochs: 1, every: 1, each });
  }

  return {
    begin,
    complete,
    reach,
    next,
    isWhole,
    frames,
    running: () => streaming !== null,
    finished: () => {
      const list = frames();
      return list.length > 1 && list[list.length - 1].epoch >= store.get().epochs;
    },
    /** @param {Frame} at @param {number} rate */
    async fork(at, rate) {
      streaming?.abort();
      streaming = null;
      store.set({ forkAt: at.epoch, forkRate: rate });
      await split(at.epoch);
    },
    unfork() {
      streaming?.abort();
      streaming = null;
      fork = [];
      store.set({ forkAt: null, forkRate: null });
      onFrames();
    },
    curves() {
      const { forkAt, rate, forkRate } = store.get();
      return forkAt !== null && fork.length > 0
        ? [{ points: road, label: String(rate) }, { points: fork, label: String(forkRate) }]
        : [{ points: road, label: "" }, ...(before ? [before] : [])];
    },
    exact: fround,
  };
}

/** The lowest error on a road until one of its frames. @param {Frame} from @param {Frame[]} road */
function lowestUntil(from, road) {
  return Math.min(from.loss, ...road.filter(({ step }) => step <= from.step).map(({ loss }) => loss));
}

/**
 * What to call the training until now beside the next one; null where their errors cannot be compared.
 * @param {string[]} keys what has changed @param {boolean} hold
 */
export function comparedTo(keys, hold) {
  if (keys.includes("hold")) return hold ? _("free") : _("held within ±1");
  return ["rate", "batch", "noise"].some((key) => keys.includes(key)) ? _("before") : null;
}

/** @param {Frame[]} frames @param {number} epoch @returns {number} the place of the last frame that is not after an epoch */
export function nearest(frames, epoch) {
  const after = frames.findIndex((each) => each.epoch > epoch);
  return Math.max(0, (after < 0 ? frames.length : after) - 1);
}
