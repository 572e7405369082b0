// Everything the network can ever see: all 512 pictures, coloured by its answer, faded by its doubt. Neighbours on the
// map differ in one pixel, across its edges too. The picture on the screen is ringed; the nine that are one pixel away
// are marked, strongly where they flip the answer.

import { brief } from "../lib/graphemes.js";
import { listed } from "../lib/joined.js";
import { dark, light } from "../lib/palette.js";
import { percent } from "../lib/format.js";
import { COLUMNS, ROWS, cellOf, flipsOf, pictureAt, pixelsOf } from "../lib/gray.js";
import { SYMBOLS } from "../lib/symbols.js";
import { _, plural } from "../lib/words.js";
import { judge, paintCells, paintFrame, squareOf } from "./atlas-paint.js";
import { html, write } from "./element.js";
import { openable, sentence } from "./sentence.js";
import { drawPicture, pictureWords } from "./picture.js";

/**
 * @typedef {import("./atlas-paint.js").Rows} Rows
 * @typedef {{rows?: Rows, answers?: string, current?: number | null, symbols?: string[]}} AtlasData what is not given stays
 *   as it was; `answers`: a digit for each picture, where the server says them
 */

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} element
 * @param {{symbols?: string[], onPick?: (picture: number) => void, onShare?: (picture: number, symbol: number, opener: Element) => void,
 *   onCount?: (symbol: number, opener: Element) => void, onFlips?: (opener: Element) => void}} [options]
 *   onPick: a picture is put on the screen; onShare: the probability of the answer to the picture that is there is opened;
 *   onCount, onFlips: a number of the sentence was pressed
 */
