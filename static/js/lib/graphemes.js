// A name in little room: cut between the letters that a reader sees, not within one.

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

/** What a reader sees as single letters: an emoji of several code points is one. @param {string} text @returns {string[]} */
export function graphemes(text) {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text];
}

/** @param {string} text @param {number} most letters @returns {string} the whole where it fits, else its start and an ellipsis */
export function brief(text, most) {
  const letters = graphemes(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}
