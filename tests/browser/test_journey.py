"""The whole journey by keyboard alone: from the first chapter to the last, in both languages, at every size."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from app.web.chapters import CHAPTERS
from tests.browser.conftest import Visit, Watch
from tests.browser.screen import SIZES

MOST_TABS = 160
"""A page that takes more to its last word is not walked by keyboard, but endured."""


def walk_to(page: Page, path: str) -> None:
    """Tab on until the story's link to the next chapter has the focus, and press Enter."""
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("path => document.activeElement?.matches(`.story a[href='${path}']`) ?? false", path):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {path} within {MOST_TABS} tabs")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("language", ["en", "zh-cn"])
def test_the_journey_is_walked_by_keyboard_alone(
    visit: Visit, watch: Watch, language: str, size: tuple[int, int]
) -> None:
    watch.forgive("net::ERR_ABORTED")  # who goes on leaves behind what the page still asks
    page = visit(f"/?lang={language}", size=size, timezone_id="Asia/Tokyo")
    for here, there in pairwise(CHAPTERS):
        expect(page.locator(".station.here")).to_be_visible()
        expect(page.locator("body")).to_have_attribute("data-chapter", here.id)
        walk_to(page, there.path)
        page.wait_for_url(f"**{there.path}*")
    expect(page.locator("body")).to_have_attribute("data-chapter", "machine")
    expect(page.locator("html")).to_have_attribute("lang", language)
