// Reading the arrays of a trace.

/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").TensorJSON} TensorJSON */

/** @type {WeakMap<TensorJSON, number[]>} */
const flattened = new WeakMap();

/**
 * @param {Trace} trace @param {string} name
 * @returns {number[]} the numbers in row-major order; empty for an array that the trace does not carry
 */
export function numbersOf(trace, name) {
  const tensor = trace.tensors[name];
  if (!tensor) return [];
  let numbers = flattened.get(tensor);
  if (!numbers) {
    numbers = leavesOf(tensor.data);
    flattened.set(tensor, numbers);
  }
  return numbers;
}

/** @param {TensorJSON["data"]} tree nested lists @returns {number[]} */
function leavesOf(tree) {
  return Array.isArray(tree) ? tree.flatMap(leavesOf) : tree === null ? [] : [tree];
}

/** @param {Trace} trace @param {string} axis @param {number} place @returns {string} its label, or its number from 1 */
export function labelOf(trace, axis, place) {
  const labels = trace.axes[axis];
  return Array.isArray(labels) ? labels[place] : String(place + 1);
}

/** @param {number[]} numbers @returns {number} the place of the largest, the first of equals */
export function largestOf(numbers) {
  return numbers.reduce((best, v, i) => (v > numbers[best] ? i : best), 0);
}

/** @param {number[]} numbers @returns {number[]} the places, the largest in size first, the first of equals */
export function bySize(numbers) {
  return numbers.map((_v, i) => i).sort((a, b) => Math.abs(numbers[b]) - Math.abs(numbers[a]) || a - b);
}

/** As the first of `bySize`, without sorting all. @param {number[]} numbers @param {number} count @returns {number[]} */
export function largestIn(numbers, count) {
  /** @type {number[]} */
  const found = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const size = Math.abs(numbers[at]);
    if (found.length === count && size <= Math.abs(numbers[found[count - 1]])) continue;
    let place = found.length;
    while (place > 0 && size > Math.abs(numbers[found[place - 1]])) place -= 1;
    found.splice(place, 0, at);
    if (found.length > count) found.pop();
  }
  return found;
}
