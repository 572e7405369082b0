// Numbers as people read them: two or three significant digits, a real minus sign, never "-0".

/** @typedef {{ value: number, factor?: number, product?: number }} Summand */

const MINUS = "−";
const ELLIPSIS = "…";
const WHOLE = 1e7; // whole numbers below are told to the last digit: they count, or are the id of a token

/** @param {string} text @returns {string} `text` with real minus signs, and powers of ten written out */
function typeset(text) {
  const [digits, exponent] = text.split("e");
  const power = exponent === undefined ? "" : `×10${superscript(exponent)}`;
  return digits.replace("-", MINUS) + power;
}

/** @param {string} exponent such as "-5" or "+21" */
function superscript(exponent) {
  const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  return [...exponent].map((sign) => (sign === "-" ? "⁻" : (raised[Number(sign)] ?? ""))).join("");
}

/** @param {number} v @returns {string | null} the word for what has no digits */
function wordless(v) {
  if (Number.isNaN(v)) return "?";
  if (!Number.isFinite(v)) return v < 0 ? `${MINUS}∞` : "∞";
  return v === 0 ? "0" : null;
}

/**
 * @param {number} v
 * @returns {string} two or three significant digits: 0.61, −1.59, 12.3, 6.1×10⁻⁵; whole numbers bare
 */
export function number(v) {
  const word = wordless(v);
  if (word !== null) return word;
  const size = Math.abs(v);
  if (Number.isInteger(v) && size < WHOLE) return typeset(String(v));
  const rounded = Number(v.toPrecision(size >= 1 ? 3 : 2));
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)));
  if (magnitude < -3 || magnitude > 5) return typeset(v.toExponential(1).replace("+", ""));
  const decimals = magnitude >= 0 ? 2 - magnitude : 1 - magnitude;
  return typeset(rounded.toFixed(Math.max(0, decimals)));
}

/** @param {number} v @returns {string} every digit that the number has */
export function full(v) {
  return wordless(v) ?? typeset(String(v));
}

/** @param {number} p 0 to 1 @returns {string} a share as a percentage; only nothing is 0%, only certainty is 100% */
export function percent(p) {
  if (p === 0 || p === 1) return `${p * 100}%`;
  if (p < 0.001) return "<0.1%";
  if (p > 0.999) return ">99.9%";
  const decimals = p < 0.0095 || p >= 0.995 ? 1 : 0;
  return `${(p * 100).toFixed(decimals)}%`;
}

/** @param {number} share 0 to 1 @returns {string} as `number`, but what is next to nothing says so: <0.001 */
export function weight(share) {
  return share > 0 && share < 0.001 ? "<0.001" : number(share);
}

/** @param {number} v @returns {string} as `number`, with a plus sign above zero */
export function signed(v) {
  return v > 0 ? `+${number(v)}` : number(v);
}

/**
 * @param {Summand} term
 * @returns {{ negative: boolean, text: string }} "0.40·−1", and whether a minus belongs in front
 */
function written({ value, factor, product }) {
  const alone = factor === undefined ? (product ?? value) : factor;
  const text = number(Math.abs(alone));
  return { negative: alone < 0, text: factor === undefined ? text : `${text}·${number(value)}` };
}

/**
 * A sum with its real numbers: "0.61·1 + 0.22·1 − 0.40·−1 + …". The terms keep their order.
 * @param {Summand[]} terms @param {number} [max] how many are written @returns {string}
 */
export function sum(terms, max = 4) {
  if (terms.length === 0) return "0";
  const shown = terms.slice(0, max).map(written);
  const [first, ...others] = shown;
  const start = (first.negative ? MINUS : "") + first.text;
  const rest = others.map(({ negative, text }) => ` ${negative ? MINUS : "+"} ${text}`).join("");
  return start + rest + (terms.length > max ? ` + ${ELLIPSIS}` : "");
}

/** @param {number} v @param {number} [digits] significant @returns {string} "0.8412": for numbers that are compared */
export function precise(v, digits = 4) {
  const size = Math.abs(v);
  if (size !== 0 && (size < 1e-4 || size >= 1e5)) return number(v);
  return (v < 0 && size !== 0 ? "−" : "") + size.toPrecision(digits);
}
