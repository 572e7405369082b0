"""A third language is only a file: it is put where catalogues are, and the whole book speaks it, however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Contexts, Watch
from tests.browser.plain_english import plain_english
from tests.browser.screen import SIZES
from tests.browser.serving import Server
from tests.browser.tour import BY_PATH, PATHS, settled, stops
from tests.pseudo import CODE, pseudo, write_pseudo

CUT_OFF = """() => {
  const { clientWidth } = document.documentElement;
  const scrolls = (each) => each && each !== document.body
    && (["auto", "scroll"].includes(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  return [...document.querySelectorAll("button, a, label, h1, h2, h3, p, select, input")].filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 1 && each.checkVisibility({ visibilityProperty: true }) && (right > clientWidth + 1 || left < -1)
      && !scrolls(each.parentElement) && !each.closest(".unseen, .skip, .transport-formula");
  }).map((each) => `${each.tagName}#${each.id}.${each.className}: ${each.textContent.slice(0, 60)}`);
}"""
"""What stands outside the window, and cannot be scrolled to. A formula too long for the player ends in an ellipsis."""


def sticking_out(page: Page) -> list[str]:
    """Whatever is wider than the window."""
    too_wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0
    cut_off = [f"cut off: {each}" for each in page.evaluate(CUT_OFF)]
    return ["the page scrolls sideways", *cut_off] if too_wide else cut_off


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose folder of catalogues holds one file more than ours holds: a language that it never heard of."""
    folder = tmp_path_factory.mktemp("third")
    write_pseudo(folder / "locale")
    serving = Server(folder / "log.jsonl", GLASSBOX_LOCALE_DIR=str(folder / "locale"))
    serving.start()
    yield serving
    serving.stop()
    serving.client.close()


@pytest.fixture
def page(browser: Browser, speaking: Server, watch: Watch) -> Iterator[Page]:
    """A phone in the hand of somebody who speaks it."""
    width, height = SIZES["phone"]
    phone: dict[str, Any] = {"viewport": {"width": width, "height": height}, "has_touch": True, "is_mobile": True}
    context = Contexts(browser, speaking.url).new(phone | {"reduced_motion": "reduce"})
    opened = context.new_page()
    watch.over(opened)
    yield opened
    watch.watching = False
    context.close()


def test_a_catalogue_alone_puts_a_language_into_the_header_by_its_own_name(page: Page, watch: Watch) -> None:
    watch.forgive("net::ERR_ABORTED")  # what was under way when the page was left
    page.goto("/pixels")
    settled(page)
    link = page.locator(f"[data-language][hreflang={CODE}]")
    expect(link).to_have_attribute("title", pseudo("English"))
    expect(link).to_contain_text(pseudo("EN"))
    link.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", CODE)
    expect(page.locator("#train")).to_have_text(pseudo("Train it"))
    expect(page.locator("[data-language]")).to_have_attribute("hreflang", "en")


def test_the_refusals_speak_it_too(page: Page, speaking: Server) -> None:
    bad = {"pixels": [7, 0, 0, 0, 0, 0, 0, 0, 0]}
    answer = speaking.client.post("/api/pixels/forward", json=bad, headers={"accept-language": CODE})
    problem = pseudo("it should be {le} or below").format(le=1)
    said = pseudo("{place}: {problem}; got {value}").format(place="pixels.0", problem=problem, value=7)
    assert answer.json()["error"]["message"] == said


@pytest.mark.parametrize("path", PATHS)
def test_every_page_speaks_it_and_long_words_have_room_on_a_phone_and_in_a_window(page: Page, path: str) -> None:
    page.goto(f"{path}?lang={CODE}{BY_PATH.get(path, '')}")
    wrong: dict[str, str] = {}
    for where in stops(page):
        wrong |= {each: where for each in plain_english(page) if each not in wrong}
        wrong |= dict.fromkeys(sticking_out(page), where)
    page.set_viewport_size({"width": 1024, "height": 768})
    settled(page)
    wrong |= dict.fromkeys(sticking_out(page), "in a window of middle width")
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("[data-language]").first).to_be_in_viewport()
    assert not wrong, "\n".join(f"{where}: {each}" for each, where in wrong.items())
