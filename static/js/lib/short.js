// A number in the space of a neuron: two digits, no zero before the point, a real minus sign.

/**
 * @param {number} value
 * @returns {string} ".80", "−.40", "1.6", "−12", "0"
 */
export function short(value) {
  const size = Math.abs(value);
  const digits = size >= 10 ? size.toFixed(0) : size >= 0.995 ? size.toFixed(1) : size.toFixed(2).slice(1);
  if (digits === ".00") return "0";
  return value < 0 ? `−${digits}` : digits;
}
