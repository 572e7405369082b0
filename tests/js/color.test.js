import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { contrast, dark, inkOn, light, mix, signColor, symbolColors, wireWidth } from "../../static/js/lib/color.js";

const css = readFileSync(new URL("../../static/css/tokens.css", import.meta.url), "utf8");

/** @param {string} selector @returns {Record<string, string>} the six-digit colours declared there */
function colorsIn(selector) {
  const start = css.indexOf(`${selector} {`);
  assert.ok(start >= 0, `tokens.css has no ${selector}`);
  const block = css.slice(start, css.indexOf("}", start));
  const found = [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name, hex]) => [name.replace(/-(\w)/g, (_all, c) => c.toUpperCase()), hex]));
}

/** @param {Record<string, string>} palette @returns {Record<string, string>} symbol0 is written symbol-0 in CSS */
const sorted = (palette) => Object.fromEntries(Object.entries(palette).sort(([a], [b]) => a.localeCompare(b)));

test("both palettes are those of the style sheet, colour by colour", () => {
  assert.deepEqual(sorted(light), sorted(colorsIn(":root")));
  assert.deepEqual(sorted(dark), sorted(colorsIn(':root[data-theme="dark"]')));
});

test("zero is paper, one is the full blue, minus one the full orange, in both themes", () => {
  for (const theme of [light, dark]) {
    assert.equal(signColor(0, theme), theme.zero);
    assert.equal(signColor(1, theme), theme.positive);
    assert.equal(signColor(-1, theme), theme.negative);
  }
});

test("values beyond one are clamped", () => {
  assert.equal(signColor(17, light), light.positive);
  assert.equal(signColor(-Infinity, light), light.negative);
});

test("a larger number stands out more from the paper", () => {
  for (const theme of [light, dark]) {
    for (const sign of [1, -1]) {
      const against = [0, 0.1, 0.25, 0.5, 0.75, 1].map((v) => contrast(signColor(sign * v, theme), theme.zero));
      assert.deepEqual(
        against,
        [...against].sort((a, b) => a - b),
      );
      assert.equal(new Set(against).size, against.length);
    }
  }
});

test("half way between black and white looks half as light: OKLab grey, not the sRGB mean", () => {
  assert.equal(mix("#000000", "#ffffff", 0.5), "#636363"); // L = 0.5 is 12.5% of the light
});

test("contrast is that of WCAG: 21 for black on white, 4.54 for the well-known grey #767676", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
});

test("text on any colour that is drawn has a contrast of at least 4.5", () => {
  const shades = [light, dark].flatMap((theme) => [
    ...Array.from({ length: 201 }, (_v, i) => signColor(i / 100 - 1, theme)),
    ...symbolColors(theme),
  ]);
  for (const shade of [...shades, "#777777", "#808080"]) {
    assert.ok(contrast(inkOn(shade), shade) >= 4.5, `${inkOn(shade)} on ${shade}`);
  }
});

test("a wire is as wide as its weight is large, and never wider than eight pixels", () => {
  const widths = [0, 0.01, 0.5, 1, 2, 5, 11].map(wireWidth);
  assert.deepEqual(
    widths,
    [...widths].sort((a, b) => a - b),
  );
  assert.equal(wireWidth(-0.7), wireWidth(0.7));
  assert.ok(wireWidth(0) > 0 && wireWidth(1000) <= 8);
});
