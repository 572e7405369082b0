"""The book in another language: everywhere, and the same screen before and after the switch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Watch
from tests.browser.plain_english import plain_english
from tests.browser.screen import SIZES, eventually, shares
from tests.browser.test_looks import violations
from tests.browser.tour import BY_PATH, PATHS, settled, stops

CHINESE = {"timezone_id": "Asia/Shanghai"}
"""A browser of their own: the choice stays in its cookie."""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
IN_A_LINE = (".chip", ".head-thumb", ".small-figure", ".product-bars", ".arcs-weight", "machine-token")
"""Tokens and numbers that stand in a line of text or where a figure needs them: the pages' own tests know them."""


@pytest.mark.parametrize("path", PATHS)
def test_a_whole_page_is_in_chinese_and_sound_in_both_themes(visit: Visit, path: str) -> None:
    """One walk over all that the page can show: no English prose, nothing sticks out, axe finds nothing."""
    page = visit(f"{path}?lang=zh-cn{BY_PATH.get(path, '')}", reduced_motion="reduce", **CHINESE)
    expect(page.locator("html")).to_have_attribute("lang", "zh-cn")
    wrong: dict[str, str] = {}
    for where in stops(page):
        wrong |= {each: where for each in plain_english(page) if each not in wrong}
        if page.evaluate(TOO_WIDE) > 0:
            wrong["sticks out"] = where
        if where in ("at first", "x-ray", "a meaning") or where.startswith("tab-"):
            part = ".xray" if where == "x-ray" else "html"
            wrong |= dict.fromkeys(violations(page, part), where)
            if where != "x-ray":
                page.evaluate("() => document.getElementById('theme').click()")
                # The markup is the same: another theme can only be wrong in its colours.
                wrong |= {f"in the other theme: {each}": where for each in violations(page, part, "color-contrast")}
    left = [f"{where}: {each}" for each, where in wrong.items() if not any(kind in each for kind in IN_A_LINE)]
    assert not left, "\n".join(left)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_speaks_chinese_on_a_phone(visit: Visit, path: str) -> None:
    page = visit(f"{path}?lang=zh-cn", size=SIZES["phone"], **CHINESE)
    settled(page)
    assert plain_english(page) == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_what_is_looked_for_is_found(visit: Visit) -> None:
    """A check that finds nothing is worse than none: the same page in English is full of it."""
    page = visit("/pixels")
    settled(page)
    found = plain_english(page)
    assert len(found) > 20
    assert any(each.endswith("@aria-label: The journey") or "@aria-label" in each for each in found)


REFUSED = [
    ("/attention", "#model=pocket", "#text-a", "bank " * 70, "#error-a"),
    ("/meaning", "#model=pocket&view=analogy", "#word-a", "zyzzyva", "#analogy-error"),
    ("/meaning", "#model=pocket&view=sentences", "#sentences", "dog " * 80, "#sentences-error"),
    ("/machine", "", "#text", "dog " * 80, "#text-error"),
]


@pytest.mark.parametrize(("path", "state", "field", "typed", "note"), REFUSED)
def test_what_the_server_refuses_is_told_in_chinese_beside_the_field(
    visit: Visit, watch: Watch, path: str, state: str, field: str, typed: str, note: str
) -> None:
    watch.forgive("422")  # that is what is looked at
    page = visit(f"{path}?lang=zh-cn{state}", **CHINESE)
    settled(page)
    page.locator(field).fill(typed)
    page.locator(field).press("Enter")
    expect(page.locator(note)).to_contain_text(re.compile("[\u4e00-\u9fff]{4}"))
    assert [each for each in plain_english(page) if note in each] == []


def test_switching_the_language_keeps_the_screen(visit: Visit, watch: Watch) -> None:
    watch.forgive("net::ERR_ABORTED")  # what was under way when the page was left
    page = visit("/pixels", fresh=True)
    settled(page)
    page.locator("#stamps button").nth(1).click()
    settled(page)
    before = (shares(page), page.evaluate("location.hash"))

    page.locator("[data-language]").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "zh-cn")
    expect(page.locator("#train")).to_have_text("训练它")
    eventually(page, lambda: (shares(page), page.evaluate("location.hash")) == before)
    assert "lang=" not in page.url

    page.locator('.station[class] a[href="/learning"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-cn")
    page.go_back()
    page.get_by_role("link", name="English").click()
    expect(page.locator("#train")).to_have_text("Train it")
    eventually(page, lambda: shares(page) == before[0])


def test_an_xray_is_in_chinese_too(visit: Visit) -> None:
    page = visit("/pixels?lang=zh-cn", **CHINESE)
    settled(page)
    page.locator("#network .neuron").last.click()
    expect(page.locator("#xray")).to_contain_text(re.compile("[\u4e00-\u9fff]{4}"))
