// Words that are spelled almost like another one: what may have been meant.

/** @param {string} one @param {string} other @param {number} most @returns {number} letters to change, add, drop or swap; above `most` only that it is more */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_v, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
}

/**
 * @param {string} word @param {Iterable<string>} known @param {number} count
 * @returns {string[]} the nearest first, of equals in alphabetical order; none that is too far to be meant
 */
export function nearestWords(word, known, count) {
  const most = word.length <= 4 ? 1 : 2;
  const found = [];
  for (const each of known) {
    const far = distance(word, each, most);
    if (far <= most) found.push({ each, far });
  }
  found.sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1));
  return found.slice(0, count).map(({ each }) => each);
}
