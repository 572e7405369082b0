"""Finds what a page in another language should not say: English prose, and marks of half the width between Chinese."""

from __future__ import annotations

from playwright.sync_api import Page

NOT_PROSE = {
    "#roads-table th": "the roads, as lines of what the model reads",
    ".transport-formula, .op-formula": "formulas are made of names of tensors, and of tokens",
    "#panel-sentences :is(.sub, td, th), #sentence-matrix, #sentence-map": "the sentences that are compared",
    "#sentences-says span, #sentence-film span": "and they in a sentence about them, within its quotes",
    "#pairs td, #pairs .pair-list": "the sentences of the fifty pairs",
    "option": "choices among tokens, sentences and tensors stand as they are; their labels are looked at",
}
"""What may hold English words, and why. What the models read and write is English, whoever looks on."""
KEYS = r"Page (?:Down|Up)|Ctrl(?: Shift)? [A-Z]"
"""Keys are called what is printed on them."""
FOUND = r"""([skipped, keys]) => {
  const QUOTED = new RegExp(`“[^”]*”|"[^"]*"|‘[^’]*’|${keys}`, "g");
  const PROSE = /(?<![\w./-])[A-Za-z]{2,}(?:[ \u00a0][A-Za-z]{2,})+(?![\w/-])/;
  const HALF = /[\u4e00-\u9fff][,:;!?](?:\s|$|[\u4e00-\u9fff])|[\u4e00-\u9fff]\.(?:\s|$)|[,;:] ?[\u4e00-\u9fff]/;
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "aria-description", "aria-roledescription", "title",
    "placeholder", "alt"];
  const found = [];
  const look = (text, where) => {
    const plain = (text ?? "").replaceAll(QUOTED, " ").replaceAll(/\s+/g, " ").trim();
    if (PROSE.test(plain)) found.push(`${where}: ${plain.slice(0, 120)}`);
    if (HALF.test(plain)) found.push(`half-width: ${where}: ${plain.slice(0, 120)}`);
  };
  const named = (each) => `${each.tagName.toLowerCase()}${each.id ? `#${each.id}` : ""}${
    each.classList?.length ? `.${[...each.classList].join(".")}` : ""}`;
  const theirs = (each) => each.closest(`body [lang=en], script, style, noscript, textarea, code, pre, ${skipped}`);
  const shown = (each) => each.checkVisibility?.({ visibilityProperty: true }) ?? true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const box = node.parentElement;
    if (box && !theirs(box) && shown(box)) look(node.data, named(box));
  }
  for (const each of document.body.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())) {
    if (theirs(each) || !shown(each)) continue;
    for (const name of ATTRIBUTES) look(each.getAttribute(name), `${named(each)}@${name}`);
  }
  look(document.title, "title");
  return [...new Set(found)];
}"""
"""Two words of plain letters beside each other, not in quotes, and not in what is marked as English (`lang=en`)."""


def plain_english(page: Page) -> list[str]:
    """Everything of the kind, each once, with the element that says it."""
    found: list[str] = page.evaluate(FOUND, [", ".join(NOT_PROSE), KEYS])
    return found
