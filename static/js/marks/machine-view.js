// The overview: the whole machine on a canvas, as far as the film has come. What is finished is painted once; a moment
// of the film shows it up to a line, and what travels beyond.

import { dark, light } from "../lib/palette.js";
import { heightOf, machineLayout, placeAt, stagesOf } from "../lib/machine-layout.js";
import { momentOf } from "../lib/machine-moment.js";
import { _ } from "../lib/words.js";
import { html } from "./element.js";
import { paintTravellers } from "./machine-travel.js";
import { LEAST_SHARE, machineSteps, paintMachine, paintPale } from "./machine-paint.js";
import { canvasPen } from "./pen-canvas.js";

/** @typedef {import("./machine-paint.js").MachineScene} MachineScene */
/** @typedef {import("../lib/machine-film.js").MachineShot} MachineShot */
/** @typedef {{ rail: number, kind: string, layer: number | null }} Place */
/**
 * @typedef {{ scene: MachineScene, shots: MachineShot[], position: number, moving: boolean, compact: boolean, name: string,
 *   says: (place: Place) => string }} MachineView
 */

export { LEAST_SHARE };

const NAME = 64; // px between the middles of the names of the first two columns
const SLICE = 3; // ms of a frame for painting what is not yet seen
const MOVES = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

/**
 * @param {HTMLElement} element
 * @param {{ onRail: (rail: number) => void, onOpen: (place: Place) => void, onLayer: (layer: number) => void }} options
 */
