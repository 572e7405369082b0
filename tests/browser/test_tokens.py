"""The tokens chapter: typing, the four ways, the film of the merges, a tokenizer of one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, eventually
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

LANES = {"words": "words", "subwords": "pocket", "characters": "characters", "bytes": "bytes"}


def chips(page: Page, lane: str) -> list[str]:
    return page.locator(f"[data-lane={lane}] .chip").all_inner_texts()


def typed(page: Page, text: str) -> Page:
    page.get_by_label("Your text").fill(text)
    expect(page.locator("#size")).to_contain_text(f"{len(text)} character")
    return page


def opened(visit: Visit, path: str = "/tokens") -> Page:
    page = visit(path)
    expect(page.locator("[data-lane=subwords] .chip").first).to_be_visible()
    return page


def test_a_text_is_cut_four_ways_as_the_api_cuts_it(visit: Visit, server: Server) -> None:
    page = typed(opened(visit), "she put the quark")
    for lane, tokenizer in LANES.items():
        tokens = server.post("tokens/encode", {"text": "she put the quark", "tokenizer": tokenizer})["result"]["tokens"]
        expect(page.locator(f"[data-lane={lane}] .chip")).to_have_count(len(tokens))
        assert [chip.replace("␣", " ") for chip in chips(page, lane)] == [token["text"] for token in tokens]
    expect(page.locator("[data-lane=words] .chip.unknown")).to_have_text("␣quark")


def test_ids_are_shown_on_demand_and_open(visit: Visit) -> None:
    page = typed(opened(visit), "a")
    page.get_by_role("button", name="Show the ids").click()
    expect(page.locator("[data-lane=bytes] .chip .id")).to_have_text("97")
    page.locator("[data-lane=bytes] .chip").click()
    expect(page.get_by_role("dialog")).to_contain_text("97")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_what_is_under_the_finger_lights_up_in_every_way_and_in_the_text(visit: Visit) -> None:
    page = typed(opened(visit), "she sat")
    page.locator("[data-lane=words] .chip").nth(1).hover()
    expect(page.locator("#mirror mark")).to_have_text(" sat")
    expect(page.locator("[data-lane=characters] .chip.lit")).to_have_count(4)


def test_what_is_under_the_finger_or_the_caret_in_the_text_lights_up_in_every_way(visit: Visit) -> None:
    page = typed(opened(visit), "she sat ü")
    place = page.evaluate(
        """() => { const range = document.createRange(); const text = document.querySelector('#mirror').firstChild;
        range.setStart(text, 5); range.setEnd(text, 6); const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; }"""
    )
    page.mouse.move(*place)
    expect(page.locator("[data-lane=words] .chip.lit")).to_have_text("␣sat")
    expect(page.locator("[data-lane=characters] .chip.lit")).to_have_text("a")
    page.mouse.move(5, 5)
    expect(page.locator(".chip.lit")).to_have_count(0)
    page.get_by_label("Your text").press("End")
    expect(page.locator("[data-lane=bytes] .chip.lit")).to_have_text(["c3", "bc"])


def test_the_pieces_of_another_model_are_taken_one_after_the_other(visit: Visit, server: Server) -> None:
    models = {model["id"]: model for model in server.client.get("/api/models").json()}
    if not models["minilm"]["ready"]:
        pytest.skip("MiniLM is not here")
    page = typed(opened(visit), "Naïve bankers ☃")
    page.get_by_label("Whose pieces of words").select_option("minilm")
    tokens = server.post("tokens/encode", {"text": "Naïve bankers ☃", "tokenizer": "minilm"})["result"]["tokens"]
    eventually(page, lambda: chips(page, "subwords") == [token["text"] for token in tokens])
    expect(page.locator("[data-lane=subwords] .chip.unknown")).to_have_text("[UNK]")
    page.get_by_role("button", name="Show the ids").focus()
    page.keyboard.press("Home")
    eventually(page, lambda: chips(page, "subwords")[0] == "naive")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-lane=subwords] .chip.fresh")).to_have_count(1)
    page.locator("[data-lane=subwords] .chip.fresh").click()
    expect(page.get_by_role("dialog")).to_contain_text(str(tokens[1]["id"]))


def test_the_film_goes_from_bytes_to_pieces(visit: Visit) -> None:
    page = typed(opened(visit), "she sat on the bank")
    end = chips(page, "subwords")
    page.get_by_role("button", name="Show the ids").focus()
    page.keyboard.press("Home")
    eventually(page, lambda: chips(page, "subwords") == chips(page, "bytes"))
    page.keyboard.press("End")
    eventually(page, lambda: chips(page, "subwords") == end)


def test_a_text_that_is_too_long_is_refused_beside_it_with_the_limit(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = opened(visit)
    page.get_by_label("Your text").fill("a" * 2001)
    expect(page.locator("#text-error")).to_contain_text("2000")


def test_a_tokenizer_is_learned_from_a_text_of_ones_own(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("tab", name="Learn the pieces").click()
    page.get_by_label("A text to learn from").fill("abab abab")
    page.get_by_role("button", name="Learn", exact=True).click()
    expect(page.locator("#merges li").first).to_contain_text("a + b → ab")
    expect(page.locator("#merges li").first).to_contain_text("4 times")
    eventually(page, lambda: page.locator("#learned .chip").all_inner_texts() == ["abab", "␣abab"])
    page.keyboard.press("Home")
    eventually(page, lambda: page.locator("#learned .chip").count() == len("abab abab"))
    page.keyboard.press("End")
    eventually(page, lambda: page.locator("#learned .chip").all_inner_texts() == ["abab", "␣abab"])


def test_a_link_opens_the_same_text(visit: Visit) -> None:
    page = typed(opened(visit), "naïve 🏦\n & <b>")
    page.wait_for_timeout(400)
    other = visit(page.url.partition(page.evaluate("location.origin"))[2], fresh=True)
    expect(other.get_by_label("Your text")).to_have_value("naïve 🏦\n & <b>")


@LOOKS
def test_the_page_is_sound_at_every_size(visit: Visit, size: tuple[int, int], theme: str) -> None:
    page = visit("/tokens", size=size, theme=theme, reduced_motion="reduce")
    expect(page.locator("[data-lane=subwords] .chip").first).to_be_visible()
    wrong = [each for each in look_over(page, "cut") if ".chip" not in each]  # tokens stand in a line of text
    page.get_by_role("tab", name="Learn the pieces").click()
    expect(page.locator("#merges li").first).to_be_visible()
    wrong += [each for each in look_over(page, "learn") if ".chip" not in each]
    assert not wrong, "\n".join(wrong)


def test_of_a_text_that_is_refused_no_older_counts_are_left(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = typed(opened(visit), "she sat")
    page.get_by_label("Your text").fill("x" * 2500)
    expect(page.locator("#text-error")).to_be_visible()
    expect(page.locator("#size")).to_contain_text("2500 characters")
    expect(page.locator("#lanes")).to_be_hidden()
    expect(page.locator("#transport .transport-title")).to_have_text("")
    expect(typed(page, "she sat").locator("#lanes")).to_be_visible()


def test_where_there_is_nothing_to_learn_from_that_is_said_and_halves_of_letters_are_bytes(visit: Visit) -> None:
    page = visit("/tokens")
    page.get_by_role("tab", name="Learn the pieces").click()
    expect(page.locator("#merges li").first).to_be_visible()
    lesson, learn = page.get_by_label("A text to learn from"), page.locator("#learn")
    for nothing, words in (("", "There is no text"), ("  ", "spaces alone")):
        expect(learn).to_have_text("Learn")
        lesson.fill(nothing)
        learn.click()
        expect(page.locator("#lesson-error")).to_contain_text(words)
        expect(page.locator("#merges li")).to_have_count(0)
    lesson.fill("aaaa bbbb 🐱🐱🐱 " * 20)
    learn.click()
    expect(page.locator("#merges")).to_contain_text("90 + b1 → 90 b1")
    expect(page.locator("#merges")).not_to_contain_text("�")
