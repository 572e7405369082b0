// The file of a grown model, as the server writes it: safetensors, with all that is known of it in its header.

/**
 * @typedef {import("../grown-store.js").Sizes} Sizes
 * @typedef {{ facts: Record<string, string>, sizes: Sizes }} Told
 */

/** @param {string} text base 64 @returns {ArrayBuffer} */
export function bytesOfBase64(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let k = 0; k < raw.length; k += 1) bytes[k] = raw.charCodeAt(k);
  return bytes.buffer;
}

/**
 * What a file says of its model. The server looks at it again, and more closely.
 * @param {ArrayBuffer} buffer @returns {Told | null} null for one that was not grown here
 */
export function readHeader(buffer) {
  try {
    const size = Number(new DataView(buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size)));
    const words = header.__metadata__.glassbox;
    const facts = Object.fromEntries(words.split("\n").map((/** @type {string} */ line) => [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)]));
    for (const long of ["merges", "words", "openers"]) delete facts[long];
    return { facts, sizes: sizesOf(header) };
  } catch {
    return null;
  }
}

/** @param {Record<string, { shape: number[] }>} header @returns {Sizes} */
function sizesOf(header) {
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  const [d_vocab, d_model] = header.W_E.shape;
  return {
    parameters: names.reduce((sum, name) => sum + header[name].shape.reduce((product, length) => product * length, 1), 0),
    n_layers: names.filter((name) => name.endsWith(".W_Q")).length,
    n_heads: header["blocks.0.W_Q"].shape[0],
    d_model,
    d_vocab,
    n_ctx: header.W_pos.shape[0],
  };
}

/**
 * SHA-256 in base 16. Browsers give it to pages of a secure origin alone (https, or this very machine): null elsewhere.
 * @param {ArrayBuffer} bytes @returns {Promise<string | null>}
 */
export async function digestOf(bytes) {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The id under which the server knows a kept model. @param {string} digest */
export const idOf = (digest) => `own-${digest.slice(0, 16)}`;
