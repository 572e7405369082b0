"""The plane of words: carried to its ends by mouse, finger and key; looked at; what it hides is told of every point."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, SIZES, eventually
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

FIELD = "#map .scatter-field"
ENDS = {"Left end": "#end-left", "Right end": "#end-right", "Lower end": "#end-low", "Upper end": "#end-high"}
MAP = {"model": "pocket", "most": 3000}


def at(visit: Visit, more: str = "", **how: Any) -> Page:
    page = visit(f"/meaning#model=pocket&view=map&lines=no{more}", **how)
    expect(page.locator("#map-kept")).not_to_be_empty()
    expect(page.locator("#map[aria-busy]")).to_have_count(0)
    return page


def box(page: Page) -> FloatRect:
    page.locator(FIELD).scroll_into_view_if_needed()
    found = page.locator(FIELD).bounding_box()
    assert found
    return found


def find_word(page: Page) -> tuple[str, float, float]:
    """A word under the mouse, somewhere in the middle: its name, and the place."""
    field = box(page)
    for step in range(60):
        x = field["x"] + field["width"] * (0.35 + 0.005 * step)
        y = field["y"] + field["height"] * 0.5
        page.mouse.move(x, y)
        if page.locator(".word-card").is_visible():
            return page.locator(".card-word").inner_text(), x, y
    raise AssertionError("no word is under the mouse")


def axes(page: Page) -> str:
    return str(page.evaluate("() => new URLSearchParams(location.hash.slice(1)).get('axes') ?? ''"))


def carry(page: Page, to: tuple[float, float]) -> str:
    """A word is carried to a place of the field, in shares of its size; returns the word."""
    word, x, y = find_word(page)
    field = box(page)
    page.mouse.down()
    page.mouse.move(x + 15, y + 5)
    expect(page.locator(".plane-ghost")).to_have_text(word)
    page.mouse.move(field["x"] + field["width"] * to[0], field["y"] + field["height"] * to[1], steps=4)
    page.mouse.up()
    return word


@pytest.mark.parametrize(
    ("end", "to", "link"),
    [
        ("Left end", (0.04, 0.5), "{}>"),
        ("Right end", (0.97, 0.5), ">{}"),
        ("Lower end", (0.5, 0.97), ">,{}>"),
        ("Upper end", (0.5, 0.03), ">,>{}"),
    ],
)
def test_a_word_that_is_carried_to_an_end_turns_the_plane_towards_it(
    visit: Visit, server: Server, end: str, to: tuple[float, float], link: str
) -> None:
    page = at(visit)
    word = carry(page, to)
    expect(page.locator(ENDS[end])).to_have_value(word)
    eventually(page, lambda: axes(page) == link.format(word))
    ends = {"Left end": [[word, None]], "Right end": [[None, word]], "Lower end": [[None, None], [word, None]]}
    asked = MAP | {"axes": ends.get(end, [[None, None], [None, word]]), "also": []}
    kept = server.post("embeddings/map", asked)["kept"]
    shown = float(page.locator("#map-kept .number").inner_text().rstrip("%")) / 100
    assert shown == pytest.approx(kept, abs=0.006)
    page.locator("#undo").click()
    expect(page.locator(ENDS[end])).to_have_value("")
    eventually(page, lambda: axes(page) == "")


def test_a_word_that_is_let_go_in_the_middle_or_given_up_goes_nowhere(visit: Visit) -> None:
    page = at(visit)
    carry(page, (0.5, 0.5))
    _word, x, y = find_word(page)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.mouse.move(box(page)["x"] + 5, y)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".plane-ghost")).to_be_hidden()
    page.wait_for_timeout(400)
    assert axes(page) == ""


def test_the_paper_is_moved_where_there_is_no_word(visit: Visit) -> None:
    page = at(visit)
    word, x, y = find_word(page)
    field = box(page)
    page.mouse.move(field["x"] + 4, field["y"] + 4)
    page.mouse.down()
    page.mouse.move(field["x"] + 64, field["y"] + 4, steps=3)
    page.mouse.up()
    page.mouse.move(x + 60, y)
    expect(page.locator(".card-word")).to_have_text(word)


def test_a_finger_picks_a_word_up_by_holding_it(visit: Visit) -> None:
    page = at(visit, size=SIZES["phone"])
    field = box(page)
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = field["x"] + field["width"] * 0.45, field["y"] + field["height"] * 0.5
    finger("touchStart", x, y)
    expect(page.locator(".plane-ghost")).to_be_visible()
    word = page.locator(".plane-ghost").inner_text()
    finger("touchMove", field["x"] + 30, y)
    finger("touchMove", field["x"] + 12, y)
    finger("touchEnd", 0, 0)
    eventually(page, lambda: axes(page) == f"{word}>")


def test_the_keyboard_puts_a_word_at_an_end_and_so_do_the_keys_beside_its_name(visit: Visit) -> None:
    page = at(visit, "&word=dog")
    page.locator(FIELD).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".card-word")).to_have_text("dog")
    page.keyboard.press("Shift+ArrowLeft")
    eventually(page, lambda: axes(page) == "dog>")
    page.keyboard.press("ArrowRight")
    word = page.locator(".card-word").inner_text()
    assert word != "dog"
    page.keyboard.press("Shift+ArrowUp")
    eventually(page, lambda: axes(page) == f"dog>,>{word}")
    page.locator("#to-ends").get_by_role("button", name="Right end").click()  # a word stands at one end at a time
    eventually(page, lambda: axes(page) == f">dog,>{word}")
    page.get_by_role("button", name="Upper end: take the word away").click()
    eventually(page, lambda: axes(page) == ">dog")


def test_ends_can_be_typed_and_a_link_brings_them_back(visit: Visit) -> None:
    page = at(visit)
    for end, word in (("Left end", "puppy"), ("Right end", "dog"), ("Lower end", "dog"), ("Upper end", "cat")):
        page.locator(ENDS[end]).fill(word)
        page.keyboard.press("Enter")
    eventually(page, lambda: axes(page) == "puppy>,dog>cat")  # the dog has left the right end for the lower one
    expect(page.locator("#map-says")).to_contain_text("from puppy to the middle of all words")
    again = visit(page.url.partition("://")[2].partition("/")[2].join(["/", ""]), fresh=True)
    expect(again.locator("#end-high")).to_have_value("cat")
    again.get_by_role("button", name="Back to where they differ most").click()
    expect(again.locator("#end-high")).to_have_value("")


def test_a_word_that_the_model_does_not_know_is_refused_beside_the_plane(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")
    page = at(visit)
    page.locator("#end-left").fill("zzqx")
    page.keyboard.press("Enter")
    expect(page.locator("#map-error")).to_be_visible()
    page.locator("#undo").click()
    expect(page.locator("#map-error")).to_be_hidden()


def test_a_word_under_the_mouse_tells_its_true_neighbours_and_how_many_are_near_it(
    visit: Visit, server: Server
) -> None:
    page = at(visit)
    word, _x, _y = find_word(page)
    [told] = server.post("embeddings/around", MAP | {"of": [word]})
    expect(page.locator(".card-near b")).to_have_text([each["word"] for each in told["near"]])
    here = sum(each["here"] for each in told["near"])
    expect(page.locator(".card-near .here")).to_have_count(here)
    expect(page.locator(".card-says")).to_contain_text(f"{here} of 10 are near it here")
    first = page.locator(".card-near span").first.inner_text()
    assert float(first) == pytest.approx(told["near"][0]["similarity"], abs=0.006)


def test_neighbours_travel_when_a_word_is_looked_at_a_few_at_a_time_and_once(visit: Visit) -> None:
    page = at(visit)
    asked: list[int] = []
    page.on("response", lambda got: asked.append(len(got.body())) if "/embeddings/around" in got.url else None)
    _word, x, y = find_word(page)
    expect(page.locator(".card-near .coming")).to_have_count(0)
    page.wait_for_timeout(150)
    calls = len(asked)
    assert calls >= 1
    assert max(asked) < 20_000
    page.mouse.move(5, 5)
    page.mouse.move(x, y)
    expect(page.locator(".card-near .coming")).to_have_count(0)
    page.wait_for_timeout(150)
    assert len(asked) == calls


def test_a_word_that_is_tapped_is_chosen_and_tells_the_same(visit: Visit) -> None:
    page = at(visit, size=SIZES["phone"])
    field = box(page)
    page.touchscreen.tap(field["x"] + field["width"] * 0.45, field["y"] + field["height"] * 0.5)
    expect(page.locator(".word-card")).to_be_visible()
    expect(page.locator("#word-title")).to_have_text(page.locator(".card-word").inner_text())


def test_by_keyboard_the_same_is_told_aloud(visit: Visit) -> None:
    page = at(visit, "&word=dog")
    page.locator(FIELD).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#map [role=status]")).to_have_text(
        re.compile(r"^dog: \d+ of its 10 true neighbours are near it here; .* lies on this plane\. Nearest by all")
    )


def test_every_number_beside_the_plane_opens(visit: Visit) -> None:
    page = at(visit, "&word=dog")
    numbers = page.locator("#map-kept .number, #word-facts .number, #near .number")
    expect(numbers).to_have_count(1 + 5 + 10)
    for place in (0, 1, 2, 6):
        shown = numbers.nth(place).inner_text()
        numbers.nth(place).click()
        expect(page.locator(".xray")).not_to_have_attribute("aria-busy", "true")
        expect(page.locator(".xray .xray-terms")).to_be_visible()
        assert shown
        page.keyboard.press("Escape")


def test_the_page_says_by_what_rule_its_words_were_chosen_and_what_the_plane_hides(visit: Visit) -> None:
    page = at(visit)
    expect(page.locator("#map-rule")).to_contain_text("roughly from common to rare")
    expect(page.locator("#map-kept")).to_contain_text("Simplified")
    expect(page.locator("#map-legend li")).to_have_count(3)


def test_the_card_of_things_to_try_follows_the_tab(visit: Visit) -> None:
    page = at(visit)
    expect(page.locator("#try")).to_contain_text("from baby to adult")
    page.locator("#tab-sentences").click()
    expect(page.locator("#try")).to_contain_text("the same sentence in other words")
    page.locator("#tab-learn").click()
    expect(page.locator("#try")).to_contain_text("Let the words read")
    expect(page.locator("#panel-learn")).to_contain_text("Simplified")


@LOOKS
def test_the_plane_between_chosen_ends_is_sound_with_a_word_looked_at(
    visit: Visit, size: tuple[int, int], theme: str
) -> None:
    page = at(visit, "&word=dog&axes=puppy>dog,>cat", size=size, theme=theme, reduced_motion="reduce")
    page.locator(FIELD).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".word-card")).to_be_visible()
    page.locator("#map-table summary").click()
    expect(page.locator("#map-table tbody tr").first).to_be_attached()
    assert look_over(page, f"the plane, {size}, {theme}") == []
