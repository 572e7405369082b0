// The x-ray: one number, what it is, the formula that made it, and its operands, each of which opens in turn.

import { full, number } from "../lib/format.js";
import { _, plural } from "../lib/words.js";
import { button, html, newId, sign } from "./element.js";
import { termRows } from "./xray-terms.js";

/**
 * @typedef {import("../types.js").Explained} Explained
 * @typedef {{tensor: string, index: number[], part?: number[], label: string, explained?: Explained}} Place where one has
 *   been; `part`: only these terms of it
 */

const CLOSE = "M6 6l12 12M18 6L6 18";

/**
 * A panel beside the figure; it does not keep the reader from the rest of the page. Escape goes back, and closes at
 * the root.
 * @param {HTMLElement} element
 * @param {{
 *   explain: (tensor: string, index: number[], part?: number[]) => Promise<Explained>,
 *   onShow?: (tensor: string, index: number[]) => void,
 *   onClose?: () => void,
 * }} options
 */
export function createXray(element, { explain, onShow, onClose }) {
  const headingId = newId("xray");
  const heading = html("h2", { id: headingId, class: "xray-head", tabindex: -1 });
  const trail = html("ol", { class: "xray-trail" });
  const body = html("div", { class: "xray-body", "aria-live": "polite" });
  const close_ = button("xray-close", _("Close"), close, sign(CLOSE));
  const way = html("nav", { class: "xray-way", "aria-label": _("Where you have been") }, trail);
  const top = html("div", { class: "xray-top" }, way, close_);
  const panel = html("section", { class: "xray", role: "dialog", "aria-labelledby": headingId, hidden: true });
  panel.append(top, heading, body);
  element.append(panel);

  /** @type {Place[]} */
  let places = [];
  /** @type {HTMLElement | SVGElement | null} */
  let opener = null;
  let asked = 0;

  /**
   * @param {string} tensor
   * @param {number[]} index
   * @param {Element | null} [from] what was pressed; the focus returns to it
   * @param {number[]} [part] only these terms of the number
   */
  function open(tensor, index, from = document.activeElement, part = undefined) {
    opener = from instanceof HTMLElement || from instanceof SVGElement ? from : null;
    places = [{ tensor, index, part, label: "" }];
    if (panel.hidden) body.replaceChildren(skeleton());
    panel.hidden = false;
    void show();
  }

  function close() {
    if (panel.hidden) return;
    asked += 1;
    panel.hidden = true;
    places = [];
    onClose?.();
    if (opener?.isConnected) opener.focus();
  }

  /** @param {string} tensor @param {number[]} index @param {string} label */
  function enter(tensor, index, label) {
    places.push({ tensor, index, label });
    void show();
  }

  /** @param {number} depth how many places stay */
  function backTo(depth) {
    places.length = depth;
    if (depth === 0) close();
    else void show();
  }

  /** Asks again for the number that is shown: something it was made from has changed. */
  function refresh() {
    for (const place of places) delete place.explained;
    if (places.length > 0) void show({ keepFocus: true });
  }

  /** Shows the last of the places; an answer that comes late, after the next question, is dropped. */
  async function show({ keepFocus = false } = {}) {
    const place = places[places.length - 1];
    asked += 1;
    const question = asked;
    onShow?.(place.tensor, place.index);
    panel.setAttribute("aria-busy", "true");
    try {
      const explained = place.explained ?? (await explain(place.tensor, place.index, place.part));
      if (question !== asked) return;
      place.explained = explained;
      place.label ||= explained.label;
      paint(place, explained);
    } catch (error) {
      if (question !== asked) return;
      refuse(error);
    }
    panel.removeAttribute("aria-busy");
    if (!keepFocus) heading.focus({ preventScroll: true });
  }

  /** @param {Place} place @param {Explained} explained */
  function paint(place, explained) {
    const focused = [...body.querySelectorAll("button")].indexOf(/** @type {any} */ (document.activeElement));
    heading.replaceChildren(
      html("span", { class: "xray-value" }, valueSays(explained.value)),
      html("span", { class: "xray-title" }, explained.title || place.label),
    );
    const digits = explained.value === null ? "" : full(explained.value);
    const exact = digits === valueSays(explained.value) || digits === "" ? [] : [html("p", { class: "xray-full" }, digits)];
    const count = explained.terms.length + (explained.rest?.count ?? 0);
    const parts = [...exact, html("p", { class: "xray-says" }, explained.says)];
    if (count > 0) parts.push(html("p", { class: "xray-formula" }, explained.formula));
    const many = count > 1 ? plural("{n} part, largest first", "{n} parts, largest first", count) : "";
    parts.push(html("p", { class: "xray-rule" }, html("span", {}, explained.rule), html("span", {}, many)));
    body.replaceChildren(...parts, ...(count > 0 ? [termRows(explained.terms, enter)] : []), ...restOf(explained), ...wholeOf(explained));
    paintTrail();
    if (focused >= 0) body.querySelectorAll("button")[focused]?.focus();
  }

  /** Of a part: the number that it is a part of, which opens. @param {Explained} explained */
  function wholeOf({ whole }) {
    if (!whole) return [];
    const { tensor, index, label, value } = whole;
    const open = html("button", { type: "button", class: "xray-whole" }, _("All of it: {label}", { label }), " ", html("b", {}, number(value)));
    open.addEventListener("click", () => enter(tensor, index, label));
    return [open];
  }

  /** Where one came by, and at its end the number that is shown; nothing at the root. */
  function paintTrail() {
    panel.classList.toggle("xray-root", places.length === 1);
    trail.replaceChildren(...(places.length > 1 ? places.map(crumb) : []));
    way.scrollLeft = way.scrollWidth;
  }

  /** @param {Place} place @param {number} depth */
  function crumb(place, depth) {
    const value = html("b", {}, place.explained ? valueSays(place.explained.value) : "");
    if (depth === places.length - 1) return html("li", {}, html("span", { "aria-current": "true" }, value));
    const back = html("button", { type: "button", title: place.label }, value, ` ${place.label}`);
    back.addEventListener("click", () => backTo(depth + 1));
    return html("li", {}, back);
  }

  /** @param {unknown} error */
  function refuse(error) {
    const again = html("button", { type: "button", class: "xray-again" }, _("Try again"));
    again.addEventListener("click", () => void show());
    const message = error instanceof Error ? error.message : String(error);
    heading.replaceChildren(html("span", { class: "xray-title" }, _("This number could not be explained")));
    body.replaceChildren(html("p", { class: "xray-error", role: "alert" }, message), again);
    paintTrail();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key !== "Escape" || panel.hidden || event.defaultPrevented) return;
    event.preventDefault();
    backTo(places.length - 1);
  }
  document.addEventListener("keydown", press);

  return {
    open,
    close,
    refresh,
    isOpen: () => !panel.hidden,
    destroy() {
      asked += 1;
      document.removeEventListener("keydown", press);
      panel.remove();
    },
  };
}

/** @param {number | null} value null where it is masked on purpose */
function valueSays(value) {
  return value === null ? _("masked") : number(value);
}

/** The operands that are too many to be told one by one. @param {Explained} explained */
function restOf({ rest }) {
  if (!rest) return [];
  const said = plural("and {n} other part, {sum}", "and {n} other parts, together {sum}", rest.count, { sum: number(rest.product) });
  return [html("p", { class: "xray-rest" }, said)];
}

/** The shape of what comes. */
function skeleton() {
  const lines = Array.from({ length: 6 }, () => html("span", {}));
  return html("div", { class: "xray-skeleton", "aria-hidden": "true" }, ...lines);
}
