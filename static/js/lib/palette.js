// The colours of static/css/tokens.css, for what is drawn on a canvas or mixed. A test compares the two.

/**
 * @typedef {{ paper: string, surface: string, sunk: string, ink: string, ink2: string, ink3: string, line: string,
 *   lineStrong: string, positive: string, positiveSoft: string, negative: string, negativeText: string,
 *   negativeSoft: string, zero: string, whitePixel: string, blackPixel: string, focus: string, good: string,
 *   warn: string, symbol0: string, symbol1: string, symbol2: string, symbol3: string }} Palette
 */

/** @type {Palette} */
export const light = {
  paper: "#fbfaf6",
  surface: "#ffffff",
  sunk: "#f1efe6",
  ink: "#1b2130",
  ink2: "#4a5060",
  ink3: "#666b77",
  line: "#e4e0d5",
  lineStrong: "#928d80",
  positive: "#1769aa",
  positiveSoft: "#d5e4f0",
  negative: "#d9730d",
  negativeText: "#a85400",
  negativeSoft: "#f8e3cf",
  zero: "#fbfaf6",
  whitePixel: "#ffffff",
  blackPixel: "#1b2130",
  focus: "#6a3fb5",
  good: "#2f6f3e",
  warn: "#8a5a00",
  symbol0: "#7a4fa3",
  symbol1: "#1d7a70",
  symbol2: "#b03a68",
  symbol3: "#6d7120",
};

/** @type {Palette} */
export const dark = {
  paper: "#14161b",
  surface: "#1c1f26",
  sunk: "#23262e",
  ink: "#edeae0",
  ink2: "#bfbcb2",
  ink3: "#9a988f",
  line: "#31343d",
  lineStrong: "#6d6f78",
  positive: "#5aa7e0",
  positiveSoft: "#1f3a50",
  negative: "#f0913a",
  negativeText: "#f5a55c",
  negativeSoft: "#4a3017",
  zero: "#14161b",
  whitePixel: "#f3f0e6",
  blackPixel: "#050608",
  focus: "#b99cf0",
  good: "#7cc48d",
  warn: "#e0b25a",
  symbol0: "#b48ede",
  symbol1: "#55bfb2",
  symbol2: "#e4789f",
  symbol3: "#b4b85a",
};

/** @param {Palette} theme @returns {string[]} the quiet hue of each symbol, ✕ ◯ + — */
export function symbolColors(theme) {
  return [theme.symbol0, theme.symbol1, theme.symbol2, theme.symbol3];
}
