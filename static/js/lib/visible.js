// Text in which nothing is hidden: spaces, breaks and what has no shape get a sign.

/** @typedef {{ text: string, hidden: boolean }} Part `hidden`: the text is a sign for what would not be seen */

/** @type {Record<string, string>} */
const SIGNS = { " ": "␣", "\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u200b": "∅", "\u200d": "⁀", "\ufeff": "∅" };
const CONTROL = /^[\u0000-\u001f\u007f-\u009f]$/;
const COMBINING = /^\p{M}/u;

/** @param {string} text @returns {Part[]} neighbours of one kind are one part */
export function visible(text) {
  /** @type {Part[]} */
  const parts = [];
  for (const letter of text) {
    const sign = SIGNS[letter] ?? (CONTROL.test(letter) ? pictureOf(letter) : null);
    const last = parts[parts.length - 1];
    if (last && last.hidden === (sign !== null)) last.text += sign ?? letter;
    else parts.push({ text: sign ?? letter, hidden: sign !== null });
  }
  if (parts[0] && !parts[0].hidden && COMBINING.test(parts[0].text)) parts[0].text = `◌${parts[0].text}`; // a mark needs something to stand on
  return parts;
}

/** @param {string} letter a control character @returns {string} its picture in Unicode, or its number */
function pictureOf(letter) {
  const code = letter.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : `\\x${code.toString(16)}`;
}

const UTF8 = new TextEncoder();
const STRICT = new TextDecoder("utf-8", { fatal: true });

/** @param {string} text @returns {Uint8Array} */
export function bytesOf(text) {
  return UTF8.encode(text);
}

/**
 * Some bytes as text that can be seen; where they are no whole letters, as numbers in base 16.
 * @param {number[] | Uint8Array} bytes @returns {Part[]}
 */
export function visibleBytes(bytes) {
  try {
    return visible(STRICT.decode(Uint8Array.from(bytes)));
  } catch {
    return [{ text: [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" "), hidden: true }];
  }
}

/** The bytes of the letter that a place of the text lies in. @param {string} text @param {number} place in JavaScript's units @returns {{ start: number, end: number } | null} */
export function bytesAt(text, place) {
  const places = lettersOfBytes(text);
  const end = places.findIndex((each) => each > place);
  if (end < 0 || place < 0) return null;
  const start = places.indexOf(places[end - 1]);
  return { start, end };
}

/**
 * For each byte of a text the place of its letter (in JavaScript's units), and at the end the length of the text.
 * @param {string} text @returns {number[]}
 */
export function lettersOfBytes(text) {
  /** @type {number[]} */
  const places = [];
  let place = 0;
  for (const letter of text) {
    for (let k = 0; k < UTF8.encode(letter).length; k += 1) places.push(place);
    place += letter.length;
  }
  return [...places, text.length];
}
