"""The glossary: a word of the story opens its meaning, a term leads to its place in a figure, and any can be found."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import READY


def word(page: Page, part: str) -> Page:
    page.locator(f".story .part[data-part={part}]").first.focus()
    return page


def test_a_word_of_the_story_opens_its_meaning_and_closes_it_again(visit: Visit) -> None:
    page = word(READY["/pixels"](visit("/pixels")), "wires")
    page.keyboard.press("Enter")
    expect(page.locator(".meaning")).to_contain_text("what travels along it is multiplied by it")
    page.keyboard.press("Escape")
    expect(page.locator(".meaning")).to_have_count(0)


def test_another_word_closes_the_first(visit: Visit) -> None:
    page = READY["/pixels"](visit("/pixels"))
    page.locator(".story .part[data-part=wires]").click()
    page.locator(".story .part[data-part=neurons]").click()
    expect(page.locator(".meaning")).to_have_count(1)
    expect(page.locator(".meaning")).to_contain_text("neuron")


def test_a_term_leads_to_its_place_in_the_figure(visit: Visit) -> None:
    page = visit("/glossary")
    page.locator("#weight a").click()
    READY["/pixels"](page)
    expect(page.locator(".story .part[data-part=wires]")).to_be_focused()


def test_a_term_can_be_found(visit: Visit) -> None:
    page = visit("/glossary")
    page.get_by_label("Find a word").fill("soft")
    expect(page.locator("#found")).to_contain_text("word")
    expect(page.locator("#softmax")).to_be_visible()
    expect(page.locator("#pixel")).to_be_hidden()
