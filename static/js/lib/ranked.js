// Probabilities put in order, the surest first; of equals the one with the lower id, as the draw lays them.

/** @param {ArrayLike<number>} probabilities by id @returns {Int32Array} the ids, the most probable first */
export function ranked(probabilities) {
  const ids = Int32Array.from({ length: probabilities.length }, (_v, id) => id);
  return ids.sort((a, b) => probabilities[b] - probabilities[a] || a - b);
}

/**
 * The best of them, or the best of those that are wanted.
 * @param {ArrayLike<number>} probabilities @param {ArrayLike<number>} order @param {number} count
 * @param {Set<number>} [wanted] @returns {{ id: number, rank: number, probability: number }[]} rank from 1
 */
export function best(probabilities, order, count, wanted) {
  const found = [];
  for (let place = 0; place < order.length && found.length < count; place += 1) {
    const id = order[place];
    if (!wanted || wanted.has(id)) found.push({ id, rank: place + 1, probability: probabilities[id] });
  }
  return found;
}

/** @param {ArrayLike<number>} probabilities @param {Iterable<number>} ids @returns {number} what they have together */
export function together(probabilities, ids) {
  let sum = 0;
  for (const id of ids) sum += probabilities[id];
  return sum;
}

/** How many of the surest have at least this share together. @param {ArrayLike<number>} probabilities @param {ArrayLike<number>} order @param {number} share */
export function countFor(probabilities, order, share) {
  let [sum, count] = [0, 0];
  while (count < order.length && sum < share) {
    sum += probabilities[order[count]];
    count += 1;
  }
  return count;
}
