// "Grow one": a GPT grown from random numbers, before the visitor's eyes. Its panel is #panel-grow.

import { ApiError, sendModel, stream } from "../api.js";
import { keptModel } from "../grown-store.js";
import { bytesOfBase64 } from "../lib/grown-file.js";
import { checkpointAt, growShots, momentAt } from "../lib/growth.js";
import { latest } from "../lib/latest.js";
import { _ } from "../lib/words.js";
import { complain, slot, toast } from "./frame.js";
import { createGrowControls } from "./guess-grow-controls.js";
import { createGrowKeep } from "./guess-grow-keep.js";
import { growRequest } from "./guess-grow-state.js";
import { growStory } from "./guess-grow-story.js";
import { createGrowView } from "./guess-grow-view.js";

/** @typedef {import("../types.js").Shot} Shot */
/** @typedef {import("../lib/growth.js").GrowFrame} GrowFrame */
/**
 * What the page hands over. `showShots` puts a film into the one player (`at`: and goes there); `useModel` makes a grown
 * model the one that guesses in this chapter; `modelsChanged`: other models are kept in this browser now.
 * @typedef {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>, player: import("../player.js").Player,
 *   xray: import("./xray-panel.js").XrayPanel, showShots: (shots: Shot[], options?: { at?: number }) => void,
 *   useModel: (id: string) => void, modelsChanged: () => void }} Growing
 */

const ENOUGH = 200; // letters of a text: before that, nothing is asked by itself
const LONGEST_WAIT = 3; // so many times a full house is asked again

