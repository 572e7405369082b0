"""The meaning chapter: words that learn, the map and its ends, analogies, sentences; all of it sound at every size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import SIZES
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

POCKET = "model=pocket"


def at(visit: Visit, view: str, **how: object) -> Page:
    page = visit(f"/meaning#{POCKET}&view={view}", **how)
    ready = {"learn": "#learn-says", "map": "#map-says", "analogy": "#analogy-says", "sentences": "#sentences-says"}
    expect(page.locator(ready[view])).not_to_be_empty()
    return page


def test_words_learn_and_the_film_can_be_scrubbed_back(visit: Visit) -> None:
    page = at(visit, "learn")
    expect(page.locator("#learn-says")).to_contain_text("After 0 steps")
    page.get_by_role("button", name="Let them read").first.click()
    expect(page.locator("#learn-says")).to_contain_text("After 100 steps")
    page.keyboard.press("Home")
    expect(page.locator("#learn-says")).to_contain_text("After 0 steps")


def test_the_nearest_of_a_word_are_those_that_the_server_tells(visit: Visit, server: Server) -> None:
    page = at(visit, "map")
    page.get_by_label("Find a word").fill("river")
    page.get_by_label("Find a word").press("Enter")
    expect(page.locator("#word-title")).to_have_text("river")
    told = server.post("embeddings/neighbours", {"model": "pocket", "word": "river", "k": 10})
    expect(page.locator("#near button span:first-child").first).to_have_text(told[0]["word"])


def test_dog_is_to_puppy_as_cat_is_to_kitten_and_the_number_opens(visit: Visit) -> None:
    page = at(visit, "analogy")
    expect(page.locator("#analogy-says")).to_contain_text("“kitten”")
    page.locator("#answers button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("kitten")
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    expect(page.locator("#answers button")).to_have_count(0)


def test_the_whole_set_is_asked_and_its_failures_are_shown(visit: Visit, server: Server) -> None:
    page = at(visit, "analogy")
    page.get_by_role("button", name="Ask them all").click()
    told = server.post("embeddings/analogies", {"model": "pocket"})
    expect(page.locator("#set-says")).to_contain_text(f"{told['right']} of {told['of']}")
    expect(page.locator("#set tbody tr")).to_have_count(8)


def test_sentences_are_compared_as_they_are_typed(visit: Visit) -> None:
    page = at(visit, "sentences")
    page.locator("#sentences").fill("the dog slept.\nthe dog slept.\nshe went to the bank.")
    expect(page.locator("#sentences-says")).to_contain_text("“the dog slept.” and “the dog slept.”")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("view", ["learn", "map", "analogy", "sentences"])
def test_every_view_is_sound(visit: Visit, view: str, size: tuple[int, int], theme: str) -> None:
    page = at(visit, view, size=size, theme=theme, reduced_motion="reduce")
    assert look_over(page, view) == []
