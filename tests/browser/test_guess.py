"""The chapter Guess: typing, taking a word, parting the ways, the draw as a film, a model that writes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, SIZES, agrees, eventually
from tests.browser.serving import Server
from tests.browser.test_keyboard import walk
from tests.browser.test_looks import look_over, open_all

LINE = "she put her money in the"
HOW = {"temperature": 0.8, "top_k": 5, "top_p": 1, "seed": 42}
"""How the next word is drawn at first."""


def opened(visit: Visit, path: str = "/", **options: Any) -> Page:
    page = visit(path, **options)
    expect(page.locator(".guess-share").first).to_be_visible()
    expect(page.locator(".score").first).to_be_attached()
    expect(page.locator("#predict .choice").first).to_be_attached()
    return page


def typed(page: Page, text: str) -> Page:
    page.get_by_label("Your line").fill(text)
    return page


def words(page: Page) -> list[str]:
    return page.locator(".guess-word").all_inner_texts()


def line(page: Page) -> str:
    return page.get_by_label("Your line").input_value()


def said(server: Server, text: str, **how: Any) -> list[dict[str, Any]]:
    """What the API says comes next, best first."""
    found: list[dict[str, Any]] = server.post("next", {"model": "pocket", "text": text, **how})["result"]["candidates"]
    return found


def shown(token: str) -> str:
    return "the end" if token == "\n" else token.removeprefix(" ")


def expect_guesses(page: Page, server: Server, text: str) -> None:
    best = said(server, text)[:7]
    eventually(page, lambda: words(page) == [shown(each["text"]) for each in best])
    shares = page.locator("#guesses .guess-share").all_inner_texts()
    assert all(agrees(text, each["probability"]) for text, each in zip(shares, best, strict=True))


def test_the_bars_are_what_the_api_says_and_follow_the_typing(visit: Visit, server: Server) -> None:
    page = opened(visit)
    assert line(page) == LINE
    expect_guesses(page, server, LINE)
    typed(page, "She put her boat in the")
    expect_guesses(page, server, "she put her boat in the")


def test_an_empty_line_shows_how_a_story_begins(visit: Visit, server: Server) -> None:
    page = typed(opened(visit), "  ")
    expect_guesses(page, server, "\n")
    expect(page.locator("#line-note")).to_contain_text("how its stories begin")


def test_an_unfinished_word_is_completed_by_the_words_that_begin_so(visit: Visit, server: Server) -> None:
    page = typed(opened(visit), "she put her mon")
    expect(page.locator("#guesses-says")).to_contain_text("“mon” is no word yet")
    found = words(page)
    assert found[0] == "money"
    assert all(word.startswith("mon") for word in found)
    share = next(each["probability"] for each in said(server, "she put her") if each["text"] == " money")
    assert agrees(page.locator(".guess-share").first.inner_text(), share)
    page.locator(".guess-take").first.click()
    assert line(page) == "she put her money"


def test_a_word_is_taken_by_enter_by_arrows_and_by_number(visit: Visit, server: Server) -> None:
    page = opened(visit)
    first = said(server, LINE)
    page.get_by_label("Your line").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert line(page) == LINE + first[1]["text"]
    expect_guesses(page, server, line(page))
    second = said(server, line(page))
    page.locator(".guess-take").first.focus()
    page.keyboard.press("3")
    assert line(page) == LINE + first[1]["text"] + second[2]["text"]
    page.locator("#undo").click()
    page.locator("#undo").click()
    assert line(page) == LINE


def test_a_word_outside_its_world_is_marked_while_typing_and_known_ones_replace_it(visit: Visit) -> None:
    page = typed(opened(visit), "she put her mony in the quark the")
    expect(page.locator(".line-under .unknown-word")).to_have_text(["mony", "quark"])
    expect(page.locator("#offers")).to_contain_text("“mony” is outside its world")
    page.locator("#offers").get_by_role("button", name="money", exact=True).click()
    assert line(page) == "she put her money in the quark the"
    expect(page.locator("#offers")).to_contain_text("“quark”")


def test_a_known_word_that_never_begins_a_line_is_marked_there_and_what_may_begin_one_is_offered(visit: Visit) -> None:
    page = typed(opened(visit), "bank the bank")
    expect(page.locator(".line-under .unknown-word")).to_have_text(["bank"])
    expect(page.locator("#offers")).to_contain_text("“bank” never began a line")
    page.locator("#offers").get_by_role("button", name="the", exact=True).click()
    assert line(page) == "the the bank"
    expect(page.locator("#offers")).to_be_hidden()


def stops(page: Page, kind: str = "") -> list[str]:
    return page.locator(f"#roads .stop{kind}").all_inner_texts()


def test_another_word_at_an_earlier_place_is_another_road_and_both_are_in_the_link(
    visit: Visit, server: Server
) -> None:
    page = opened(visit)
    other = shown(said(server, LINE)[1]["text"])
    page.locator(".guess-take").nth(0).click()
    eventually(page, lambda: stops(page, ".here") == ["bank"])
    page.locator("#roads .stop.way").first.click()
    eventually(page, lambda: line(page) == LINE)
    page.locator("#roads .stop.open").filter(has_text=other).click()
    eventually(page, lambda: stops(page, ".here") == [other])
    assert line(page) == f"{LINE} {other}"
    assert "bank" in stops(page, ":not(.open):not(.way)")
    page.wait_for_timeout(350)
    again = opened(visit, f"/#{page.url.partition('#')[2]}", fresh=True)
    assert line(again) == f"{LINE} {other}"
    assert "bank" in stops(again, ":not(.open):not(.way)")


def test_the_tree_is_walked_and_pruned_by_keyboard(visit: Visit) -> None:
    page = opened(visit)
    page.locator(".guess-take").nth(0).click()
    eventually(page, lambda: stops(page, ".here") == ["bank"])
    page.locator("#roads .stop.here").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    eventually(page, lambda: line(page) == LINE)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#roads .stop:focus")).to_have_text("bank")
    page.keyboard.press("Delete")
    eventually(page, lambda: "bank" not in stops(page, ":not(.open)"))


def test_the_draw_is_a_film_with_the_numbers_of_the_api(visit: Visit, server: Server) -> None:
    page = opened(visit)
    trace = server.post("next", {"model": "pocket", "text": LINE, **HOW})
    tensors, drawn = trace["tensors"], trace["result"]["drawn"]
    best = max(range(len(tensors["last_logits"]["data"])), key=lambda each: tensors["last_logits"]["data"][each])
    cells = page.locator(".scores tbody tr").first.locator(".score").all_inner_texts()
    assert agrees(cells[0], tensors["last_logits"]["data"][best])
    assert agrees(cells[1], tensors["cooled"]["data"][best])
    assert agrees(cells[3], tensors["probs"]["data"][best])
    expect(page.locator(".scores tr.is-drawn th")).to_have_text(shown(drawn["text"]))
    page.locator("#theme").focus()
    page.keyboard.press("Home")
    expect(page.locator(".score.at-scores").first).to_be_hidden()
    for title in ("a score", "temperature", "best stay", "Make shares", "The dice fall", "is the next word"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".transport-title")).to_contain_text(title)
    expect(page.locator(".throw-ball")).to_be_visible()


def test_the_settings_of_the_draw_are_felt_at_once_and_the_seed_repeats_it(visit: Visit, server: Server) -> None:
    page = opened(visit)
    page.get_by_label("Top-p").fill("0.5")
    page.get_by_label("Seed: the same one").fill("7")
    page.keyboard.press("Tab")
    drawn = server.post("next", {"model": "pocket", "text": LINE, **HOW, "top_p": 0.5, "seed": 7})["result"]["drawn"]
    expect(page.locator(".scores thead")).to_contain_text("top 50%")
    expect(page.locator(".scores tr.is-drawn th")).to_have_text(shown(drawn["text"]))
    page.get_by_role("button", name=re.compile("^Take “")).last.click()
    assert line(page) == LINE + drawn["text"]
    expect(page.get_by_label("Seed: the same one")).to_have_value("8")


def test_every_number_opens_in_the_xray(visit: Visit) -> None:
    page = opened(visit)
    for opener, says in ((".guess-share", "How probable"), (".at-cooled", "temperature"), (".throw-ball", "dice")):
        page.locator(opener).first.click()
        expect(page.get_by_role("dialog")).to_contain_text(says, ignore_case=True)
        page.locator(".xray-close").click()
        expect(page.locator(opener).first).to_be_focused()


def test_it_writes_token_by_token_and_each_opens_to_its_number(visit: Visit, server: Server) -> None:
    page = opened(visit)
    page.get_by_role("button", name="Let it write", exact=True).first.click()
    eventually(page, lambda: page.locator("#write").inner_text() == "Let it write" and line(page) != LINE, 30)
    written = line(page)[len(LINE) :]
    spoken = page.locator(".line-over .spoken")
    assert "".join(spoken.all_inner_texts()).replace(" ", "") == written.replace(" ", "")
    first = next(each for each in said(server, LINE) if written.startswith(each["text"]))
    name = spoken.first.get_attribute("aria-label") or ""
    assert agrees(name.partition("it was ")[2].removesuffix(" sure"), first["probability"])
    spoken.first.click()
    expect(page.get_by_role("dialog")).to_contain_text(f"How probable “{shown(first['text'])}”")
    expect(page.locator("#legend")).to_be_visible()
    page.wait_for_timeout(350)
    assert "written=" in page.url


def test_escape_stops_the_writing(visit: Visit, watch: Watch) -> None:
    watch.forgive("generate: net::ERR_ABORTED")  # that is what stopping is
    page = typed(opened(visit), "")
    page.locator("#write").click()
    eventually(page, lambda: len(line(page).split()) >= 2)
    page.keyboard.press("Escape")
    expect(page.locator("#write")).to_have_text("Let it write")
    stopped = line(page)
    page.wait_for_timeout(500)
    assert line(page) == stopped


def test_a_line_that_is_too_long_is_refused_beside_it_with_the_limit(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = typed(opened(visit), "the bank " * 40)
    expect(page.locator("#line-error")).to_contain_text("64")
    typed(page, LINE)
    expect(page.locator("#line-error")).to_be_hidden()


def test_a_model_that_is_gone_is_named_beside_the_line(visit: Visit, watch: Watch) -> None:
    watch.forgive("404")  # the refusal is what is tested
    page = visit("/#model=nobody")
    expect(page.locator("#line-error")).to_contain_text("no model “nobody”")
    page.locator(".settings summary").first.click()
    page.locator("#model").select_option("pocket")
    expect(page.locator(".guess-share").first).to_be_visible()
    expect(page.locator("#line-error")).to_be_hidden()


@LOOKS
def test_the_page_is_sound_whatever_is_open(visit: Visit, watch: Watch, size: tuple[int, int], theme: str) -> None:
    watch.forgive("generate: net::ERR_ABORTED")  # the writing is stopped
    page = opened(visit, "/", size=size, theme=theme, reduced_motion="reduce")
    wrong = look_over(page, "at first")
    page.locator(".guess-take").first.click()
    expect(page.locator("#roads .stop.here")).to_have_text("bank")
    open_all(page)
    wrong += look_over(page, "all open")
    open_all(page, False)
    page.locator(".guess-share").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    wrong += look_over(page, "x-ray", ".xray")
    page.locator(".xray-close").click()
    page.locator("#write").click()
    expect(page.locator(".line-over .spoken").first).to_be_visible()
    page.keyboard.press("Escape")
    wrong += look_over(page, "written", "#panel-guess")
    typed(page, "she put her mony in")
    expect(page.locator("#offers")).to_contain_text("It expects")
    wrong += look_over(page, "unknown word", "#panel-guess")
    assert not wrong, "\n".join(wrong)


def test_beside_the_model_stand_chance_and_counting_and_whether_the_line_was_read(visit: Visit, server: Server) -> None:
    page = opened(visit)
    request = {"model": "pocket", "text": LINE, "carry": 10**6}

    def counted() -> dict[str, Any] | None:
        found: dict[str, Any] | None = server.post("next", request)["result"]["counted"]
        return found

    told = eventually(page, counted, 60)
    expect(page.locator("#counted .says")).to_contain_text("stood in its reading", timeout=30_000)
    shares = page.locator("#counted .guess-share").all_inner_texts()
    bank = next(each for each in told["bigram"] if each["text"] == " bank")
    wanted = (told["chance"], bank["probability"], said(server, LINE)[0]["probability"])
    assert all(agrees(*pair) for pair in zip(shares, wanted, strict=True))
    assert str(told["remembered"]["whole"]) in page.locator("#counted .says").inner_text()
    page.locator("#counted .guess-share").nth(1).click()
    expect(page.get_by_role("dialog")).to_contain_text("bank")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_tab_goes_through_the_page_in_the_order_of_reading_and_is_always_seen(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = opened(visit, size=size)
    stops = walk(page)
    unseen = [stop["name"] for stop in stops if not (stop["seen"] and stop["onScreen"])]
    assert unseen == ["Your line"]  # its ring is a thick line beneath it
    page.get_by_label("Your line").focus()
    focus = page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--focus')")
    red, green, blue = (int(focus[at : at + 2], 16) for at in (1, 3, 5))
    expect(page.locator(".line")).to_have_css("border-bottom-color", f"rgb({red}, {green}, {blue})")
    order = [str(stop["where"]) for stop in stops]
    assert list(dict.fromkeys(order)) == ["skip", "top", "story", "stage", "bottom"]


def test_a_line_far_too_long_has_its_refusal_in_view_and_nothing_stale_around_it(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = typed(opened(visit), "")
    expect(page.locator("#line-note")).to_contain_text("An empty line")
    page.get_by_label("Your line").focus()
    page.keyboard.insert_text("she put her money in the bank. " * 60)
    expect(page.locator("#line-error")).to_contain_text("at most 64")
    expect(page.locator("#line-error")).to_be_in_viewport()
    expect(page.locator("#line-note")).to_have_text("")
    expect(page.locator("#transport .transport-title")).to_have_text("")
    expect(page.locator("#guesses")).to_be_hidden()
    box, under = (page.locator(each).evaluate("each => each.scrollTop") for each in ("#line", ".line-under"))
    assert box == under > 0, "the marks stay beneath their letters"
    expect(typed(page, LINE).locator("#guesses")).to_be_visible()
