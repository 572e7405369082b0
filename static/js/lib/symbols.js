// The four symbols as they are drawn at the start: the same as app/engine/pixels.py says, and a test holds them to it.

/** @typedef {import("../types.js").Example} Example */

export const SYMBOLS = ["✕", "◯", "+", "—"];

const DRAWINGS = ["x.x.x.x.x", "xxxx.xxxx", ".x.xxx.x.", "...xxx..."];

/** @type {Example[]} */
export const EXAMPLES = DRAWINGS.map((drawing, target) => ({
  pixels: [...drawing].map((letter) => (letter === "x" ? 1 : -1)),
  target,
}));
