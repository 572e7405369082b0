"""Every number that a page shows: found as an eye finds it, pressed, and held against what opens."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page

from tests.browser.screen import agrees, slide

GIVEN = {
    ".top, h1, h2, h3, .sub, .caption, summary, caption, label": "names of things, and counts that never change",
    "input, select, option, .settings, .field": "what the visitor sets",
    ".story > *:not(#predict), [data-story], .predict :is(.choice, h2, p:not(.told))": "the prose",
    ".heads": "the names of the columns",
    ".curve-note": "the scale of the axis",
    ".transport-title, .transport-speed": "which step it is",
    "#now dd:first-of-type": "which moment it is",
    ".slope-text, .proof-row": "how far the weight is pushed, as it was chosen",
    "th": "which row and column of a table",
    ".pad": "what was drawn",
    ".atlas-flips, #flips > .says": "how many pixels there are",
    "#network-says, #backward-says": "which step of the film it is, which neuron",
    ".xray-slot": "the x-ray itself: what it shows is the number, and terms that open",
    ".unseen, [hidden], noscript, .toast": "not to be seen",
    ".weight-step > p:not(:has(.number)), .error-note": "how many examples there are",
}
"""Where a number stands that nobody computed, and why."""

FIND = r"""(given) => {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const openers = [], lost = [], found = new Set();
  for (const old of document.querySelectorAll("[data-walk]")) old.removeAttribute("data-walk");
  const add = (opener, text) => {
    if (found.has(opener)) return;
    found.add(opener);
    opener.setAttribute("data-walk", String(openers.length));
    openers.push(text);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const holder = node.parentElement;
    if (!/\d/.test(text) || !seen(holder) || holder.closest("script, style")) continue;
    if (!holder.closest(".number") && given.some((selector) => holder.closest(selector))) continue;
    const written = holder.closest(".written");
    if (written) {
      const figures = [...written.parentElement.children];
      const own = written.closest("svg").querySelectorAll(".neuron")[figures.indexOf(written)];
      add(own, text);
      continue;
    }
    const opener = holder.closest("button, [role=button]");
    if (opener) add(opener, opener.innerText ?? text);
    else lost.push(`${text} (${holder.tagName} ${holder.className?.baseVal ?? holder.className})`);
  }
  for (const each of document.querySelectorAll(".carried-number")) if (seen(each)) add(each, each.ariaLabel);
  return { openers, lost };
}"""

NUMBER = re.compile(r"[<>]?[−-]?(?:\d+\.?\d*|\.\d+)(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")
RULES: Mapping[str, Callable[[list[float], dict[str, Any]], float]] = {
    "tanh": lambda products, _told: math.tanh(sum(products)),
    "relu": lambda products, _told: max(0.0, sum(products)),
    "sigmoid": lambda products, _told: 1.0 / (1.0 + math.exp(-sum(products))),
    "softmax": lambda products, told: (
        next(t["product"] for t in told["terms"] if t["index"] == told["index"]) / sum(products)
    ),
    "hold": lambda products, _told: max(-1.0, min(1.0, sum(products))),
    "tanh_slope": lambda products, _told: 1.0 - sum(products) ** 2,
    "relu_slope": lambda products, _told: float(sum(products) > 0.0),
    "sigmoid_slope": lambda products, _told: sum(products) * (1.0 - sum(products)),
    "gap": lambda products, _told: abs(sum(products)),
}
"""What is not the sum of its products."""


def found(page: Page) -> list[str]:
    """The texts of all openers of numbers, marked on the page by data-walk. Fails on a number that has none."""
    seen = page.evaluate(FIND, list(GIVEN))
    assert seen["lost"] == [], "numbers that do not open"
    openers: list[str] = seen["openers"]
    return openers


def press(page: Page, number: int, how: str) -> dict[str, Any]:
    """What the x-ray is told when this opener is pressed, by "mouse", "touch" or "keyboard"; it is closed again."""
    opener = page.locator(f'[data-walk="{number}"]')
    opener.scroll_into_view_if_needed()
    with page.expect_response("**/api/explain") as asked:
        if how == "keyboard":
            opener.focus()
            page.keyboard.press("Enter")
        elif "carried-number" in (opener.get_attribute("class") or ""):  # the pointer finds what is painted
            box = opener.bounding_box()
            assert box is not None
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            page.touchscreen.tap(x, y) if how == "touch" else page.mouse.click(x, y)
        elif how == "touch":
            opener.tap()
        else:
            opener.click()
    told: dict[str, Any] = asked.value.json()
    page.locator(".xray-close").click()
    return told


def comes_to(told: dict[str, Any]) -> float:
    """The number again, from nothing but the terms that opened."""
    products = [term["product"] for term in told["terms"]]
    if told["op"] == "input":
        return float(told["value"])
    rest = told.get("rest", {"product": 0.0})["product"]
    return float(RULES.get(told["op"], lambda products, _told: sum(products) + rest)(products, told))


def shows(text: str, told: dict[str, Any]) -> bool:
    """Whether one of the numbers in a text is the one that opened, or what one of its terms is multiplied by."""
    factors = [abs(term["factor"]) for term in told["terms"] if "factor" in term and "whole" in told]
    return any(agrees(each, value) for each in NUMBER.findall(text) for value in (told["value"], *factors))


def walk(page: Page, how: str = "mouse", every: int = 1) -> int:
    """Press every number that is shown (or each so-many-th); the number of openers. Errors: AssertionError."""
    texts = found(page)
    for number in range(0, len(texts), every):
        told = press(page, number, how)
        assert "value" in told, f"{texts[number]}: {told}"
        assert shows(texts[number], told), f"{texts[number]!r} opens {told['title']}: {told['value']}"
        assert math.isclose(comes_to(told), told["value"], rel_tol=1e-9, abs_tol=1e-12), f"{texts[number]}: {told}"
    return len(texts)


def still(page: Page, place: float) -> None:
    """The film stands there; what is on the wires can be reached by the keyboard."""
    slide(page.locator(".transport-scrubber input"), place)
    page.wait_for_timeout(300)
