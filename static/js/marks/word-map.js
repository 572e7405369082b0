// Words on a plane, each family with a sign and a hue of its own. A family can be looked at alone.

import { mapPlaces, namesWithRoom, pointNear, wantedNames } from "../lib/map-layout.js";
import { _ } from "../lib/words.js";
import { html, newId, svg } from "./element.js";

/** @typedef {import("../lib/map-layout.js").MapPoint} MapPoint */
/** @typedef {import("../lib/families.js").Family} Family */
/** @typedef {import("../lib/families.js").Sign} Sign */

/** @type {Record<Sign, string>} */
const SIGNS = {
  disc: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
  ring: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
  square: "M-3.5-3.5h7v7h-7z",
  frame: "M-3.5-3.5h7v7h-7z",
  wedge: "M0-4.6 4.4 3.4h-8.8z",
  "open-wedge": "M0-4.6 4.4 3.4h-8.8z",
  diamond: "M0-5 5 0 0 5-5 0z",
  "open-diamond": "M0-5 5 0 0 5-5 0z",
};
const HOLLOW = new Set(["ring", "frame", "open-wedge", "open-diamond"]);

/**
 * @param {HTMLElement} element
 * @param {{ label: string, families: Record<string, Family> }} options
 */
export function createWordMap(element, { label, families }) {
  const sentence = html("p", { class: "unseen", id: newId("map") });
  const drawing = svg("svg", { "aria-hidden": "true" });
  const plot = html("div", { class: "word-map-plot", role: "img", "aria-label": label, "aria-describedby": sentence.id }, drawing);
  const legend = html("div", { class: "word-map-legend", role: "group", "aria-label": _("Families") });
  element.append(html("div", { class: "word-map" }, plot, legend, sentence));
  /** @type {MapPoint[]} */
  let points = [];
  /** @type {import("../lib/map-layout.js").Place[]} */
  let places = [];
  /** @type {{ mark: SVGGElement, name: SVGTextElement, word: string }[]} */
  let marks = [];
  let size = { width: 0, height: 0 };
  let pressed = /** @type {string | null} */ (null); // the family that is looked at
  let hovered = -1;

  /** @param {MapPoint[]} next @param {{ says: string, eased: boolean }} how */
  function update(next, { says, eased }) {
    const same = next.length === points.length && next.every((point, k) => point.word === points[k].word && point.family === points[k].family);
    points = next;
    if (!same) build();
    if (sentence.textContent !== says) sentence.textContent = says;
    drawing.classList.toggle("eased", eased);
    place();
  }

  function build() {
    const present = [...new Set(points.map(({ family }) => family))];
    pressed = pressed !== null && present.includes(pressed) ? pressed : null;
    legend.replaceChildren(...present.map(key));
    marks = points.map(({ word, family }) => {
      const name = svg("text", { class: "word-name", x: 8, y: 4, "data-word": word }, word);
      const mark = svg("g", { class: classOf(family), "data-word": word }, svg("path", { d: SIGNS[signOf(family)] }));
      return { mark, name, word };
    });
    drawing.replaceChildren(...marks.map(({ mark }) => mark), ...marks.map(({ name }) => name)); // names above all signs
  }

  /** @param {string} family @returns {Sign} */
  const signOf = (family) => families[family]?.sign ?? "disc";
  /** @param {string} family */
  const classOf = (family) => `word-mark hue-${families[family]?.hue ?? 4}${HOLLOW.has(signOf(family)) ? " hollow" : ""}`;

  /** @param {string} family */
  function key(family) {
    const sign = svg("svg", { viewBox: "-7 -7 14 14", class: classOf(family), "aria-hidden": "true" }, svg("path", { d: SIGNS[signOf(family)] }));
    const button = html("button", { type: "button", class: "word-map-key", "aria-pressed": String(pressed === family), "data-family": family }, sign, families[family]?.name ?? family);
    button.addEventListener("click", () => {
      pressed = pressed === family ? null : family;
      for (const each of legend.children) each.setAttribute("aria-pressed", String(each.getAttribute("data-family") === pressed));
      place();
    });
    return button;
  }

  function place() {
    if (size.width === 0) return;
    places = mapPlaces(points, size);
    const wanted = wantedNames(points, pressed);
    const named = new Set(namesWithRoom(points, places, hovered < 0 ? wanted : [hovered, ...wanted.filter((k) => k !== hovered)]));
    marks.forEach(({ mark, name }, k) => {
      const at = `translate(${places[k].x.toFixed(1)}px, ${places[k].y.toFixed(1)}px)`;
      mark.style.transform = at;
      name.style.transform = at;
      name.classList.toggle("named", named.has(k));
      name.classList.toggle("over", k === hovered);
      mark.classList.toggle("faded", pressed !== null && points[k].family !== pressed && k !== hovered);
    });
  }

  plot.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    const next = pointNear(places, { x: event.clientX - box.left, y: event.clientY - box.top });
    if (next === hovered) return;
    hovered = next;
    place();
  });
  plot.addEventListener("pointerleave", () => {
    hovered = -1;
    place();
  });
  const resized = new ResizeObserver(() => {
    size = { width: plot.clientWidth, height: plot.clientHeight };
    drawing.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    place();
  });
  resized.observe(plot);
  return { update };
}
