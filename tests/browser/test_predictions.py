"""Predict, then reveal: nothing is shown before the visitor commits, and what is then shown is what the server says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

CHAPTERS = {"/": 3, "/pixels": 2, "/learning": 2, "/tokens": 3, "/machine": 3}
"""How many moments each of these chapters has."""


def card(page: Page) -> Page:
    expect(page.locator("#predict .choice").first).to_be_visible()
    return page


def commit(page: Page, place: int) -> None:
    page.locator("#predict .choice").nth(place).click()
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator("#predict .choice.right")).to_have_count(1)


@pytest.mark.parametrize("path", CHAPTERS)
def test_each_moment_waits_for_a_choice_and_then_says_what_is_so(visit: Visit, path: str) -> None:
    page = card(visit(path))
    for _moment in range(CHAPTERS[path]):
        expect(page.get_by_role("button", name="Reveal")).to_be_disabled()
        expect(page.locator("#predict .told")).to_be_empty()
        commit(page, 0)
        expect(page.locator("#predict .told")).to_contain_text(
            "You were right." if right_first(page) else "It is otherwise."
        )
        page.locator("#predict .next").click()
    expect(page.locator("#predict h2")).to_contain_text("1 of")


def right_first(page: Page) -> bool:
    return "right" in (page.locator("#predict .choice").first.get_attribute("class") or "")


def test_what_is_revealed_is_what_the_network_answers(visit: Visit, server: Server) -> None:
    page = card(visit("/pixels"))
    commit(page, 3)
    answer = server.post("pixels/forward", {"pixels": [1] * 9})["result"]["answer"]
    assert "right" in (page.locator("#predict .choice").nth(answer).get_attribute("class") or "")


def test_a_moment_is_answered_by_keyboard_alone(visit: Visit) -> None:
    page = card(visit("/tokens"))
    page.locator("#predict .choice").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#predict .told")).not_to_be_empty()
