// The bar at the bottom: the player's buttons, the scrubber with a tick for each step, the step in words and numbers.

import { _ } from "../lib/words.js";
import { attributes, button, html, sign, svg } from "./element.js";

/**
 * @typedef {import("../types.js").FormulaPart} FormulaPart
 * @typedef {{title: string, formula: string, major?: boolean, parts?: FormulaPart[]}} Shot what the transport needs of one
 * @typedef {{position: number, playing: boolean, shot: number, reason?: string}} PlayerState
 * @typedef {{
 *   play(): void, pause(): void, toggle(): void, seek(position: number): void, next(): void, previous(): void,
 *   start(): void, end(): void, setSpeed(factor: 0.5 | 1 | 2): void, state(): PlayerState,
 *   subscribe(listener: (state: PlayerState) => void): () => void,
 * }} Player
 */

const START = "M7 5v14M18 5.5v13L9.5 12z";
const BACK = "M14.5 6l-6 6 6 6";
const FORWARD = "M9.5 6l6 6-6 6";
const PLAY = "M8.5 5.5v13l10.5-6.5z";
const PAUSE = "M8 6v12M16 6v12";

/** @type {(0.5 | 1 | 2)[]} */
const SPEEDS = [1, 2, 0.5];

/**
 * @param {HTMLElement} element
 * @param {{player: Player, shots?: Shot[], onOpen?: (part: FormulaPart, opener: Element) => void}} options
 *   onOpen: a piece of the formula that shows a number was pressed
 */
export function createTransport(element, { player, shots = [], onOpen }) {
  const play = button("transport-play", _("Play"), () => player.toggle(), sign(PLAY));
  const buttons = html(
    "div",
    { class: "transport-buttons" },
    button("transport-button", _("To the start"), () => player.start(), sign(START)),
    button("transport-button", _("One step back"), () => player.previous(), sign(BACK)),
    play,
    button("transport-button", _("One step forward"), () => player.next(), sign(FORWARD)),
  );

  const thumb = html("input", { type: "range", min: 0, step: "any", "aria-label": _("Place in the film") });
  thumb.addEventListener("input", () => player.seek(Number(thumb.value)));
  const rails = [rail("transport-rail"), rail("transport-rail transport-done")];
  const scrubber = html("div", { class: "transport-scrubber" }, ...rails.map((each) => each.root), thumb);

  const speed = html("button", { type: "button", class: "transport-speed" });
  speed.addEventListener("click", () => setSpeed(SPEEDS[(SPEEDS.indexOf(factor) + 1) % SPEEDS.length]));

  const title = html("p", { class: "transport-title" });
  const formula = html("p", { class: "transport-formula" });
  const news = html("p", { class: "unseen", role: "status" });
  const bar = html(
    "div",
    { class: "transport", role: "group", "aria-label": _("Player") },
    buttons,
    scrubber,
    speed,
    html("div", { class: "transport-step" }, title, formula),
    news,
  );
  element.append(bar);

  /** @type {0.5 | 1 | 2} */
  let factor = 1;
  /** @type {Shot | undefined} */
  let shown;
  /** @type {boolean | undefined} */
  let playing;

  /** @param {0.5 | 1 | 2} next */
  function setSpeed(next) {
    factor = next;
    player.setSpeed(factor);
    const sign = factor === 0.5 ? "½×" : `${factor}×`;
    attributes(speed, { "aria-label": _("Speed {factor}", { factor: sign }), title: _("Speed") });
    speed.textContent = sign;
  }

  /** @param {PlayerState} state */
  function follow(state) {
    const part = shots.length > 0 ? state.position / shots.length : 0;
    thumb.value = String(state.position);
    scrubber.style.setProperty("--done", String(part));
    const shot = shots[Math.min(state.shot, shots.length - 1)];
    if (shot !== shown) show(shot, state);
    if (state.playing === playing) return;
    playing = state.playing;
    play.replaceChildren(sign(playing ? PAUSE : PLAY, { "data-playing": playing }));
    attributes(play, { "aria-label": playing ? _("Pause") : _("Play"), title: playing ? _("Pause") : _("Play") });
  }

  /**
   * A step that was asked for is said aloud; a film that plays or is scrubbed is not.
   * @param {Shot | undefined} shot
   * @param {PlayerState} state
   */
  function show(shot, state) {
    shown = shot;
    title.textContent = shot?.title ?? "";
    writeFormula(shot);
    formula.title = shot?.formula ?? "";
    thumb.setAttribute("aria-valuetext", shot?.title ?? "");
    if (state.reason === "step" && document.activeElement !== thumb) news.textContent = shot?.title ?? "";
  }

  /** The numbers of the formula are buttons, where they can be opened. @param {Shot | undefined} shot */
  function writeFormula(shot) {
    if (!shot?.parts || !onOpen) formula.textContent = shot?.formula ?? "";
    else formula.replaceChildren(...shot.parts.flatMap((part) => [part.tensor === undefined ? part.text : pieceOf(part), part.after]));
  }

  /** @param {FormulaPart} part */
  function pieceOf(part) {
    const piece = html("button", { type: "button", class: "transport-piece", title: _("Where does this number come from?") }, part.text);
    piece.addEventListener("click", () => onOpen?.(part, piece));
    return piece;
  }

  /** @param {Shot[]} next */
  function update(next) {
    shots = next;
    shown = undefined;
    thumb.max = String(Math.max(1, shots.length));
    thumb.disabled = shots.length === 0;
    for (const each of rails) each.draw(shots);
    if (shots.length === 0) show(undefined, player.state()); // of a film that is gone nothing is said
    follow(player.state());
  }

  const leave = player.subscribe(follow);
  setSpeed(1);
  update(shots);
  return {
    update,
    destroy() {
      leave();
      bar.remove();
    },
  };
}