export function createMachineView(element, { onRail, onOpen, onLayer }) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const said = html("p", { class: "machine-said", "aria-hidden": "true", hidden: true });
  const news = html("p", { class: "unseen", role: "status" });
  const field = html("div", { class: "machine-field", role: "application", tabindex: 0, "data-own-keys": "" }, canvas, said);
  const tokens = html("div", { class: "machine-tokens", role: "group", "aria-label": _("The tokens: press one to follow its rail") });
  const heads = html("div", { class: "machine-heads", role: "group", "aria-label": _("Jump to a layer") });
  const root = html("div", { class: "machine-view" }, heads, tokens, field, news);
  element.append(root);

  /** @type {MachineView | null} */
  let view = null;
  let layout = machineLayout({ width: 600, height: 400, rails: 1, layers: 1, left: 90 });
  let width = 0;
  let [full, fresh] = [html("canvas"), html("canvas")];
  const pale = html("canvas");
  /** @type {(() => void)[]} what is still to be painted on the fresh sheet, which then takes the place of the full one */
  let waitingSteps = [];
  let [cursor, looked] = [{ rail: 0, stage: 0 }, /** @type {Place | null} */ (null)];
  let [waiting, scale, stale] = [0, devicePixelRatio, true];

  const theme = () => (document.documentElement.dataset.theme === "dark" ? dark : light);

  /** @param {MachineView} next */
  function update(next) {
    const before = view;
    view = next;
    const other = before?.scene !== next.scene;
    stale ||= !before || before.compact !== next.compact || (other && (before.scene.tokens !== next.scene.tokens || before.scene.layers !== next.scene.layers));
    if (other && !stale) renew();
    if (!before || before.scene.tokens !== next.scene.tokens || before.scene.rail !== next.scene.rail) nameTokens();
    if (field.getAttribute("aria-label") !== next.name) field.setAttribute("aria-label", next.name);
    waiting ||= requestAnimationFrame(paint);
  }

  function layOut() {
    if (!view || width === 0) return;
    const { tokens: texts, layers } = view.scene;
    const left = view.compact ? 56 : width < 480 ? 68 : 96;
    const height = view.compact ? Math.min(232, heightOf(texts.length, 170)) : heightOf(texts.length, Math.max(240, Math.min(430, window.innerHeight - 480)));
    [stale, scale] = [false, devicePixelRatio];
    layout = machineLayout({ width, height, rails: texts.length, layers, left, head: view.compact ? 44 : undefined });
    root.style.setProperty("--height", `${height}px`);
    waitingSteps = [];
    for (const each of [canvas, full, fresh, pale]) {
      each.width = Math.round(width * devicePixelRatio);
      each.height = Math.round(height * devicePixelRatio);
    }
    canvas.style.width = `${width}px`;
    const scene = view.scene;
    on(full, (pen) => paintMachine(pen, layout, scene, theme()));
    on(pale, (pen) => paintPale(pen, layout, scene, theme()));
    placeTokens();
    placeHeads();
  }

  /** Other numbers in the same places: painted step by step while a film plays, so that it goes on; at once where none does. */
  function renew() {
    if (!view) return;
    const { scene } = view;
    on(fresh, (pen) => (waitingSteps = machineSteps(pen, layout, scene, theme())));
  }

  function goOn() {
    const end = view?.moving ? performance.now() + SLICE : Infinity;
    while (waitingSteps.length > 0 && performance.now() < end) waitingSteps.shift()?.();
    if (waitingSteps.length > 0) waiting ||= requestAnimationFrame(paint);
    else [full, fresh] = [fresh, full];
  }

  /** @param {HTMLCanvasElement} sheet @param {(pen: import("./pen-canvas.js").Pen) => void} paintOn */
  function on(sheet, paintOn) {
    const own = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    own.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    own.clearRect(0, 0, width, layout.height);
    paintOn(canvasPen(own, theme()));
  }

  function paint() {
    waiting = 0;
    if (!view) return;
    if (stale || scale !== devicePixelRatio) layOut();
    if (width === 0) return;
    if (waitingSteps.length > 0) goOn();
    const moment = momentOf(layout, view.shots, view.position);
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(pale, 0, 0);
    const edge = Math.min(canvas.width, Math.max(0, Math.round(moment.drawn * devicePixelRatio)));
    if (edge > 0) brush.drawImage(full, 0, 0, edge, canvas.height, 0, 0, edge, canvas.height);
    brush.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const pen = canvasPen(brush, theme());
    paintTravellers(pen, layout, view.scene, theme(), moment);
    if (looked) frameOf(pen, looked);
    lightHead(moment.shot === null ? null : (view.shots[Math.max(0, Math.ceil(view.position) - 1)]?.layer ?? null));
  }

  /** @param {import("./pen-canvas.js").Pen} pen @param {Place} place */
  function frameOf(pen, place) {
    const stage = stagesOf(layout).find(({ kind, layer }) => kind === place.kind && layer === place.layer);
    if (!stage) return;
    const w = Math.max(14, layout.embed.w + 6);
    pen.rect(stage.x - w / 2, layout.rows[place.rail] - layout.strip / 2 - 4, w, layout.strip + 8, { stroke: theme().focus, width: 2.5, radius: 4 });
  }

  function nameTokens() {
    if (!view) return;
    const { tokens: texts, rail } = view.scene;
    if (tokens.childElementCount !== texts.length || [...tokens.children].some((each, at) => each.textContent !== texts[at])) {
      tokens.replaceChildren(...texts.map((text, at) => {
        const each = html("button", { type: "button", class: "machine-token", title: text }, text);
        each.addEventListener("click", () => onRail(at));
        return each;
      }));
      placeTokens();
    }
    [...tokens.children].forEach((each, at) => {
      each.setAttribute("aria-pressed", String(at === rail));
      each.setAttribute("tabindex", at === rail ? "0" : "-1");
    });
  }

  function placeTokens() {
    root.style.setProperty("--step", `${layout.step}px`);
    root.style.setProperty("--left", `${layout.start - 14}px`);
    [...tokens.children].forEach((each, at) => /** @type {HTMLElement} */ (each).style.setProperty("top", `${layout.rows[at] - layout.step / 2}px`));
  }

  function placeHeads() {
    const few = layout.layers.length <= 6 && width > 480;
    const spans = [{ x: layout.embed.x, end: layout.embed.x + layout.embed.w, name: few ? _("embedding") : "0", layer: -1 }];
    layout.layers.forEach(({ curves, post }, layer) => spans.push({ x: curves.x, end: post.x + post.w, name: few ? _("layer {n}", { n: layer + 1 }) : String(layer + 1), layer }));
    const next = (spans[1].x + spans[1].end) / 2; // the name of the first column keeps clear of that of the first layer
    heads.replaceChildren(...spans.map(({ x, end, name, layer }) => {
      const says = layer < 0 ? _("{name}: to the beginning", { name }) : _("{name}: jump there", { name });
      const each = html("button", { type: "button", class: "machine-head", "data-layer": layer, "aria-label": says, title: says }, name);
      each.style.left = `${layer < 0 && few ? Math.min((x + end) / 2, next - NAME) : (x + end) / 2}px`;
      each.style.maxWidth = `${Math.max(end - x + 18, 84)}px`;
      each.addEventListener("click", () => onLayer(layer));
      return each;
    }));
  }

  /** @param {number | null} layer */
  function lightHead(layer) {
    for (const each of heads.children) each.classList.toggle("lit", layer !== null && Number(each.getAttribute("data-layer")) === layer);
  }

  /** @param {Place | null} place @param {boolean} [aloud] */
  function look(place, aloud = false) {
    looked = place;
    said.hidden = place === null;
    if (place && view) {
      said.textContent = view.says(place);
      const stage = stagesOf(layout).find(({ kind, layer }) => kind === place.kind && layer === place.layer);
      said.style.left = `${Math.min(Math.max((stage?.x ?? 0), 110), width - 110)}px`;
      said.style.top = `${layout.rows[place.rail] + layout.strip / 2 + 6}px`;
      if (aloud) news.textContent = said.textContent;
    }
    waiting ||= requestAnimationFrame(paint);
  }

  /** @param {PointerEvent | MouseEvent} event */
  function under(event) {
    const box = canvas.getBoundingClientRect();
    return placeAt(layout, event.clientX - box.left, event.clientY - box.top);
  }
  const underCursor = () => ({ rail: cursor.rail, ...stagesOf(layout)[cursor.stage] });

  field.addEventListener("pointermove", (event) => look(under(event)));
  field.addEventListener("pointerleave", () => look(null));
  field.addEventListener("focus", () => field.matches(":focus-visible") && look(underCursor(), true));
  field.addEventListener("blur", () => look(null));
  field.addEventListener("click", (event) => {
    const place = under(event);
    if (place) onOpen(place);
  });
  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !view) return;
    const move = MOVES[event.key];
    if (event.key === "Enter" || event.key === " ") onOpen(underCursor());
    else if (move) {
      const stages = stagesOf(layout).length;
      cursor = { stage: Math.min(stages - 1, Math.max(0, cursor.stage + move[0])), rail: Math.min(layout.rows.length - 1, Math.max(0, cursor.rail + move[1])) };
      look(underCursor(), true);
    } else return;
    event.preventDefault();
  });
  tokens.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !view) return;
    event.preventDefault();
    const next = Math.min(view.scene.tokens.length - 1, Math.max(0, view.scene.rail + step));
    onRail(next);
    /** @type {HTMLElement} */ (tokens.children[next]).focus();
  });
  const resized = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    stale = true;
    waiting ||= requestAnimationFrame(paint);
  });
  resized.observe(element);
  const themed = new MutationObserver(() => {
    stale = true;
    waiting ||= requestAnimationFrame(paint);
  });
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return { update, layout: () => layout };
}
