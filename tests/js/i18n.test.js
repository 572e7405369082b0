import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

import { _, loadMessages, plural } from "../../static/js/i18n.js";
import { setCatalog } from "../../static/js/lib/words.js";

afterEach(() => {
  setCatalog({ locale: "en", messages: {} });
  mock.restoreAll();
});

/** @param {string} lang @param {string} [messages] */
const page = (lang, messages) => /** @type {HTMLElement} */ (/** @type {unknown} */ ({ lang, dataset: { messages } }));

test("the page's catalogue is fetched from where the page says, and its words are used", async () => {
  const fetched = mock.method(globalThis, "fetch", async () => Response.json({ locale: "fr", messages: { "Neuron {n}": "Neurone {n}" } }));
  await loadMessages(page("fr", "/static/abc/messages/fr.json"));
  assert.equal(fetched.mock.calls[0].arguments[0], "/static/abc/messages/fr.json");
  assert.equal(_("Neuron {n}", { n: 4 }), "Neurone 4");
});

test("plurals follow the language of the page", async () => {
  const forms = { "{n} step": ["{n} krok", "{n} kroki", "{n} kroków"] };
  mock.method(globalThis, "fetch", async () => Response.json({ locale: "pl", messages: forms }));
  await loadMessages(page("pl", "/messages/pl.json"));
  assert.deepEqual(
    [1, 3, 5].map((n) => plural("{n} step", "{n} steps", n)),
    ["1 krok", "3 kroki", "5 kroków"],
  );
});

test("English fetches nothing", async () => {
  const fetched = mock.method(globalThis, "fetch", async () => Response.json({}));
  await loadMessages(page("en"));
  assert.equal(fetched.mock.callCount(), 0);
  assert.equal(_("Play"), "Play");
});

test("without its catalogue the page is in English and works", async () => {
  mock.method(console, "warn", () => {});
  mock.method(globalThis, "fetch", async () =>
    Response.json({ error: { code: "not_found", message: "" } }, { status: 404 }),
  );
  await loadMessages(page("fr", "/messages/fr.json"));
  assert.equal(plural("{n} step", "{n} steps", 2), "2 steps");
});