/**
 * The line of the scrubber with a tick for each step, taller where something begins. It is drawn twice: pale for the
 * whole film, and in ink, cut off at the thumb, for what has been played.
 * @param {string} kind
 */
function rail(kind) {
  const minor = svg("path", { class: "minor" });
  const major = svg("path", { class: "major" });
  const ticks = svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" }, minor, major);
  const root = html("div", { class: kind }, ticks);

  let drawn = "?"; // a one for each shot where something begins

  /** @param {Shot[]} shots */
  function draw(shots) {
    const kinds = shots.map(({ major }) => (major ? 1 : 0)).join("");
    if (kinds === drawn) return;
    drawn = kinds;
    const places = [...shots.keys()];
    const few = shots.length <= 120; // more would be a grey band
    ticks.setAttribute("viewBox", `0 0 ${Math.max(1, shots.length)} 10`);
    minor.setAttribute("d", few ? places.filter((i) => !shots[i].major).map((i) => `M${i} 3V7`).join("") : "");
    const ends = [...places.filter((i) => shots[i].major), shots.length];
    major.setAttribute("d", ends.map((i) => `M${i} 0V10`).join(""));
  }
  return { root, draw };
}

/**
 * Space, the arrows, Home and End play the film from wherever the focus is, except where those keys belong to what
 * has it.
 * @param {Player} player
 * @returns {() => void} takes the keys back
 */
export function bindTransportKeys(player) {
  /** @type {Record<string, () => void>} */
  const keys = {
    " ": () => player.toggle(),
    ArrowLeft: () => player.previous(),
    ArrowRight: () => player.next(),
    Home: () => player.start(),
    End: () => player.end(),
  };
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const act = keys[event.key];
    if (!act || owns(event.target, event.key)) return;
    event.preventDefault();
    act();
  }
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

const OWNERS = "[data-own-keys], [contenteditable], textarea, select, audio, video";
const PRESSED = "button, a[href], summary, [role=button], [role=tab], [role=checkbox], [role=switch]";

/**
 * Whether a key belongs to what has the focus. The scrubber is a slider that gives its keys away: its steps are those
 * of the film.
 * @param {EventTarget | null} target
 * @param {string} key
 */
function owns(target, key) {
  if (!(target instanceof Element)) return false;
  if (target.matches(".transport-scrubber input")) return false;
  if (target.closest(OWNERS) || target.matches("input")) return true;
  return key === " " && target.closest(PRESSED) !== null;
}
