// A number in the space of a neuron: two digits, no zero before the point, a real minus sign.

/**
 * @param {number} value
 * @returns {string} ".80", "−.40", "1.6", "−12", "1", "0"
 */
export function short(value) {
  const size = Math.abs(value);
  const text = textOf(size);
  return value < 0 && text !== "0" ? `−${text}` : text;
}

/** @param {number} size @returns {string} */
function textOf(size) {
  if (Number.isInteger(size)) return String(size);
  if (size >= 9.95) return size.toFixed(0);
  if (size >= 0.995) return size.toFixed(1);
  const digits = size.toFixed(2).slice(1);
  return digits === ".00" ? "0" : digits;
}
