// The end of a line that the model wrote itself: each token with how sure the model was, before anything was cut.

/** @typedef {{ id: number, text: string, probability: number }} Spoken */
/** @typedef {{ start: number, tokens: Spoken[] } | null} Written  `start`: where in the line it begins */

const MOST = 400; // tokens that are kept

/** @param {NonNullable<Written>} written @returns {{ token: Spoken, start: number, end: number }[]} each with its place in the line */
export function spansOf({ start, tokens }) {
  let at = start;
  return tokens.map((token) => {
    const span = { token, start: at, end: at + token.text.length };
    at = span.end;
    return span;
  });
}

/** @param {string} line @param {Written} written @returns {Written} what of it still stands in the line, as it was written */
export function stillWritten(line, written) {
  if (!written) return null;
  const spans = spansOf(written);
  const changed = spans.findIndex(({ token, start, end }) => line.slice(start, end) !== token.text);
  const tokens = changed < 0 ? written.tokens : written.tokens.slice(0, changed);
  if (tokens.length === 0) return null;
  return tokens.length === written.tokens.length ? written : { ...written, tokens };
}

/** @param {Written} written @param {string} line @param {Spoken} token that comes at the end of the line @returns {Written} */
export function withToken(written, line, token) {
  const end = written ? (spansOf(written).at(-1)?.end ?? written.start) : -1;
  if (!written || end !== line.length || written.tokens.length >= MOST) return { start: line.length, tokens: [token] };
  return { ...written, tokens: [...written.tokens, token] };
}

// ---- as text: 24:512.6130.5.bank ... the id, the probability in ten-thousandths, the text with its length known

/** @param {Written} written */
export function encodeWritten(written) {
  if (!written) return "";
  const tokens = written.tokens.map(({ id, text, probability }) => `${id}.${Math.round(probability * 1e4)}.${text.length}`);
  return `${written.start}:${tokens.join("-")}`;
}

/** The texts are those of the line: see `filled`. @param {string} text @returns {Written} */
export function decodeWritten(text) {
  const found = /^(\d{1,5}):((?:\d{1,7}\.\d{1,5}\.\d{1,3}-?)+)$/.exec(text);
  if (!found) return null;
  const tokens = found[2].split("-").filter(Boolean).map((part) => {
    const [id, probability, length] = part.split(".").map(Number);
    return { id, text: " ".repeat(length), probability: Math.min(1, probability / 1e4) };
  });
  return tokens.length <= MOST ? { start: Number(found[1]), tokens } : null;
}

/** @param {string} line @param {Written} written from a link @returns {Written} with the texts, where the line is long enough */
export function filled(line, written) {
  if (!written) return null;
  const spans = spansOf(written).filter(({ end }) => end <= line.length);
  const tokens = spans.map(({ token, start, end }) => ({ ...token, text: line.slice(start, end) }));
  return tokens.length > 0 ? { ...written, tokens } : null;
}
