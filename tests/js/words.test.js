import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { _, plural, setCatalog } from "../../static/js/lib/words.js";

afterEach(() => setCatalog({ locale: "en", messages: {} }));

test("a message that no catalogue knows is shown as it was written, with its values filled in", () => {
  assert.equal(_("{n} of {all}", { n: 3, all: 4 }), "3 of 4");
});

test("a name without a value stays as it is, so that it is noticed", () => {
  assert.equal(_("{n} of {all}", { n: 3 }), "3 of {all}");
});

test("a message that a catalogue knows is shown in its words, with the same values", () => {
  setCatalog({ locale: "de", messages: { "{n} of {all}": "{n} von {all}" } });
  assert.equal(_("{n} of {all}", { n: 3, all: 4 }), "3 von 4");
});

test("a value that looks like a placeholder is text, and is not filled in again", () => {
  assert.equal(_("{name}", { name: "{n}", n: 1 }), "{n}");
});

test("one and many have their own words, in every language its own number of them", () => {
  assert.equal(plural("{n} pixel", "{n} pixels", 1), "1 pixel");
  assert.equal(plural("{n} pixel", "{n} pixels", 0), "0 pixels");
  setCatalog({ locale: "pl", messages: { "{n} pixel": ["{n} piksel", "{n} piksele", "{n} pikseli"] } });
  assert.deepEqual([1, 3, 5].map((n) => plural("{n} pixel", "{n} pixels", n)), ["1 piksel", "3 piksele", "5 pikseli"]);
});
