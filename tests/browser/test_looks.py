"""Every size, both themes, everything open: nothing sticks out, axe finds nothing, a finger can hit every button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.settings import ROOT
from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, READY, SIZES, neuron

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
EVERYWHERE = pytest.mark.parametrize("theme", ["light", "dark"])
SMALL_TARGETS = """() => {
  const wanted = "button, summary, select, input, a[href], [role=tab], [role=slider], [role=gridcell]";
  const inSentence = (each) => each.matches(".number, .transport-piece, p a, .after a, .part")
    || each.matches(".curve-number, .carried-number");
  const hidden = (each) => !each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || each.closest("[inert], .unseen, .skip") || each.matches(".skip");
  return [...document.querySelectorAll(wanted)].filter((each) => !hidden(each) && !inSentence(each)).flatMap((each) => {
    const { width, height } = each.getBoundingClientRect();
    if (width >= 43.5 && height >= 43.5) return [];
    const says = each.getAttribute("aria-label") || each.textContent;
    return [`${each.tagName}.${each.className} "${says}" ${width.toFixed(0)}x${height.toFixed(0)}`];
  });
}"""
"""Numbers and links within a sentence or a formula are free of it (WCAG 2.5.5 and 2.5.8, "inline"); so are neurons,
wires and the numbers beside a curve, which stand where the figure needs them and have tables and lists for twins
("essential", "equivalent")."""


def violations(page: Page, part: str = "html", only: str | None = None) -> list[str]:
    """What axe finds in a part of the page; `only`: by that rule alone."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        """async ([part, only]) =>
             (await axe.run(part, { preload: false, ...(only && { runOnly: [only] }) })).violations""",
        [part, only],
    )
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def look_over(page: Page, where: str, part: str = "html") -> list[str]:
    """Everything that is wrong with the screen as it is now; axe looks at the part that is new."""
    too_wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    wrong = [f"{where}: {too_wide} pixels too wide"] if too_wide > 0 else []
    wrong += [f"{where}: {each}" for each in violations(page, part)]
    return wrong + [f"{where}: small: {each}" for each in page.evaluate(SMALL_TARGETS)]


def open_all(page: Page, opened: bool = True) -> None:
    """Every settings box and every table, or none."""
    page.evaluate("(open) => document.querySelectorAll('details').forEach((each) => (each.open = open))", opened)
    if opened:
        expect(page.locator(".data-table table").first).to_be_attached()


@LOOKS
def test_the_pixels_page_is_sound_whatever_is_open(visit: Visit, size: tuple[int, int], theme: str) -> None:
    page = READY["/pixels"](visit("/pixels", size=size, theme=theme, reduced_motion="reduce"))
    wrong = look_over(page, "at first")
    for tab in ("examples", "curve"):
        page.locator(f"#tab-{tab}").click()
        wrong += look_over(page, tab, ".side-slot")
    open_all(page)
    wrong += look_over(page, "all open")
    open_all(page, False)
    page.locator("#bars button").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    page.locator(".xray-open").first.click()
    expect(page.locator(".xray-trail li")).to_have_count(2)
    wrong += look_over(page, "x-ray", ".xray")
    page.locator(".xray-close").click()
    page.locator("#examples .number").first.evaluate("button => button.click()")
    expect(page.locator(".xray-open")).to_have_count(4)
    wrong += look_over(page, "x-ray of the accuracy", ".xray")
    page.locator(".xray-close").click()
    neuron(page, 1, 0).focus()
    page.keyboard.press("b")
    page.locator(".editor input[type=number]").fill("7")
    expect(page.locator(".editor .error-note")).to_be_visible()
    wrong += look_over(page, "editor", ".bench")
    assert not wrong, "\n".join(wrong)


@LOOKS
def test_the_learning_page_is_sound_whatever_is_open(visit: Visit, size: tuple[int, int], theme: str) -> None:
    page = READY["/learning"](visit("/learning#epochs=20", size=size, theme=theme, reduced_motion="reduce"))
    page.locator(".transport-play").click()
    expect(page.locator("#now dd").first).to_have_text("20")
    page.locator("#fork").click()
    expect(page.locator("#unfork")).to_be_visible()
    expect(page.locator("#curve .curve-line.loss")).to_have_count(2)
    open_all(page)
    wrong = look_over(page, "trained, forked, all open")
    open_all(page, False)
    page.locator("#now .number").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    wrong += look_over(page, "x-ray", ".xray")
    page.locator(".xray-close").click()
    page.locator("#tab-microscope").click()
    page.get_by_role("button", name="Push and measure").click()
    expect(page.locator(".proof .number").first).to_be_visible()
    wrong += look_over(page, "microscope")
    page.locator(".chain .factor").first.click()
    expect(page.locator(".xray")).to_be_visible()
    expect(page.locator(".xray")).not_to_have_attribute("aria-busy", "true")
    wrong += look_over(page, "microscope, x-ray", ".xray")
    assert not wrong, "\n".join(wrong)


@EVERYWHERE
def test_the_page_of_an_error_is_sound(visit: Visit, watch: Watch, theme: str) -> None:
    watch.forgive("404")  # that is what is looked at
    page = visit("/nowhere", size=SIZES["phone"], theme=theme)
    assert look_over(page, "not found") == []


def test_axe_is_there_and_finds_what_is_wrong(visit: Visit) -> None:
    """A check that finds nothing is worse than none."""
    assert Path(ROOT / "node_modules" / "axe-core").is_dir()
    page = visit("/pixels")
    page.evaluate("() => document.querySelector('.story h1').append(document.createElement('button'))")
    assert any(each.startswith("button-name") for each in violations(page))


@LOOKS
@pytest.mark.parametrize("path", ["/glossary", "/models"])
def test_the_pages_beside_the_chapters_are_sound(visit: Visit, path: str, size: tuple[int, int], theme: str) -> None:
    page = visit(path, size=size, theme=theme)
    expect(page.locator("#theme")).to_have_text("Dark" if theme == "dark" else "Light")
    assert look_over(page, path) == []
