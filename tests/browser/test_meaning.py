"""The meaning chapter: words that learn, the map and its ends, analogies, sentences; all of it sound at every size."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import LOOKS
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

POCKET = "model=pocket"


def at(visit: Visit, view: str, **how: object) -> Page:
    page = visit(f"/meaning#{POCKET}&view={view}", **how)
    ready = {"learn": "#learn-now", "map": "#map-says", "analogy": "#analogy-says", "sentences": "#sentences-says"}
    expect(page.locator(ready[view])).not_to_be_empty()
    if view != "learn":
        film = {"map": "#map-film", "analogy": "#analogy-film", "sentences": "#sentence-film"}
        expect(page.locator(f"{film[view]} .film-card").first).to_be_visible()
    return page


def test_words_learn_and_the_film_can_be_scrubbed_back(visit: Visit) -> None:
    page = at(visit, "learn")
    expect(page.locator("#learn-says")).to_contain_text("After 0 steps")
    page.get_by_role("button", name="Let them read").first.click()
    expect(page.locator("#learn-says")).to_contain_text(re.compile(r"After \d*[1-9]\d+ steps"))
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


def test_the_score_of_the_set_opens_and_a_failure_can_be_looked_at(visit: Visit) -> None:
    page = at(visit, "analogy")
    page.get_by_role("button", name="Ask them all").click()
    page.locator("#set-says .number").click()
    expect(page.get_by_role("dialog")).to_contain_text("How many analogies are answered right")
    page.locator(".xray-open").first.click()
    expect(page.locator(".xray-trail li")).to_have_count(2)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    wrong = page.locator(".failure").first
    words = wrong.inner_text().replace("=", ":").split(" : ")[:3]
    wrong.click()
    expect(page.locator("#word-a")).to_have_value(words[0])
    expect(page.locator("#word-c")).to_have_value(words[2])
    expect(page.locator("#analogy-says")).to_contain_text(f"“{words[0]}” is to “{words[1]}”")


def test_the_film_of_an_analogy_adds_up_to_the_cosine_of_its_answer(visit: Visit, server: Server) -> None:
    page = at(visit, "analogy")
    told = server.post("embeddings/analogy", {"model": "pocket", "a": "dog", "b": "puppy", "c": "cat", "k": 8})
    expect(page.locator(".film-card")).to_have_count(5)
    total = page.locator(".sum-total .number")
    expect(total).to_have_text(f"{told[0]['similarity']:.3g}")
    page.keyboard.press("Home")
    expect(page.locator(".film-card.waiting")).to_have_count(5)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".film-card.waiting")).to_have_count(4)
    expect(page.locator("[data-part=words] .film-strip.waiting")).to_have_count(2)
    while "alike" not in page.locator(".transport-title").inner_text():
        page.keyboard.press("ArrowRight")
    expect(total).to_be_disabled()
    page.keyboard.press("End")
    total.click()
    expect(page.get_by_role("dialog")).to_contain_text("kitten")


def test_the_figures_of_words_that_learn_open(visit: Visit) -> None:
    page = at(visit, "learn")
    unit = page.locator("#learn-surprise a", has_text="nats")
    expect(unit).to_have_attribute("href", "/glossary#nat")
    for figure, says in (("#learn-now .number >> nth=0", "their own family"), ("#learn-surprise .number", "surprise")):
        page.locator(figure).click()
        expect(page.get_by_role("dialog")).to_contain_text(says)
        page.locator(".xray-open").first.click()
        expect(page.locator(".xray-trail li")).to_have_count(2)
        page.locator(".xray-close").click()


def test_the_film_of_two_sentences_ends_at_their_cosine_and_opens_down_to_a_token(visit: Visit) -> None:
    page = at(visit, "sentences")
    expect(page.locator("#sentence-film .film-card")).to_have_count(5)
    says = page.locator("#sentences-says .number").inner_text()
    assert page.locator(".sum-total .number").inner_text().startswith(says[:3])
    page.keyboard.press("Home")
    expect(page.locator("#sentence-film .film-card.waiting")).to_have_count(5)
    page.keyboard.press("End")
    page.locator(".film-figure .number").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("in sentence")
    for _step in range(40):
        depth = page.locator(".xray-trail li").count()
        if page.locator(".xray-open").count() == 0:
            break
        page.locator(".xray-open").first.click()
        expect(page.locator(".xray-trail li")).to_have_count(max(2, depth + 1))
        expect(page.locator(".xray")).not_to_have_attribute("aria-busy", "true")
    expect(dialog).to_contain_text("given, not computed")


def test_another_pair_of_sentences_is_another_film(visit: Visit) -> None:
    page = at(visit, "sentences")
    expect(page.locator("#sentence-film .film-card")).to_have_count(5)
    page.locator("#film-two").select_option("3")
    expect(page.locator("[data-part=other]")).to_contain_text("river")


def test_the_film_of_a_word_ends_at_its_place_on_the_plane(visit: Visit, server: Server) -> None:
    page = at(visit, "map")
    expect(page.locator("#map-film .film-card")).to_have_count(6)
    expect(page.locator("#map-film-title")).to_contain_text("“dog”")
    x = page.locator("[data-part=x] .sum-total .number")
    at_the_end = x.inner_text()
    page.keyboard.press("Home")
    expect(page.locator("#map-film .film-card.waiting")).to_have_count(6)
    while not page.locator(".transport-title").inner_text().startswith("Times axis 1"):
        page.keyboard.press("ArrowRight")
    expect(x).to_be_disabled()
    assert x.inner_text() != at_the_end
    page.keyboard.press("End")
    expect(x).to_have_text(at_the_end)
    x.click()
    expect(page.get_by_role("dialog")).to_contain_text("to the right")


def test_a_number_that_is_open_is_closed_with_its_view(visit: Visit) -> None:
    page = at(visit, "analogy")
    page.locator("#answers button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("tab", name="Sentences").click()
    expect(page.locator(".xray")).to_be_hidden()


def test_sentences_are_compared_as_they_are_typed(visit: Visit) -> None:
    page = at(visit, "sentences")
    page.locator("#sentences").fill("the dog slept.\nthe dog slept.\nshe went to the bank.")
    expect(page.locator("#sentences-says")).to_contain_text("“the dog slept.” and “the dog slept.”")


@LOOKS
@pytest.mark.parametrize("view", ["learn", "map", "analogy", "sentences"])
def test_every_view_is_sound(visit: Visit, view: str, size: tuple[int, int], theme: str) -> None:
    page = at(visit, view, size=size, theme=theme, reduced_motion="reduce")
    assert look_over(page, view) == []
