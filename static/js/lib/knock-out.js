// What is taken away, as a short text that a link can hold: "w3,h0.4,l2,s0.4.5.3=0.25".

/** @typedef {{ layer: number, head: number, query: number, key: number, value: number }} SetWeight */
/** @typedef {{ words: number[], heads: [number, number][], layers: number[], weights: SetWeight[] }} Out */

/** @param {string} text @returns {Out} what cannot be read is left out */
export function readOut(text) {
  /** @type {Out} */
  const out = { words: [], heads: [], layers: [], weights: [] };
  for (const part of text.split(",")) {
    const places = /^[whls][\d.]+/.test(part) ? part.slice(1).split("=")[0].split(".").map(Number) : [];
    if (part[0] === "w" && places.length === 1) out.words.push(places[0]);
    else if (part[0] === "l" && places.length === 1) out.layers.push(places[0]);
    else if (part[0] === "h" && places.length === 2) out.heads.push([places[0], places[1]]);
    else if (part[0] === "s" && places.length === 4) {
      const value = Number(part.split("=")[1] ?? "0");
      const [layer, head, query, key] = places;
      if (value >= 0 && value <= 1) out.weights.push({ layer, head, query, key, value });
    }
  }
  return out;
}

/** @param {Out} out @returns {string} */
export function writeOut({ words, heads, layers, weights }) {
  return [
    ...words.map((word) => `w${word}`),
    ...heads.map(([layer, head]) => `h${layer}.${head}`),
    ...layers.map((layer) => `l${layer}`),
    ...weights.map(({ layer, head, query, key, value }) => `s${layer}.${head}.${query}.${key}=${Number(value.toFixed(3))}`),
  ].join(",");
}

/** Takes a part in, or out again where it is in. @param {string} text @param {string} part "w3", "h0.4", "l2" */
export function toggled(text, part) {
  const parts = text.split(",").filter(Boolean);
  return (parts.includes(part) ? parts.filter((each) => each !== part) : [...parts, part]).join(",");
}

/** Sets one weight; null lets it go. @param {string} text @param {Omit<SetWeight, "value">} place @param {number | null} value */
export function withWeight(text, { layer, head, query, key }, value) {
  const out = readOut(text);
  const same = (/** @type {SetWeight} */ each) => each.layer === layer && each.head === head && each.query === query && each.key === key;
  const weights = out.weights.filter((each) => !same(each));
  if (value !== null) {
    const row = weights.filter((each) => each.layer === layer && each.head === head && each.query === query);
    const left = 1 - row.reduce((sum, each) => sum + each.value, 0);
    weights.push({ layer, head, query, key, value: Math.max(0, Math.min(left, value)) });
  }
  return writeOut({ ...out, weights });
}

/** Without what the text does not have, or null where nothing is left. @param {Out} out @param {{ tokens: number, layers: number, heads: number }} sizes @returns {Record<string, unknown> | null} as the server wants it */
export function knockOutBody(out, { tokens, layers, heads }) {
  const own = {
    word: out.words.filter((word) => word < tokens),
    head: out.heads.filter(([layer, head]) => layer < layers && head < heads),
    layer: out.layers.filter((layer) => layer < layers),
    weight: out.weights.filter(({ layer, head, query, key }) => layer < layers && head < heads && query < tokens && key < tokens),
  };
  const body = Object.fromEntries(Object.entries(own).filter(([, each]) => each.length > 0));
  return Object.keys(body).length > 0 ? body : null;
}
