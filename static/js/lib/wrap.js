// A text in lines that fit: broken between words, and where there are no spaces between any two letters.

const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/; // Chinese, Japanese, Korean: broken anywhere

/**
 * @param {string} text @param {number} most how wide a line may be @param {(text: string) => number} widthOf
 * @returns {string[]} at least one line; a piece that alone is too wide is cut
 */
export function wrap(text, most, widthOf) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line === "" || widthOf((line + piece).trimEnd()) <= most) line += line === "" ? piece.trimStart() : piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
    while (widthOf(line.trimEnd()) > most && [...line].length > 1) {
      const letters = [...line];
      let fits = letters.length - 1;
      while (fits > 1 && widthOf(letters.slice(0, fits).join("")) > most) fits -= 1;
      lines.push(letters.slice(0, fits).join(""));
      line = letters.slice(fits).join("");
    }
  }
  return [...lines, line.trimEnd()];
}

/** Words with the spaces before them; a wide letter is a piece by itself. @param {string} text */
function piecesOf(text) {
  /** @type {string[]} */
  const pieces = [];
  for (const word of text.match(/\s*\S+/g) ?? []) {
    let piece = "";
    for (const letter of word) {
      if (WIDE.test(letter)) {
        if (piece) pieces.push(piece);
        pieces.push(letter);
        piece = "";
      } else piece += letter;
    }
    if (piece) pieces.push(piece);
  }
  return pieces;
}

/** A text cut to a width, with a sign that it goes on. @param {string} text @param {number} most @param {(text: string) => number} widthOf */
export function cut(text, most, widthOf) {
  if (widthOf(text) <= most) return text;
  const letters = [...text];
  do letters.pop();
  while (letters.length > 0 && widthOf(`${letters.join("")}…`) > most);
  return `${letters.join("")}…`;
}
