// A tensor as CSV: a line for each number, its place along every axis first. RFC 4180; masked numbers are empty.

/**
 * @param {string[]} dims @param {number[]} shape @param {(number | null)[]} flat row by row
 * @param {(dim: string, place: number) => string} label of a place along an axis
 */
export function csvOf(dims, shape, flat, label) {
  const lines = [[...dims, "value"].map(field).join(",")];
  flat.forEach((value, at) => {
    let rest = at;
    const places = shape.map(() => 0);
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      places[axis] = rest % shape[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    lines.push([...places.map((place, axis) => field(label(dims[axis], place))), value === null ? "" : String(value)].join(","));
  });
  return `${lines.join("\r\n")}\r\n`;
}

/** @param {string} text a spreadsheet must not take it for a formula */
function field(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
