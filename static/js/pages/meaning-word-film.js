// The film of a word on the plane: its row of the table, its length, the middle taken off, the product with each axis
// added up number by number, and the point that takes its place.

import { lengthOf, wordShots } from "../lib/meaning-film.js";
import { number } from "../lib/format.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { createPlaceFilm } from "../marks/place-film.js";
import { slot } from "./frame.js";
import { createFilmCards } from "./meaning-film.js";
import { tensorOf } from "./meaning-tensors.js";

/** @typedef {{ word: string, x: number, y: number, pieces: number }} PlacedWord */

/**
 * @param {{ of: () => import("./xray-panel.js").Of, xray: import("./xray-panel.js").XrayPanel, player: import("../player.js").Player }} options
 *   of: the call of the map that is shown
 */
export function createWordFilm({ of, xray, player }) {
  const cards = createFilmCards(slot("map-film"), { open: (tensor, index, opener) => xray.open(of, tensor, index, opener) });
  /** @type {import("../lib/meaning-film.js").PartShot[]} */
  let shots = [];

  /** @param {PlacedWord[]} points @param {number} index of the word among them, −1 for none @param {string[]} pieces as which it is read */
  async function build(points, index, pieces) {
    const point = points[index];
    slot("map-film-head").hidden = !point;
    if (!point) {
      cards.clear();
      shots = [];
      return shots;
    }
    const at = { word: index };
    const [row, unit, centred, middle, one, two, x, y, off] = await Promise.all([
      tensorOf(of(), "word_rows", at), tensorOf(of(), "units", at), tensorOf(of(), "centred", at), tensorOf(of(), "middle"),
      tensorOf(of(), "axis_0"), tensorOf(of(), "axis_1"), tensorOf(of(), "x", at), tensorOf(of(), "y", at), tensorOf(of(), "off", at),
    ]);
    const sums = { x: { left: centred, right: one, total: x }, y: { left: centred, right: two, total: y } };
    shots = wordShots({ word: point.word, pieces: point.pieces, row, unit, middle, centred, ...sums, off });
    slot("map-film-title").textContent = _("The film: how “{word}” comes to its place", { word: point.word });
    fill({ point, index, pieces, row, unit, centred, one, two, sums, off, points });
    return shots;
  }

  /** @param {any} numbers */
  function fill({ point, index, pieces, row, unit, centred, one, two, sums, off, points }) {
    const { word } = point;
    const own = (/** @type {number} */ d) => [index, d];
    cards.clear();
    const read = pieces.length > 1 ? _("“{word}” is not in the table: it is read as {pieces}, and stands for their mean.", { word, pieces: pieces.join(" + ") }) : _("What the model has learned about it.");
    cards.card("row", _("1 · Its row of the table"), read, cards.strip(word, row, "word_rows", own));
    cards.card("unit", _("2 · Brought to length 1"), _("Each number divided by the length of the row, {length}.", { length: number(lengthOf(row)) }), cards.strip(_("its direction"), unit, "units", own));
    cards.card("centred", _("3 · Less the middle"), _("What all words share is taken off."), cards.strip(_("what sets it apart"), centred, "centred", own));
    [["x", "4", "1", one, _("so far to the right:")], ["y", "5", "2", two, _("so far up:")]].forEach(([part, step, axis, values, label], k) => {
      const sum = cards.sum(label, /** @type {any} */ (sums)[part], part, [index]);
      const strips = cards.side(cards.strip(_("what sets it apart"), centred, "centred", own), cards.strip(_("axis {n}", { n: axis }), values, `axis_${k}`, (d) => [d]));
      cards.card(`${part}*`, _("{step} · Times axis {n}", { step, n: axis }), _("Number times number, added up: how far it lies along the axis."), strips, sum.root).show(sum.show);
    });
    place({ word, index, sums, off, points });
  }

  /** @param {any} numbers */
  function place({ word, index, sums, off, points }) {
    const body = html("div", {});
    const plane = createPlaceFilm(body);
    const at = { x: sums.x.total, y: sums.y.total };
    plane.update({ points, at, name: word, says: _("“{word}” among {n} words: {x} to the right, {y} up", { word, n: points.length, x: number(at.x), y: number(at.y) }) });
    let [right, up] = [0, 0];
    const rest = cards.figure(off, _("off the plane:"), "off", [index]);
    cards.card("right*", _("6 · Its place"), _("First to the right, then up. What is left cannot be drawn on paper: it lies off the plane."), body, html("p", {}, cards.figure(at.x, "x", "x", [index]), cards.figure(at.y, "y", "y", [index]), rest)).show((amount) => plane.show((right = amount), up));
    cards.follow("up", "right", (amount) => plane.show(right, (up = amount)));
    cards.follow("off", "right", (amount) => rest.classList.toggle("waiting", amount === 0));
  }

  function render() {
    const { position, playing } = player.state();
    if (shots.length > 0) cards.render(shots, position, playing);
  }
  return { build, render };
}
