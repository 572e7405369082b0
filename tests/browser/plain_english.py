"""Finds English prose on a screen that should be in another language: what is seen, and what is only read out."""

from __future__ import annotations

from playwright.sync_api import Page

FOUND = r"""([accented]) => {
  const QUOTED = /“[^”]*”|"[^"]*"|‘[^’]*’/g;
  const PROSE = /(?<![\w./-])[A-Za-z]{2,}(?:[ \u00a0][A-Za-z]{2,})+(?![\w/-])/;
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "aria-description", "aria-roledescription", "title",
    "placeholder", "alt"];
  const found = [];
  const look = (text, where) => {
    const plain = (text ?? "").replaceAll(QUOTED, " ").trim();
    if (PROSE.test(plain)) found.push(`${where}: ${plain.replaceAll(/\s+/g, " ").slice(0, 120)}`);
  };
  const named = (each) => `${each.tagName.toLowerCase()}${each.id ? `#${each.id}` : ""}${
    each.classList?.length ? `.${[...each.classList].join(".")}` : ""}`;
  const theirs = (each) => each.closest("[lang=en], script, style, noscript, textarea, code, pre");
  const shown = (each) => each.checkVisibility?.({ visibilityProperty: true }) ?? true;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const box = node.parentElement;
    if (box && !theirs(box) && (shown(box) || box.matches("option"))) look(node.data, named(box));
  }
  for (const each of document.body.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())) {
    if (theirs(each) || !shown(each)) continue;
    for (const name of ATTRIBUTES) look(each.getAttribute(name), `${named(each)}@${name}`);
  }
  look(document.title, "title");
  return [...new Set(found)];
}"""
"""Two words of plain letters beside each other, not in quotes, and not in what is marked as English (`lang=en`): what
the models read and write is English, whoever looks on."""


def plain_english(page: Page) -> list[str]:
    """Everything of the kind, each once, with the element that says it."""
    found: list[str] = page.evaluate(FOUND, [True])
    return found