export function createAtlas(element, { symbols = SYMBOLS, onPick, onShare, onCount, onFlips } = {}) {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const above = html("canvas", { "aria-hidden": "true" }); // the frames: the cells need not be painted again for them
  const [cells, frames] = [canvas, above].map((each) => /** @type {CanvasRenderingContext2D} */ (each.getContext("2d")));
  const card = html("div", { class: "atlas-card", hidden: true, "aria-hidden": "true" });
  const preview = drawPicture(card, pixelsOf(0));
  const cardText = html("span", { class: "atlas-card-text" });
  const cardNote = html("span", { class: "atlas-card-note" });
  card.append(html("span", { class: "atlas-card-words" }, cardText, cardNote));
  const news = html("p", { class: "unseen", role: "status" });
  const counts = symbols.map((_symbol, k) => html("b", {}));
  const tallies = symbols.map((_symbol, k) => openable("", (opener) => onCount?.(k, opener)));
  const counted = symbols.map((_symbol, k) => html("span", { class: "atlas-count", "data-symbol": k }, counts[k], " ", tallies[k]));
  const flipCount = openable("", (opener) => onFlips?.(opener));
  const flips = html("span", { class: "atlas-flips" });
  const says = html("p", { class: "atlas-says", "data-says": "" }, ...counted.flatMap((count) => [count, html("span", { class: "unseen" }, ", ")]), flips);
  const map = html("div", { class: "atlas-map", role: "application", tabindex: 0 }, canvas, above, card);
  map.dataset.ownKeys = "";
  const root = html("div", { class: "atlas" }, map, says, news);
  element.append(root);

  let judged = judge(new Float32Array(4 * COLUMNS * ROWS));
  let known = false;
  /** @type {number | null} */
  let current = null;
  let cursor = 0;
  /** @type {number | null} the picture under the pointer, or under the cursor of the keyboard */
  let looked = null;
  let scale = 1;
  let waiting = 0;
  /** @type {{ judged: import("./atlas-paint.js").Judged, look: string } | null} what is on the canvas, and how it looks */
  let painted = null;

  /** @param {AtlasData} data */
  function update(data) {
    symbols = data.symbols ?? symbols;
    if (data.rows) judged = judge(data.rows, data.answers);
    known ||= Boolean(data.rows);
    if (data.current !== undefined) {
      const moved = data.current !== current && document.activeElement !== map;
      if (moved && data.current !== null) cursor = data.current;
      current = data.current;
    }
    describe();
    repaint();
    if (looked !== null) look(looked);
  }

  /** The sentence under the map, and its name, from the real values. */
  function describe() {
    if (!known) return;
    const tally = [0, 0, 0, 0];
    for (const answer of judged.answers) tally[answer] += 1;
    counts.forEach((count, k) => {
      write(count, brief(symbols[k], 8));
      counted[k].title = count.textContent === symbols[k] ? "" : symbols[k];
      write(tallies[k], String(tally[k]));
    });
    const changed = current === null ? 0 : flipsOf(current).filter(differs).length;
    flips.hidden = current === null;
    if (write(flipCount, String(changed)) || flips.childElementCount === 0) {
      const say = (/** @type {Record<string, string>} */ holes) =>
        plural("{n} of 9 single pixels flips the answer", "{n} of 9 single pixels flip the answer", changed, holes);
      flips.replaceChildren(...sentence(say, { n: flipCount }));
    }
    const parts = symbols.map((symbol, k) => `${symbol} ${tally[k]}`);
    const name = _("Map of all 512 pictures by answer: {parts}. Arrow keys move, Enter draws the picture.", { parts: listed(parts) });
    map.setAttribute("aria-label", name);
  }

  /** @param {number} picture */
  function differs(picture) {
    return current !== null && judged.answers[picture] !== judged.answers[current];
  }

  function repaint() {
    waiting ||= requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    if (!known || canvas.width === 0) return;
    const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
    const look = JSON.stringify([canvas.width, canvas.height, scale, theme.paper, symbols]);
    paintCells(cells, judged, { size: canvas, scale, theme, symbols }, painted?.look === look ? painted.judged : null);
    painted = { judged, look };
    frames.clearRect(0, 0, canvas.width, canvas.height);
    const frame = { size: canvas, scale, colour: theme.ink };
    if (current !== null) {
      const [same, other] = [flipsOf(current).filter((each) => !differs(each)), flipsOf(current).filter(differs)];
      for (const picture of same) paintFrame(frames, picture, { ...frame, line: 1 });
      for (const picture of other) paintFrame(frames, picture, { ...frame, line: 2.5, halo: theme.paper });
      paintFrame(frames, current, { ...frame, line: 4, halo: theme.paper });
    }
    if (looked !== null) paintFrame(frames, looked, { ...frame, colour: theme.focus, line: 2.5, halo: theme.paper });
  }

  /** Shows the card beside a picture of the map. @param {number | null} picture */
  function look(picture) {
    looked = picture;
    card.hidden = picture === null || !known;
    repaint();
    if (picture === null || !known) return;
    const { x, y, w, h } = squareOf(picture, canvas);
    preview.update(pixelsOf(picture));
    cardText.textContent = answerOf(picture);
    cardText.dataset.symbol = String(judged.answers[picture]);
    cardNote.textContent = noteOf(picture);
    const left = (x + w / 2) / scale;
    card.style.setProperty("--x", `${Math.min(Math.max(left, 76), map.clientWidth - 76)}px`);
    card.style.setProperty("--y", `${(y > canvas.height / 2 ? y : y + h) / scale}px`);
    card.classList.toggle("above", y > canvas.height / 2);
  }

  /** @param {number} picture */
  function answerOf(picture) {
    return `${brief(symbols[judged.answers[picture]], 8)} ${percent(judged.shares[picture])}`;
  }

  /** @param {number} picture */
  function noteOf(picture) {
    if (picture === current) return onShare ? _("on the screen; press again for its number") : _("on the screen");
    if (current === null || !flipsOf(current).includes(picture)) return "";
    return differs(picture) ? _("one pixel away, flips the answer") : _("one pixel away");
  }

  /** @param {MouseEvent} event */
  function pictureUnder(event) {
    const box = canvas.getBoundingClientRect();
    const col = Math.floor(((event.clientX - box.left) / box.width) * COLUMNS);
    const row = Math.floor(((event.clientY - box.top) / box.height) * ROWS);
    return pictureAt(Math.min(Math.max(col, 0), COLUMNS - 1), Math.min(Math.max(row, 0), ROWS - 1));
  }

  /** A picture that is on the screen already, or cannot be put there, opens its number. @param {number} picture */
  function choose(picture) {
    if (known && onShare && (picture === current || !onPick)) onShare(picture, judged.answers[picture], map);
    else onPick?.(picture);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = MOVES[event.key];
    if (move) {
      const { col, row } = cellOf(cursor);
      cursor = pictureAt((col + move[0] + COLUMNS) % COLUMNS, (row + move[1] + ROWS) % ROWS);
    } else if (event.key === "Home" && current !== null) cursor = current;
    else if (event.key === "Enter" || event.key === " ") choose(cursor);
    else return;
    event.preventDefault();
    look(cursor);
    const values = { answer: answerOf(cursor), picture: pictureWords(pixelsOf(cursor)), note: noteOf(cursor) };
    news.textContent = _("{answer}; {picture}. {note}", values);
  }

  map.addEventListener("pointermove", (event) => look(pictureUnder(event)));
  map.addEventListener("pointerleave", () => look(map.matches(":focus-visible") ? cursor : null));
  map.addEventListener("focus", () => map.matches(":focus-visible") && look(cursor));
  map.addEventListener("blur", () => look(null));
  map.addEventListener("keydown", press);
  map.addEventListener("click", (event) => {
    cursor = pictureUnder(event);
    choose(cursor);
  });

  const resized = new ResizeObserver(() => {
    scale = window.devicePixelRatio;
    canvas.width = Math.round(map.clientWidth * scale);
    canvas.height = Math.round(canvas.width / 2);
    [above.width, above.height] = [canvas.width, canvas.height];
    painted = null;
    paint();
  });
  resized.observe(map);
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return {
    update,
    destroy() {
      cancelAnimationFrame(waiting);
      resized.disconnect();
      themed.disconnect();
      root.remove();
    },
  };
}
