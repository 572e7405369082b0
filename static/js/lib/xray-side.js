// On which side the x-ray stands, so that it does not cover what was pressed, nor what that leads to.

/** @typedef {{ left: number, right: number, width: number }} Span */

const WIDE = 1241; // px of a window whose story is as wide as the x-ray; see .xray-left in layout.css

/**
 * @param {Span | undefined} pressed @param {Span | undefined} story the column of words, at the left @param {number} window how wide
 * @returns {"left" | "right"} left of what is on the right half; in a wide window over the story, of whatever is pressed beside it
 */
export function xraySide(pressed, story, window) {
  if (!pressed) return "right";
  const beside = story !== undefined && story.width > 0 && pressed.left >= story.right;
  if (window >= WIDE && beside) return "left";
  return pressed.left + pressed.width / 2 > window * 0.55 ? "left" : "right";
}
