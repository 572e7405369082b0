// Which letter of the text lies under the finger, or before the caret as it is moved: so that the tokens that hold it
// light up. The letters are found in the mirror, that lies beneath the field letter for letter.

/**
 * @param {HTMLTextAreaElement} box @param {HTMLElement} mirror
 * @param {(place: number | null) => void} onLetter the place in JavaScript's units, null where there is none
 */
export function watchLetters(box, mirror, onLetter) {
  let before = -1;
  /** @param {number} place */
  function tell(place) {
    if (place === before) return;
    before = place;
    onLetter(place < 0 ? null : place);
  }
  box.addEventListener("pointermove", (event) => tell(letterAt(mirror, event.clientX, event.clientY)));
  box.addEventListener("pointerleave", () => tell(-1));
  box.addEventListener("keyup", (event) => {
    if (/^(Arrow|Home|End|Page)/.test(event.key)) tell(Math.min(box.selectionStart, box.value.length - 1));
  });
  for (const kind of ["input", "blur"]) box.addEventListener(kind, () => tell(-1));
}

/** The place of the letter at a point, −1 for none: they stand in the order of reading. @param {HTMLElement} mirror @param {number} x @param {number} y */
export function letterAt(mirror, x, y) {
  /** @type {{ node: Text, start: number }[]} */
  const parts = [];
  let length = 0;
  const walk = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    parts.push({ node: /** @type {Text} */ (node), start: length });
    length += /** @type {Text} */ (node).length;
  }
  const range = document.createRange();
  /** @param {number} place */
  const boxOf = (place) => {
    const part = parts.filter(({ start }) => start <= place).pop();
    if (!part) return null;
    range.setStart(part.node, place - part.start);
    range.setEnd(part.node, place - part.start + 1);
    return range.getBoundingClientRect();
  };
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = boxOf(middle);
    if (!found || found.bottom < y || (found.top <= y && found.right < x)) low = middle + 1;
    else high = middle;
  }
  const found = length > 0 ? boxOf(low) : null;
  return found && x >= found.left && x <= found.right && y >= found.top && y <= found.bottom ? low : -1;
}
