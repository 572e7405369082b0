// The roads of this visit: every line that was taken stays; beside the way here stands what could have been.

import { post } from "../api.js";
import { percent } from "../lib/format.js";
import { gap } from "../lib/joined.js";
import { MOST_ROADS, pathTo, sizeOf, withLine, withoutLine } from "../lib/roads.js";
import { readPart } from "../lib/token-text.js";
import { _, plural } from "../lib/words.js";
import { createRoads, labelOf } from "../marks/roads.js";
import { filled, hole, openable } from "../marks/sentence.js";
import { dataTable } from "../marks/table.js";
import { placeRoads, startShows } from "../lib/roads-layout.js";
import { slot, toast } from "./frame.js";
import { readOf, vocabularyOf } from "./guess-ask.js";

/** @typedef {import("../lib/roads-layout.js").Choice} Choice */
/** @typedef {import("./guess-ask.js").Guessed} Guessed */

const OPEN = 3; // of the best, those that were not taken are shown
const LOOK_BACK = 3; // stops before here that show them too

/**
 * @param {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>,
 *   onOpen: (request: object, tensor: string, index: number[], opener: Element) => void }} options
 */
export function createRoadsPart({ store, onOpen }) {
  const mark = createRoads(slot("roads"), { label: _("Roads not taken"), onGo: go, onRemove: remove });
  const table = dataTable(slot("roads-table"), { caption: _("Every stop of the roads"), columns: [_("Line"), _("Taken"), _("Probability")], rows });
  /** @type {Map<string, (Choice & { id: number })[]>} by model and line */
  const choices = new Map();
  /** @type {Map<string, object>} what was asked for them, by the same */
  const requests = new Map();
  let asked = 0;

  /** @param {string} line */
  const keyOf = (line) => `${store.get().model}\n${line}`;
  /** The line that is typed, as far as it is words. */
  const here = () => readPart(store.get().text);
  const road = () => withLine(store.get().roads, here());

  /** The lines of the last stops on the way here, this one the last. */
  function lately() {
    let line = "";
    const lines = pathTo(road(), here()).map(({ text }) => (line += text)).slice(-LOOK_BACK);
    return lines.filter((each) => each !== "" || startShows(road(), here()));
  }

  function open() {
    /** @type {Map<string, Choice[]>} */
    const found = new Map();
    for (const line of lately()) {
      const known = choices.get(keyOf(line));
      if (known) found.set(line, known);
    }
    return found;
  }

  /** @param {string} line of a node that is on the tree, or could be */
  function go(line) {
    const tree = withLine(road(), line);
    const fits = sizeOf(tree) <= MOST_ROADS;
    if (!fits) toast(_("The tree has no more room. Take a road away: choose a stop, and press Delete."));
    store.set(fits ? { text: line, roads: tree } : { text: line });
  }

  /** @param {string} line */
  function remove(line) {
    const roads = withoutLine(road(), line);
    const left = here() === line || here().startsWith(line) ? line.slice(0, line.length - (pathTo(road(), line).at(-1)?.text.length ?? 0)) : store.get().text;
    store.set({ roads, text: left });
  }

  function rows() {
    const { stops } = placeRoads(road(), { here: here(), open: open() });
    return stops.map((stop) => [stop.line.trim() || labelOf(stop), stop.taken ? _("yes") : _("no"), stop.probability ?? null]);
  }

  function render() {
    mark.update({ road: road(), here: here(), exact: true, open: open() });
    table.update();
    slot("roads-says").replaceChildren(...sentence());
    void lookBack();
  }

  /** How many stops were taken, and what could come next here. @returns {(Node | string)[]} */
  function sentence() {
    const line = here();
    const taken = plural("{n} stop was taken.", "{n} stops were taken.", sizeOf(road()));
    const { stops } = placeRoads(road(), { here: line, open: open() });
    const [best] = stops.filter((stop) => !stop.taken && stop.parent === line);
    const found = choices.get(keyOf(line))?.find(({ text }) => text === best?.text);
    const request = requests.get(keyOf(line));
    if (!best || !found || !request) return [taken];
    const share = openable(percent(found.probability), (opener) => onOpen(request, "probs", [found.id], opener));
    return [taken, gap(), ...filled(_("From here the surest that was not taken is “{word}”, {share}.", { word: labelOf(best), share: hole("share") }), { share })];
  }

  /** What could have been at stops that a link brought along. */
  async function lookBack() {
    asked += 1;
    const own = asked;
    const { model } = store.get();
    for (const line of lately()) {
      if (choices.has(keyOf(line)) || line === here()) continue;
      const request = await vocabularyOf(model).then((vocabulary) => ({ model, text: readOf(vocabulary, line).text }), () => null);
      const answer = request && (await post("/api/next", { ...request, carry: 0 }).catch(() => null)); // the line itself says what is wrong
      if (!answer || own !== asked) return;
      choices.set(`${model}\n${line}`, answer.result.candidates.slice(0, OPEN));
      requests.set(`${model}\n${line}`, request);
      mark.update({ road: road(), here: here(), exact: true, open: open() });
      table.update();
    }
  }

  return {
    render,
    /** What could come after this line is known. @param {Guessed} guessed */
    learn({ line, unfinished, trace, request }) {
      const candidates = /** @type {(Choice & { id: number })[]} */ (trace.result.candidates);
      if (!unfinished) {
        choices.set(keyOf(readPart(line)), candidates.slice(0, OPEN));
        requests.set(keyOf(readPart(line)), request);
      }
      render();
    },
    /** The tree with one more word at the end of a line. @param {string} line */
    grown(line) {
      const tree = withLine(road(), line);
      return sizeOf(tree) <= MOST_ROADS ? tree : store.get().roads;
    },
  };
}
