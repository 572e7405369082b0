"""No figure without a test: every drawing of a page belongs to a figure, and every figure is held against its trace.

A figure that is added fails here until it has a name, a sentence and a table, and a test that `holds` it.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.figures import HELD, held, lists, same, shown, tells

for module in sorted(Path(__file__).parent.glob("test_figures_*.py")):
    if module.stem != Path(__file__).stem:
        importlib.import_module(f"tests.browser.{module.stem}")

STATES = {
    "guess": ["/", "/#view=grow&growSize=8&growLayers=1&growHeads=1"],
    "pixels": ["/pixels#tab=flips", "/pixels#tab=examples", "/pixels#tab=curve"],
    "learning": ["/learning", "/learning#view=microscope"],
    "tokens": ["/tokens", "/tokens#view=learn"],
    "meaning": ["/meaning", "/meaning#view=map&word=bank", "/meaning#view=analogy", "/meaning#view=sentences"],
    "attention": [
        f"/attention#model=pocket&a=she put her money in the bank&b=the boat is at the bank&{rest}"
        for rest in ("view=heads&pins=0.1,2.3", "view=film", "view=cause", "view=minus", "view=pairs")
    ],
    "machine": [f"/machine#votes=yes&lens=yes&zoom={zoom}" for zoom in ("machine", "layer", "operation")],
}
"""Every tab of every chapter."""
PRESSED = {
    "/learning#view=microscope": ("Push and measure", "[data-figure=proof] svg"),
    "/meaning#view=analogy": ("Ask them all", "[data-figure=set] table"),
}
"""What has to be pressed before a figure is there, and what is then seen of it."""
STRAYS = """() => {
  const drawings = "svg, canvas, [role=img], [role=application], [role=tree], [role=grid], table, details.data-table";
  const kept = "[data-figure], button, a, .sign, details:not([open])";
  const stray = (each) => each.checkVisibility() && !each.closest(kept);
  return [...document.querySelectorAll("main :is(" + drawings + ")")].filter(stray)
    .map((each) => `${each.tagName}.${each.getAttribute("class") ?? ""} in #${each.closest("[id]")?.id ?? ""}`);
}"""
FIGURES = """() => [...document.querySelectorAll("main [data-figure]")].filter((each) => each.checkVisibility())
  .map((each) => each.dataset.figure)"""


def settled(page: Page) -> None:
    """The page has drawn something, and no new figure comes."""
    expect(page.locator("main [data-figure]:visible").first).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("chapter", STATES)
def test_every_figure_has_a_name_a_sentence_a_table_and_a_test(visit: Visit, chapter: str) -> None:
    seen: set[str] = set()
    for state in STATES[chapter]:
        page = visit(state)
        settled(page)
        if state in PRESSED:
            press, comes = PRESSED[state]
            page.get_by_role("button", name=press).click()
            expect(page.locator(comes).first).to_be_visible()
        found: list[str] = page.evaluate(FIGURES)
        assert page.evaluate(STRAYS) == [], f"{state}: drawings that belong to no figure: give them a data-figure"
        seen |= set(found)
        for name in found:
            held(page, lambda name=name, page=page, state=state: whole(page, name, state))  # type: ignore[misc]
        page.close()
    tested = {name for of, name in HELD if of == chapter}
    assert seen - tested == set(), f"figures of {chapter} that no test holds against a trace"
    assert tested - seen == set(), f"tests of {chapter} for figures that are not there"


def whole(page: Page, name: str, state: str) -> None:
    figure = shown(page, name)
    assert figure.name, f"{state}: the figure {name} has no name"
    assert re.search(r"\w", figure.says), f"{state}: the figure {name} has no sentence"
    assert figure.tables, f"{state}: the figure {name} has no table"


def test_a_drawing_that_belongs_to_no_figure_is_found(visit: Visit) -> None:
    page = visit("/tokens")
    settled(page)
    assert page.evaluate(STRAYS) == []
    page.evaluate(
        """() => {
          const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          drawing.setAttribute("class", "new");
          document.querySelector("#stage").append(drawing);
        }"""
    )
    assert [each.split(" ")[0] for each in page.evaluate(STRAYS)] == ["svg.new"]


def test_the_comparisons_can_fail() -> None:
    said = "“bank” has 48% after 12 steps"
    tells(said, 0.4780, 12)
    wrong: list[tuple[float, ...]] = [(0.469, 12), (0.478, 13), (0.478,), (0.478, 12, 1), (12, 0.478)]
    for values in wrong:
        with pytest.raises(AssertionError):
            tells(said, *values)
    lists([["bank", "0.48"], ["attic", ""]], [("bank", 0.478), ("attic", None)])
    others: list[list[tuple[str | float | None, ...]]] = [
        [("bank", 0.478)],
        [("bank", 0.47), ("attic", None)],
        [("boat", 0.478), ("attic", None)],
        [("bank", 0.478), ("attic", 0.1)],
    ]
    for rows in others:
        with pytest.raises(AssertionError):
            lists([["bank", "0.48"], ["attic", ""]], rows)
    assert not same("", 0.0)
    assert not same("<0.001", 0.001)
