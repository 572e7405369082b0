// One element, made from its name, its attributes and its children. Text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 * @typedef {Node | string} Child
 */

/**
 * Sets attributes: `true` is an empty one, `false`, null and undefined take it away.
 * @param {Element} element
 * @param {Attributes} given
 */
export function attributes(element, given) {
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [given]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function html(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  attributes(element, given);
  element.append(...children);
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [given]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, given = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  attributes(element, given);
  element.append(...children);
  return element;
}

/**
 * Writes a text where another one stands: what stays the same is not laid out anew.
 * @param {Element} element @param {string} text @returns {boolean} whether it said something else before
 */
export function write(element, text) {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/**
 * A button that says in words what its sign means.
 * @param {string} kind its class
 * @param {string} says
 * @param {() => void} press
 * @param {...Child} children
 */
export function button(kind, says, press, ...children) {
  const element = html("button", { type: "button", class: kind, "aria-label": says, title: says }, ...children);
  element.addEventListener("click", press);
  return element;
}

/**
 * A sign of 24 by 24, drawn in the colour of the text.
 * @param {string} d
 * @param {Attributes} [given]
 */
export function sign(d, given = {}) {
  return svg("svg", { viewBox: "0 0 24 24", class: "sign", "aria-hidden": "true", ...given }, svg("path", { d }));
}

let made = 0;

/**
 * An id that nothing else on the page has.
 * @param {string} stem
 */
export function newId(stem) {
  made += 1;
  return `${stem}-${made}`;
}
