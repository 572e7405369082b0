import assert from "node:assert/strict";
import { test } from "node:test";

import { answerAt, machineFilm, shotOf, startOf } from "../../static/js/lib/machine-film.js";
import { machineOf } from "../../static/js/lib/machine-data.js";
import { machineLayout, reachOf } from "../../static/js/lib/machine-layout.js";
import { momentOf } from "../../static/js/lib/machine-moment.js";
import { machineTrace } from "./machine-traces.js";

const trace = machineTrace();
const shots = machineFilm(trace);

test("every operation of the forward pass is in exactly one shot, in its order, and what is read behind it is in none", () => {
  const shown = shots.flatMap(({ steps }) => steps);
  const behind = trace.steps.filter(({ writes }) => writes === "votes" || writes.endsWith(".result")).map(({ id }) => id);
  assert.deepEqual(shown, trace.steps.map(({ id }) => id).filter((id) => !behind.includes(id)));
});

test("it begins with the tokens, goes through every layer, and ends with the word that goes back to the start", () => {
  assert.equal(shots[0].kind, "tokens");
  assert.equal(shots[shots.length - 1].kind, "return");
  assert.deepEqual([...new Set(shots.map(({ layer }) => layer))], [null, 0, 1]);
});

test("it lasts a minute, whatever the number of layers", () => {
  assert.ok(Math.abs(shots.reduce((sum, { duration }) => sum + duration, 0) - 60_000) < 1);
});

test("a layer is jumped to where it begins", () => {
  assert.equal(startOf(shots, -1), 0);
  assert.equal(shots[startOf(shots, 1)].tensor, "blocks.1.ln1.out");
  assert.equal(shots[startOf(shots, 2)].tensor, "ln_final.out");
  assert.ok(shots[startOf(shots, 1)].major);
});

test("the shot of attention says where the last token looks most, with its real share", () => {
  const shot = shots[shotOf(shots, "blocks.0.pattern")];
  assert.match(shot.title, /Layer 1.*“the” looks back, most at “she”/);
  assert.match(shot.formula, /70%/); // heads: 0.8 and 0.6
});

test("a sum is written with the real numbers of the last token", () => {
  const shot = shots[shotOf(shots, "blocks.0.resid_mid")];
  const [, left, sign, right, total] = /= (−?[\d.]+) ([+−]) ([\d.]+) = (−?[\d.]+)$/.exec(shot.formula) ?? [];
  const value = (/** @type {string} */ text) => Number(text.replace("−", "-"));
  assert.ok(Math.abs(value(left) + (sign === "+" ? 1 : -1) * value(right) - value(total)) < 0.02);
});

test("no title and no formula has a hole in it", () => {
  for (const { title, formula } of shots) {
    assert.ok(title.length > 0);
    assert.doesNotMatch(`${title} ${formula}`, /undefined|NaN|\{/);
  }
});

test("each shot comes at least as far to the right as the one before", () => {
  const layout = machineLayout({ width: 900, height: 400, rails: 3, layers: 2, left: 90 });
  const reached = shots.map((shot) => reachOf(layout, shot));
  for (let at = 1; at < reached.length; at += 1) assert.ok(reached[at] >= reached[at - 1] - 1e-9, shots[at].kind);
});

test("what travels comes from where the shot before ended, and all is drawn when the film is over", () => {
  const layout = machineLayout({ width: 900, height: 400, rails: 3, layers: 2, left: 90 });
  const at = shotOf(shots, "blocks.1.mlp_post");
  assert.equal(momentOf(layout, shots, at).reach, reachOf(layout, shots[at - 1]));
  assert.ok(Math.abs(momentOf(layout, shots, at + 0.9999).reach - reachOf(layout, shots[at])) < 0.1);
  const looking = shotOf(shots, "blocks.1.z");
  assert.ok(momentOf(layout, shots, looking + 0.5).drawn < momentOf(layout, shots, looking + 0.5).reach);
  assert.deepEqual(momentOf(layout, shots, shots.length), { shot: null, part: 1, reach: 900, drawn: 900 });
});

test("the bars grow with their probabilities, and the drawn word is told once it is drawn", () => {
  const machine = machineOf(trace);
  const [scores, draw] = [shotOf(shots, "probs"), shotOf(shots, "token")];
  assert.deepEqual(answerAt(machine, shots, scores), { grown: 0, drawn: null });
  assert.deepEqual(answerAt(machine, shots, scores + 0.5), { grown: 0.5, drawn: null });
  assert.deepEqual(answerAt(machine, shots, draw + 1), { grown: 1, drawn: 4 });
});
