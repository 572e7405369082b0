// Arrays as files that NumPy reads: .npy (one array), and .npz (several, in a zip that is not compressed).
// Formats: NumPy's NEP 1; zip by PKWARE's APPNOTE, stored entries only.

/** @typedef {{ shape: number[], data: ArrayLike<number> }} NumberArray masked numbers are −infinity or NaN */

/** @param {NumberArray} array @returns {Uint8Array} float64, little-endian, row by row */
export function npy({ shape, data }) {
  const dims = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const words = `{'descr': '<f8', 'fortran_order': False, 'shape': ${dims}, }`;
  const length = Math.ceil((10 + words.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 8 * data.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (length - 10) & 255, (length - 10) >> 8]);
  bytes.set(new TextEncoder().encode(`${words.padEnd(length - 11)}\n`), 10);
  const view = new DataView(bytes.buffer, length);
  for (let at = 0; at < data.length; at += 1) view.setFloat64(8 * at, data[at], true);
  return bytes;
}

/** @param {Record<string, NumberArray>} arrays @returns {Uint8Array} */
export function npz(arrays) {
  return zip(Object.entries(arrays).map(([name, array]) => ({ name: `${name}.npy`, bytes: npy(array) })));
}

/** @param {{ name: string, bytes: Uint8Array }[]} files @returns {Uint8Array} */
export function zip(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const central = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const label = new TextEncoder().encode(name);
    const sum = crc32(bytes);
    // version, UTF-8 names, stored, a date of 1980, checksum, sizes, length of the name
    const common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [sum, 4], [bytes.length, 4], [bytes.length, 4], [label.length, 2], [0, 2]];
    const head = fields([[0x04034b50, 4], ...common]);
    parts.push(head, label, bytes);
    central.push(fields([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), label);
    offset += head.length + label.length + bytes.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = fields([[0x06054b50, 4], [0, 4], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]]);
  return joined([...parts, ...central, end]);
}

/** @param {number[][]} given value and how many bytes @returns {Uint8Array} little-endian */
function fields(given) {
  return Uint8Array.from(given.flatMap(([value, size]) => Array.from({ length: size }, (_v, k) => Math.floor(value / 256 ** k) % 256)));
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_v, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes @returns {number} CRC-32, as zip wants it */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
