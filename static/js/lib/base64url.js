// Numbers as text that may stand in a link: little-endian float32 in base64url (RFC 4648, section 5), without padding.

/** @param {number[]} numbers @returns {string} */
export function encodeFloats(numbers) {
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  numbers.forEach((v, i) => view.setFloat32(i * 4, v, true));
  const bytes = Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} text @param {number} count how many numbers it must hold
 * @returns {number[] | null} null unless it holds exactly `count` finite numbers
 */
export function decodeFloats(text, count) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length !== Math.ceil((count * 16) / 3)) return null;
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const view = new DataView(new ArrayBuffer(count * 4));
  for (let i = 0; i < count * 4; i++) view.setUint8(i, bytes.charCodeAt(i));
  const numbers = Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
  return numbers.every(Number.isFinite) ? numbers : null;
}
