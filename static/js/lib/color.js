// A number as a colour: zero is paper, above is blue, below is orange. Mixed in OKLab, where equal steps look equal.
// OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020). Contrast: WCAG 2.2.

import { dark, light, symbolColors } from "./palette.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {[number, number, number]} Triple */

export { dark, light, symbolColors };

const RAMP = 255;

/** @param {string} hex "#rrggbb" @returns {Triple} linear light, 0 to 1 */
function toLinear(hex) {
  const channel = (/** @type {number} */ at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** @param {Triple} linear @returns {string} "#rrggbb" */
function fromLinear(linear) {
  const channel = (/** @type {number} */ c) => {
    const s = c <= 0.0031308 ? c * 12.92 : 1.055 * Math.max(c, 0) ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, s)) * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${linear.map(channel).join("")}`;
}

/** @param {Triple} rgb @returns {Triple} */
function toLab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** @param {Triple} lab @returns {Triple} */
function fromLab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** @param {string} from @param {string} to "#rrggbb" @param {number} t 0 to 1 @returns {string} the colour between */
export function mix(from, to, t) {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const start = toLab(toLinear(from));
  const end = toLab(toLinear(to));
  const between = (/** @type {0 | 1 | 2} */ i) => start[i] + (end[i] - start[i]) * t;
  return fromLinear(fromLab([between(0), between(1), between(2)]));
}

/** @type {WeakMap<Palette, string[]>} from −1 to 1 in 1/255 steps: finer than a screen shows */
const ramps = new WeakMap();

/** @param {Palette} theme @returns {string[]} */
function rampOf(theme) {
  let ramp = ramps.get(theme);
  if (!ramp) {
    ramp = Array.from({ length: 2 * RAMP + 1 }, (_, i) => {
      const v = i / RAMP - 1;
      return mix(theme.zero, v < 0 ? theme.negative : theme.positive, Math.abs(v));
    });
    ramps.set(theme, ramp);
  }
  return ramp;
}

/** @param {number} v clamped to −1..1 @param {Palette} [theme] @returns {string} paper at 0, blue at 1, orange at −1 */
export function signColor(v, theme = light) {
  const clamped = Math.min(1, Math.max(-1, v || 0));
  return rampOf(theme)[Math.round((clamped + 1) * RAMP)];
}

/** @param {string} one @param {string} other "#rrggbb" @returns {number} contrast, 1 to 21 */
export function contrast(one, other) {
  const [dim, bright] = [one, other].map(luminance).sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = toLinear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} background "#rrggbb" @returns {string} a text colour with a contrast of at least 4.5 on it */
export function inkOn(background) {
  const candidates = [light.ink, "#ffffff", "#000000"]; // black or white always reaches 4.58
  return /** @type {string} */ (candidates.find((ink) => contrast(ink, background) >= 4.5));
}

/** @param {number} w a weight @returns {number} width in pixels: 0.5 at zero, 4.5 at ±1, slower beyond, 8 at most */
export function wireWidth(w) {
  const size = Math.abs(w);
  return size <= 1 ? 0.5 + 4 * size : Math.min(8, 4.5 + Math.log2(size));
}
