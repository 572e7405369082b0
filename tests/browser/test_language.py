"""The book in another language: everywhere, and the same screen before and after the switch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from app.web.chapters import CHAPTERS
from tests.browser.conftest import Visit, Watch
from tests.browser.screen import SIZES, eventually, shares
from tests.browser.test_looks import look_over

CHINESE = {"timezone_id": "Asia/Shanghai"}
"""A browser of their own: the choice stays in its cookie."""
BUILT = [chapter.path for chapter in CHAPTERS if chapter.built]
SENTENCES = """() => {
  const seen = (each) => each.checkVisibility() && !each.closest("[lang=en], input, textarea, code, option");
  const texts = [...document.querySelectorAll("p, h1, h2, button, label, summary, caption, figcaption, dt, dd, th")];
  const spoken = texts.filter(seen).map((each) => each.textContent.trim().replaceAll(/[“"][^”"]*[”"]/g, ""));
  return spoken.filter((text) => !/[\\u4e00-\\u9fff]/.test(text) && /^[A-Z][a-z]* [a-z]+ [a-z]+/.test(text));
}"""
"""What is on the screen and is a sentence of English: not a single Chinese letter, and a capital before three words."""


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


@pytest.mark.parametrize("path", [*BUILT, "/glossary", "/models"])
@pytest.mark.parametrize("size", [SIZES["wide"], SIZES["phone"]], ids=["wide", "phone"])
def test_every_page_speaks_chinese(visit: Visit, path: str, size: tuple[int, int]) -> None:
    page = visit(f"{path}?lang=zh-cn", size=size, **CHINESE)
    expect(page.locator("html")).to_have_attribute("lang", "zh-cn")
    settled(page)
    assert page.evaluate(SENTENCES) == []
    too_wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_in_chinese_is_sound(visit: Visit, theme: str) -> None:
    page = visit("/pixels?lang=zh-cn", theme=theme, **CHINESE)
    settled(page)
    assert look_over(page, "/pixels in Chinese") == []


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