/** @param {Growing} options */
export function createGrowing({ store, player, xray, showShots, useModel, modelsChanged }) {
  /** @type {GrowFrame[]} */
  let frames = [];
  /** @type {AbortController | null} */
  let running = null;
  let grown = ""; // the request that the frames answer
  let live = false; // the newest frame has just come
  /** @type {Set<string>} the models that the server was sent */
  const sent = new Set();

  const open = () => store.get().view === "grow";
  const shownAt = () => (frames.length === 0 ? -1 : momentAt(frames, player.state().position).at);
  const checkpoint = () => frames[checkpointAt(frames, shownAt())] ?? null;

  const controls = createGrowControls({ store, onStart: () => (running ? running.abort() : void grow()) });
  const view = createGrowView({ frames: () => frames, onSeek: (at) => player.seek(at), onOpen: (...pressed) => explain(...pressed).catch(complain) });
  const keep = createGrowKeep({ checkpoint, changed: modelsChanged, use: useModel });
  const story = growStory({ store, frames: () => frames, whole: () => whole, grow: () => void grow(), play });
  /** Settles when the life that is under way is over. @type {Promise<void>} */
  let whole = Promise.resolve();

  /** What the model would be before it has read anything: the settings are seen at once. */
  const begin = latest(async () => {
    if (store.get().growOwn && store.get().growText.trim().length < ENOUGH) return;
    const request = growRequest(store.get(), { steps: 0 });
    try {
      /** @type {GrowFrame[]} */
      const first = [];
      await stream("/api/grow", request, (frame) => first.push({ ...frame, steps: store.get().growSteps })); // so far it would go
      if (running || !isCurrent(request)) return;
      frames = first;
      grown = "";
      controls.refuse(null);
      view.forget();
      tell(0);
    } catch (error) {
      refuse(error);
    }
  });

  /** @param {Record<string, unknown>} request */
  const isCurrent = (request) => JSON.stringify({ ...request, steps: 0 }) === JSON.stringify(growRequest(store.get(), { steps: 0 }));

  function grow() {
    running?.abort();
    const own = new AbortController();
    running = own;
    whole = life(own);
    return whole;
  }

  /** @param {AbortController} own */
  async function life(own) {
    const request = growRequest(store.get());
    grown = JSON.stringify(request);
    frames = [];
    view.forget();
    controls.refuse(null);
    controls.running(true);
    say(_("It begins with random numbers."));
    try {
      await patiently(() => stream("/api/grow", request, (frame) => add(own, frame), { signal: own.signal }), own.signal);
      say(_("It is grown: {sample}", { sample: frames.at(-1)?.sample.trim().split("\n")[0] ?? "" }));
    } catch (error) {
      if (!own.signal.aborted) refuse(error);
      else if (frames.length > 0) say(_("It was stopped after {n} batches.", { n: frames.at(-1)?.step ?? 0 }));
    }
    if (running !== own) return;
    running = null;
    controls.running(false);
    slot("grow-progress").hidden = true;
    if (frames.length === 0) void begin();
    else tell();
  }

  /**
   * Where too many models are growing, the server says when to come back: so it is done.
   * @param {() => Promise<void>} act @param {AbortSignal} signal
   */
  async function patiently(act, signal) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 429 || tries > LONGEST_WAIT) throw error;
        for (let left = error.retryAfter ?? 5; left > 0 && !signal.aborted; left -= 1) {
          slot("grow-says").textContent = _("Others are growing models just now. Yours begins by itself: it asks again in {n} s.", { n: left });
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
        signal.throwIfAborted();
      }
    }
  }

  /** @param {AbortController} own @param {GrowFrame} frame */
  function add(own, frame) {
    if (running !== own) return;
    const followed = frames.length === 0 || player.state().position >= frames.length - 1;
    frames.push(frame);
    const progress = /** @type {HTMLProgressElement} */ (slot("grow-progress"));
    progress.hidden = false;
    progress.max = Math.max(1, frame.steps);
    progress.value = frame.step;
    live = followed;
    tell(followed ? frames.length - 1 : undefined);
    live = false;
    if (frame.model !== null && frame.loss !== null) say(_("After {n} batches it writes: {sample}", { n: frame.step, sample: frame.sample.trim().split("\n")[0] }));
  }

  /** The film of the life so far. @param {number} [at] where to go in it */
  function tell(at) {
    if (!open()) return;
    showShots(growShots(frames), { at: at ?? player.state().position });
  }

  /** @param {string} news is said aloud, politely */
  function say(news) {
    slot("grow-news").textContent = news;
  }

  /** @param {unknown} error */
  function refuse(error) {
    if (/** @type {any} */ (error)?.code === "offline") return complain(error);
    return controls.refuse(error);
  }

  /** A number of a moment is opened in its model: of the last checkpoint, where the moment has none itself. @param {string} route @param {string} tensor @param {number[]} index @param {Element} opener */
  async function explain(route, tensor, index, opener) {
    const at = checkpointAt(frames, shownAt());
    const frame = frames[at];
    if (!frame?.id || !frame.model || !frame.digest) return;
    if (at !== shownAt()) {
      player.seek(at);
      toast(_("Only some moments bring their model along: this is the one before."));
    }
    if (!sent.has(frame.id)) await sendModel(frame.digest, bytesOfBase64(frame.model));
    sent.add(frame.id);
    xray.open(() => ({ route, request: { model: frame.id, text: frame.watch.join("") } }), tensor, index, opener);
  }

  /** Its life, from the start. */
  function play() {
    if (frames.length < 2) return void grow();
    player.start();
    player.play();
  }

  function render() {
    view.render(player.state().position, live);
    keep.suggest(checkpoint());
  }

  controls.fill();
  return {
    /** The tab was opened: put the film into the player. */
    show() {
      story.show(!store.get().growOwn);
      keep.list().catch(complain);
      if (frames.length > 0) tell(frames.length - 1);
      else {
        showShots([]);
        void begin();
      }
    },
    /** The tab was left. */
    hide() {
      story.hide();
    },
    /** The player has moved, while the tab is open. */
    render,
    /** A grown model that the server has lost is sent again, where this browser has it. @param {string} id @returns {Promise<boolean>} whether it is there again */
    async restore(id) {
      const kept = await keptModel(id).catch(() => undefined);
      if (!kept) return false;
      await sendModel(kept.digest, kept.bytes);
      return true;
    },
    /** A part of the state has changed. @param {string[]} keys */
    update(keys) {
      if (!keys.some((key) => key.startsWith("grow"))) return;
      controls.fill();
      if (open()) story.show(!store.get().growOwn);
      const later = running !== null || grown !== ""; // a life that is there is not thrown away for a look at another
      if (open() && !later) void begin();
    },
  };
}
