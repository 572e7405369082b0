// A sentence as chips, and arcs from one of its words to those that it looks at. An arc opens by a press, and gets another
// weight by a pull; long sentences wrap onto several lines.

import { arcInk, arcPath, arcWidth, pulledWeight } from "../lib/arcs.js";
import { weight as shown } from "../lib/format.js";
import { named } from "../lib/joined.js";
import { _ } from "../lib/words.js";
import { attributes, html, svg } from "./element.js";

/**
 * @typedef {{ words: string[], special: boolean[], chosen: number[], row: number[], masked: boolean[], folded: boolean,
 *   struck: number[], set: number[], most?: number, fixed?: boolean }} ArcsData
 *   `row`: how much the chosen word looks at each; `masked`: it may not; `set`: places whose weight was set by hand;
 *   `most`: what the full width stands for, more than 1 for a sum of heads; `fixed`: no weight can be pulled
 * @typedef {{ label: string, onWord: (at: number) => void, onOpen: (key: number, opener: Element) => void,
 *   onPull: (key: number, value: number) => void, onStrike: (at: number) => void }} ArcsOptions
 */

const LEAST_SHOWN = 0.03; // smaller weights have no number of their own until the word is pointed at
const STEP = 0.05; // by the keys + and −

/** @param {HTMLElement} element @param {ArcsOptions} options */
export function createArcs(element, { label, onWord, onOpen, onPull, onStrike }) {
  const paths = svg("g", {});
  const picture = svg("svg", { class: "arcs-picture", "aria-hidden": "true" }, paths);
  const list = html("div", { class: "arcs-words", role: "group", "aria-label": label, "data-own-keys": "" });
  const root = html("div", { class: "arcs" }, picture, list);
  element.append(root);
  /** @type {ArcsData} */
  let now = { words: [], special: [], chosen: [], row: [], masked: [], folded: false, struck: [], set: [] };
  /** @type {{ item: HTMLElement, chip: HTMLButtonElement, weight: HTMLButtonElement }[]} */
  let chips = [];
  let cursor = 0;

  /** @param {ArcsData} next */
  function update(next) {
    now = next;
    cursor = Math.min(next.chosen[0] ?? 0, next.words.length - 1);
    while (chips.length > next.words.length) chips.pop()?.item.remove();
    while (chips.length < next.words.length) chips.push(build(chips.length));
    root.classList.toggle("long", next.words.length > 40);
    root.classList.toggle("vast", next.words.length > 160); // then it scrolls, so that the rest of the page stays near
    chips.forEach(draw);
    place();
  }

  /** @param {number} at */
  function build(at) {
    const chip = html("button", { type: "button", class: "arcs-chip", "data-at": at });
    const weight = html("button", { type: "button", class: "arcs-weight", tabindex: -1, "data-at": at });
    const item = html("span", { class: "arcs-item" }, chip, weight);
    chip.addEventListener("click", () => onWord(at));
    weight.addEventListener("click", () => onOpen(at, weight));
    list.append(item);
    return { item, chip, weight };
  }

  /** @param {{ item: HTMLElement, chip: HTMLButtonElement, weight: HTMLButtonElement }} each @param {number} at */
  function draw({ item, chip, weight }, at) {
    const [share, here] = [now.row[at] ?? 0, now.chosen.includes(at)];
    const part = share / (now.most ?? 1);
    const word = now.words[at];
    item.hidden = now.folded && now.special[at];
    item.className = ["arcs-item", here ? "here" : "", now.masked[at] ? "masked" : "", now.struck.includes(at) ? "struck" : "", now.special[at] ? "special" : "", part >= LEAST_SHOWN ? "seen" : "", now.set.includes(at) ? "set" : ""].filter(Boolean).join(" ");
    if (chip.textContent !== word) chip.textContent = word;
    chip.style.setProperty("--share", String(Math.round(part * 100) / 100));
    const says = now.masked[at] ? _("{word}: may not be looked at, it comes later", { word }) : _("{word}: looked at with {share}", { word, share: shown(share) });
    attributes(chip, { "aria-label": here ? _("{word}, the chosen word", { word }) : says, "aria-pressed": String(here), tabindex: at === cursor ? 0 : -1, title: says });
    weight.textContent = now.masked[at] ? "" : shown(share);
    weight.hidden = Boolean(now.masked[at]);
    attributes(weight, { "aria-label": _("{share} of the attention for {word}: open", { share: shown(share), word }) });
  }

  /** Where the chips are, and the arcs above them. */
  function place() {
    const box = root.getBoundingClientRect();
    attributes(picture, { width: box.width, height: list.offsetHeight, viewBox: `0 0 ${box.width} ${list.offsetHeight}` });
    const tops = [...new Set(chips.filter(({ item }) => !item.hidden).map(({ item }) => item.offsetTop))];
    const spots = chips.map(({ item, chip }) => ({ x: chip.offsetLeft + chip.offsetWidth / 2, y: chip.offsetTop, height: chip.offsetHeight, line: tops.indexOf(item.offsetTop) }));
    const from = spots[now.chosen[now.chosen.length - 1]];
    if (!from) return void paths.replaceChildren();
    const order = now.row.map((share, key) => ({ share, key })).filter(({ share, key }) => share > 0.002 && chips[key] && !chips[key].item.hidden);
    order.sort((one, other) => one.share - other.share);
    paths.replaceChildren(...order.flatMap(({ share, key }) => {
      const d = arcPath(from, spots[key]);
      const part = share / (now.most ?? 1);
      const line = svg("path", { d, class: now.set.includes(key) ? "arc set" : "arc", "stroke-width": arcWidth(part), opacity: arcInk(part) });
      const hit = svg("path", { d, class: now.fixed ? "arc-hit fixed" : "arc-hit", "data-key": key });
      hit.append(svg("title", {}, named(now.words[key], shown(share))));
      return [line, hit];
    }));
    return undefined;
  }

  paths.addEventListener("pointerdown", (event) => {
    const key = Number(/** @type {Element} */ (event.target).getAttribute("data-key") ?? NaN);
    if (Number.isNaN(key)) return;
    event.preventDefault();
    const [start, before] = [event.clientY, now.row[key]];
    let moved = false;
    const move = (/** @type {PointerEvent} */ next) => {
      moved ||= Math.abs(next.clientY - start) > 4;
      if (moved && !now.fixed) onPull(key, pulledWeight(before, start - next.clientY));
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      if (!moved) onOpen(key, chips[key].chip);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  });

  list.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const at = Number(target.dataset.at ?? NaN);
    if (Number.isNaN(at) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onWeight = target.classList.contains("arcs-weight");
    if (event.key === "ArrowDown" && !onWeight) chips[at].weight.focus();
    else if (event.key === "ArrowUp" && onWeight) chips[at].chip.focus();
    else if (now.fixed && ["+", "=", "-"].includes(event.key)) return;
    else if (event.key === "+" || event.key === "=") onPull(at, Math.min(1, now.row[at] + STEP));
    else if (event.key === "-") onPull(at, Math.max(0, now.row[at] - STEP));
    else if (event.key === "Delete" || event.key === "Backspace") onStrike(at);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") step(at, event.key === "ArrowLeft" ? -1 : 1, onWeight);
    else return;
    event.preventDefault();
  });

  /** @param {number} at @param {number} by @param {boolean} onWeight */
  function step(at, by, onWeight) {
    let next = at + by;
    while (chips[next]?.item.hidden) next += by;
    if (!chips[next]) return;
    chips[cursor].chip.tabIndex = -1;
    cursor = next;
    chips[next].chip.tabIndex = 0;
    (onWeight && !chips[next].weight.hidden ? chips[next].weight : chips[next].chip).focus();
  }

  const watch = new ResizeObserver(place);
  watch.observe(root);
  return {
    update,
    destroy() {
      watch.disconnect();
      root.remove();
    },
  };
}
