// A place in a film is a real number from 0 to the number of shots. A whole number is the end of the shot before it, so
// that a film that was stepped shows a finished step; 0 alone is the beginning of the first.

/** @param {number} position @param {number} shots how many @returns {{ shot: number, progress: number }} */
export function placeIn(position, shots) {
  const inside = Math.min(Math.max(position, 0), shots);
  const shot = Math.max(0, Math.ceil(inside) - 1);
  return { shot, progress: inside - shot };
}
