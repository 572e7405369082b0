// Roads taken and not taken: every line that was gone, as a tree. Trees are replaced, never changed.
//
// A node adds its text to the line of the node before it, so that a line names one node. Lines that begin alike share
// their first nodes, and part after the last whole word that they have in common.

/** @typedef {{ text: string, children: Road[] }} Road */

/** Where every line begins. @type {Road} */
export const START = { text: "", children: [] };
export const MOST_ROADS = 120; // nodes

const LETTER = /[\p{L}\p{M}\p{N}’']/u;

/** @param {Road} road @returns {number} how many nodes there are, the start not counted */
export function sizeOf(road) {
  return road.children.reduce((sum, child) => sum + 1 + sizeOf(child), 0);
}

/** @param {string} text @param {number} at @returns {boolean} whether it may part there: the space belongs to the word after it */
function endsAt(text, at) {
  return at >= text.length || !LETTER.test(text[at]) || text[at - 1] === "\n";
}

/** @param {string} text @param {string} start @returns {boolean} whether the text begins so, with whole words */
function follows(text, start) {
  return text.startsWith(start) && endsAt(text, start.length);
}

/** @param {string} one @param {string} other @returns {number} the length of what they begin with, in whole words */
function shared(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  while (length > 0 && !(endsAt(one, length) && endsAt(other, length))) length -= 1;
  return one.slice(0, length).trim() === "" ? 0 : length;
}

/** @param {Road} road @param {string} line @returns {Road} the tree with this line in it */
export function withLine(road, line) {
  if (line === "") return road;
  const { children } = road;
  const at = children.findIndex((child) => shared(child.text, line) > 0);
  if (at < 0) return { ...road, children: [...children, { text: line, children: [] }] };
  const child = children[at];
  const whole = follows(line, child.text) ? child : parted(child, shared(child.text, line));
  const next = withLine(whole, line.slice(whole.text.length));
  return { ...road, children: children.map((each, place) => (place === at ? next : each)) };
}

/** @param {Road} road @param {number} length @returns {Road} two nodes of one */
function parted(road, length) {
  return { text: road.text.slice(0, length), children: [{ text: road.text.slice(length), children: road.children }] };
}

/** @param {Road} road @param {string} line @returns {Road[]} from the start to the node of that line; empty where there is none */
export function pathTo(road, line) {
  if (line === "") return [road];
  for (const child of road.children) {
    if (!line.startsWith(child.text)) continue;
    const rest = pathTo(child, line.slice(child.text.length));
    if (rest.length > 0) return [road, ...rest];
  }
  return [];
}

/** @param {Road} road @param {string} line @returns {Road} the tree without that node, and without what follows it */
export function withoutLine(road, line) {
  const children = road.children.flatMap((child) => {
    if (child.text === line) return [];
    return line.startsWith(child.text) ? [withoutLine(child, line.slice(child.text.length))] : [child];
  });
  return { ...road, children };
}

// ---- as text: she put her money in the(_bank(_and!_.)!_shop)

/** @type {Record<string, string>} */
const SIGNS = { "~": "~0", _: "~1", "(": "~2", ")": "~3", "!": "~4", "\n": "~5", " ": "_" };
const LETTERS = Object.fromEntries(Object.entries(SIGNS).map(([letter, sign]) => [sign, letter]));

/** @param {Road} road @returns {string} */
export function encodeRoads({ text, children }) {
  const own = text.replace(/[~_()!\n ]/g, (letter) => SIGNS[letter]);
  return children.length > 0 ? `${own}(${children.map(encodeRoads).join("!")})` : own;
}

/** @param {string} text @returns {Road | null} null for nonsense, and for more than is kept */
export function decodeRoads(text) {
  let at = 0;
  /** @returns {Road | null} */
  function read() {
    const start = at;
    while (at < text.length && !"()!".includes(text[at])) at += 1;
    const own = text.slice(start, at).replace(/~.|_/g, (sign) => LETTERS[sign] ?? "");
    const children = [];
    if (text[at] === "(") {
      do {
        at += 1;
        const child = read();
        if (!child || child.text === "") return null;
        children.push(child);
      } while (text[at] === "!");
      if (text[at] !== ")") return null;
      at += 1;
    }
    return { text: own, children };
  }
  const road = read();
  return road && road.text === "" && at === text.length && sizeOf(road) <= MOST_ROADS ? road : null;
}
