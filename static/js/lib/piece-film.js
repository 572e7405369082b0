// WordPiece as a film: pure, from the words of a text made plain and the pieces that are taken from them, one after the
// other, to what stands there at each moment.

import { _, plural } from "./words.js";

/** @typedef {{ id: number, text: string, word: number, tried: number, start: number, end: number }} Taken places in bytes; `tried` longer ones were looked up before it */
/** @typedef {{ start: number, end: number, shown: string, fresh?: boolean, rest?: boolean, id?: number }} Stand */

const FIRST = 1100;
const OTHER = 600;
const GOES_ON = "##";

/** How many letters of its word a piece is. @param {Taken[]} pieces @param {number} at @param {string[]} words */
function lettersOf(pieces, at, words) {
  const { text, word } = pieces[at];
  const inside = at > 0 && pieces[at - 1].word === word;
  if (!inside && pieces[at + 1]?.word !== word) return [...words[word]].length; // the whole word, also where it is unknown
  return [...text].length - (inside && text.startsWith(GOES_ON) ? GOES_ON.length : 0);
}

/** What is left of a word before a piece is taken. @param {Taken[]} pieces @param {number} at @param {string[]} words */
function restAt(pieces, at, words) {
  let used = 0;
  for (let k = at - 1; k >= 0 && pieces[k].word === pieces[at].word; k -= 1) used += lettersOf(pieces, k, words);
  return [...words[pieces[at].word]].slice(used).join("");
}

/**
 * @param {{ words: string[], pieces: Taken[] }} cut @param {string[]} frame the special tokens that the model adds
 * @returns {import("../types.js").Shot[]}
 */
export function pieceShots({ words, pieces }, frame) {
  const shots = pieces.map((piece, at) => {
    const rest = restAt(pieces, at, words);
    const none = piece.text !== rest && !rest.startsWith(piece.text.replace(GOES_ON, ""));
    return {
      duration: at < 4 ? FIRST : OTHER,
      major: at === 0 || pieces[at - 1].word !== piece.word,
      title: none ? _("“{rest}” cannot be put together: it is {piece}", { rest, piece: piece.text }) : _("“{piece}” is the longest known beginning of “{rest}”", { piece: piece.text, rest }),
      formula: `${plural("{n} longer one was looked up first", "{n} longer ones were looked up first", piece.tried)}; ${_("token {id}", { id: piece.id })}`,
    };
  });
  if (frame.length > 0) shots.push({ duration: FIRST, major: true, title: _("The model wants {marks} around every text", { marks: frame.join(" … ") }), formula: "" });
  return shots;
}

/**
 * What stands there when so many pieces are taken: they, and what is left of each word.
 * @param {{ words: string[], pieces: Taken[] }} cut @param {number} count @returns {Stand[]}
 */
export function standingAfter({ words, pieces }, count) {
  /** @type {Stand[]} */
  const stand = [];
  pieces.forEach((piece, at) => {
    if (at < count) stand.push({ start: piece.start, end: piece.end, shown: piece.text, id: piece.id, fresh: at === count - 1 });
    else if (at === count || pieces[at - 1].word !== piece.word) {
      const own = pieces.filter((each) => each.word === piece.word);
      stand.push({ start: piece.start, end: own[own.length - 1].end, shown: restAt(pieces, at, words), rest: true });
    }
  });
  return stand;
}
