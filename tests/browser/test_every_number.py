"""Every number of the chapter on the pixels is computed, and opens when it is pressed: all of them, walked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.numbers import still, walk
from tests.browser.screen import eventually, pixels_ready

ADDING = 3.8
"""A place in the film of /pixels: the third neuron has added up a part of its terms."""
TRAVELLING = {"on their way": 6.14, "multiplied": 9.3}
"""Places where numbers are on the wires, before the weight and past it."""


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_every_number_of_the_pixels_opens_and_its_terms_give_it(visit: Visit, how: str) -> None:
    page = pixels_ready(visit("/pixels"))
    assert walk(page, how, every=5) >= 25 + 4 + 4 + 2 + 4 + 2, "neurons, bars, formula, sentence, counts, agreement"
    page.locator("#tab-examples").click()
    assert walk(page, how, every=13) >= 25 + 4 + 4 + 2 + 4 + 2 + 2 + 4


def test_every_number_opens_by_touch_on_a_phone(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels", size=(390, 844)))
    still(page, ADDING)
    assert walk(page, "touch", every=4) >= 20


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_sum_that_is_half_added_opens_with_the_terms_that_are_in_it(visit: Visit, how: str) -> None:
    page = pixels_ready(visit("/pixels"))
    for place in (ADDING, 10.75, 16.9, 7.5, 19.4):
        still(page, place)
        assert walk(page, how, every=9) >= 12
    still(page, ADDING)
    page.locator('#network .neuron[data-column="1"][data-index="2"]').click()
    expect(page.locator(".xray-title")).to_contain_text("of the 10 parts of: the sum in neuron 3 of hidden layer 1")
    shown = page.locator(".xray-open").count()
    assert 0 < shown < 10
    page.locator(".xray-whole").click()
    expect(page.locator(".xray-title")).to_have_text("The sum in neuron 3 of hidden layer 1")
    expect(page.locator(".xray-open")).to_have_count(10)


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_what_travels_on_the_wires_opens(visit: Visit, how: str) -> None:
    page = pixels_ready(visit("/pixels"))
    for place in TRAVELLING.values():
        still(page, place)
        assert page.locator(".carried-number").count() > 0
        walk(page, how, every=4)


def test_a_number_that_moves_is_caught_by_the_pointer(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    for _speed in range(2):  # to half of it
        page.locator(".transport-speed").click()
    for _try in range(8):  # it moves on while the pointer comes
        still(page, 1.15)
        box = page.locator(".carried-number").first.bounding_box()
        assert box is not None
        page.locator(".transport-play").click()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        if page.locator(".xray").is_visible():
            return
        page.locator(".transport-scrubber input").focus()
    raise AssertionError("no moving number was caught")


def test_the_bars_show_no_number_while_they_grow_but_the_one_they_grow_to(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    wanted = page.locator("#bars .bars-share").all_inner_texts()
    still(page, 20.4)
    assert page.locator("#bars .bars-share").all_inner_texts() == wanted


@pytest.mark.parametrize("settings", ["", "&hold=no"], ids=["held", "free"])
def test_after_a_training_the_curve_and_its_table_open(visit: Visit, settings: str) -> None:
    page = pixels_ready(visit(f"/pixels#epochs=30{settings}"))
    page.locator("#train").click()
    expect(page.locator("#curve-sub .number").first).to_be_visible()
    eventually(page, lambda: page.locator("#atlas-says .number").count() == 2)
    page.locator("#curve-table summary").click()
    expect(page.locator("#curve-table td").first).to_be_visible()
    assert walk(page, "mouse", every=8) >= 60
    assert walk(page, "keyboard", every=17) >= 60


def test_the_table_of_the_whole_space_opens_cell_by_cell(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#atlas-table summary").click()
    expect(page.locator("#atlas-table td").first).to_be_visible()
    assert walk(page, "mouse", every=293) >= 2048
    page.locator("#atlas-table td button").first.focus()
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    with page.expect_response("**/api/explain") as asked:
        page.keyboard.press("Enter")
    assert asked.value.json()["index"] == [1]
