// A .npy file: the shape, and the numbers row by row. Of 16 bits, of 32 or of 64.

/** @typedef {{ shape: number[], data: Float32Array }} Numbers */

/** @param {ArrayBuffer} file @returns {Numbers} Errors: Error for a file of another kind */
export function readNpy(file) {
  const view = new DataView(file);
  const head = new TextDecoder("latin1").decode(new Uint8Array(file, 10, view.getUint16(8, true)));
  const kind = /'descr': '([^']+)'/.exec(head)?.[1];
  const shape = (/'shape': \(([^)]*)\)/.exec(head)?.[1] ?? "").split(",").filter((part) => part.trim()).map(Number);
  const start = 10 + view.getUint16(8, true);
  if (!head.includes("'fortran_order': False")) throw new Error("not a file of rows");
  const count = shape.reduce((product, size) => product * size, 1);
  const data = new Float32Array(count);
  if (kind === "<f2") for (let k = 0; k < count; k += 1) data[k] = half(view.getUint16(start + 2 * k, true));
  else if (kind === "<f4") for (let k = 0; k < count; k += 1) data[k] = view.getFloat32(start + 4 * k, true);
  else if (kind === "<f8") for (let k = 0; k < count; k += 1) data[k] = view.getFloat64(start + 8 * k, true);
  else throw new Error(`not a file of numbers: ${kind}`);
  return { shape, data };
}

/** @param {number} bits a number of 16 bits, as IEEE 754 writes it @returns {number} */
export function half(bits) {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >> 15 ? -1 : 1;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
