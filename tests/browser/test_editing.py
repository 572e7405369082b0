"""Every weight and bias is changed in place: by pulling its wire, in its card, in the table; the answer follows."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import (
    agrees,
    as_float32,
    eventually,
    link,
    neuron,
    pixels_ready,
    settled_link,
    shares,
    weight_at,
    wire_spot,
)
from tests.browser.serving import Server

PULL = 110
"""Pixels of pull for a change of 1."""


def expect_answer(page: Page, server: Server) -> None:
    """The percentages are those of the network in the link."""
    said = settled_link(page)
    asked = {"pixels": said["pixels"], "network": said["network"]}
    wanted = server.post("pixels/forward", asked)["result"]["probabilities"]
    eventually(page, lambda: all(agrees(*pair) for pair in zip(shares(page), wanted, strict=True)))


def open_card(page: Page, layer: int, start: int, end: int) -> None:
    page.mouse.click(*wire_spot(page, layer, start, end))
    expect(page.locator(".editor")).to_be_visible()


def test_hovering_a_neuron_isolates_its_wires_and_shows_its_bias(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    neuron(page, 1, 2).hover()
    lit = page.locator("#network .wires.isolated path.on")
    expect(lit).to_have_count(9 + 6)
    said = link(page)
    expect(page.locator("#network .bias text")).to_have_count(1)
    assert agrees(page.locator("#network .bias text").text_content() or "", said["network"]["biases"][0][2])
    neuron(page, 3, 0).hover()
    expect(lit).to_have_count(6)
    page.locator(".story h1").hover()
    expect(page.locator("#network .wires.isolated")).to_have_count(0)


def test_a_wire_under_the_mouse_says_its_weight(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.mouse.move(*wire_spot(page, 2, 0, 0))
    expect(page.locator(".wire-label")).to_be_visible()
    assert agrees(page.locator(".wire-label text").text_content() or "", weight_at(link(page), 2, 0, 0))
    expect(page.locator("#network .wires.isolated path.on")).to_have_count(1)


def test_pulling_a_wire_changes_its_weight_alone_and_the_answer_follows(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    before = link(page)
    old = weight_at(before, 2, 5, 3)
    x, y = wire_spot(page, 2, 5, 3)
    way = -1 if old < 0 else 1  # up is more
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + way * PULL / 2, steps=6)
    page.mouse.up()
    after = settled_link(page)
    assert abs(weight_at(after, 2, 5, 3) - (old - way * 0.5)) < 0.01
    after["network"]["weights"][2][5][3] = before["network"]["weights"][2][5][3]
    assert after["network"] == before["network"]
    expect_answer(page, server)
    page.keyboard.press("Control+z")
    assert settled_link(page)["network"] == before["network"]
    expect_answer(page, server)
    page.keyboard.press("Control+y")
    assert abs(weight_at(settled_link(page), 2, 5, 3) - (old - way * 0.5)) < 0.01


def test_a_held_weight_cannot_be_pulled_past_one(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    x, y = wire_spot(page, 0, 0, 0)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 3 * PULL, steps=6)
    page.mouse.up()
    assert weight_at(settled_link(page), 0, 0, 0) == 1


def test_a_weight_is_typed_in_its_card(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    open_card(page, 2, 0, 0)
    expect(page.locator(".editor .head")).to_contain_text("the wire from neuron 1 of hidden layer 2 to output ✕")
    typed = page.locator(".editor input[type=number]")
    expect(typed).to_be_focused()
    assert agrees(typed.input_value(), weight_at(link(page), 2, 0, 0))
    typed.fill("0.125")
    assert weight_at(settled_link(page), 2, 0, 0) == 0.125
    page.keyboard.press("Enter")
    expect(page.locator(".editor")).to_be_hidden()
    expect_answer(page, server)


def test_the_card_says_beside_the_field_what_is_wrong_and_keeps_the_old_weight(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    before = weight_at(link(page), 2, 0, 0)
    open_card(page, 2, 0, 0)
    typed = page.locator(".editor input[type=number]")
    for wrong in ("1.5", "-3", ""):
        typed.fill(wrong)
        expect(page.locator(".editor .error-note")).to_have_text("A number from −1 to 1")
    page.keyboard.press("Enter")
    expect(page.locator(".editor")).to_be_visible()
    assert weight_at(settled_link(page), 2, 0, 0) == before
    typed.fill("-1")
    expect(page.locator(".editor .error-note")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_be_hidden()
    assert weight_at(settled_link(page), 2, 0, 0) == -1


def test_the_slider_of_the_card_moves_the_weight(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    open_card(page, 2, 0, 0)
    page.locator(".editor input[type=range]").focus()
    page.keyboard.press("Home")
    eventually(page, lambda: weight_at(link(page), 2, 0, 0) == -1)
    page.keyboard.press("ArrowRight")
    eventually(page, lambda: weight_at(link(page), 2, 0, 0) == as_float32(-0.99))
    expect_answer(page, server)


def test_the_card_leads_to_the_xray_of_the_sum_that_the_weight_counts_in(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    open_card(page, 2, 0, 0)
    page.get_by_role("button", name="Where it counts").click()
    expect(page.locator(".editor")).to_be_hidden()
    expect(page.locator(".xray-open")).to_have_count(7)


def test_a_bias_is_changed_by_its_handle_and_by_the_key_b(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    neuron(page, 1, 5).hover()
    page.locator("#network .bias").click()
    page.locator(".editor input[type=number]").fill("0.5")
    page.keyboard.press("Enter")
    expect(page.locator(".editor")).to_be_hidden()
    assert settled_link(page)["network"]["biases"][0][5] == 0.5
    neuron(page, 3, 3).focus()
    page.keyboard.press("b")
    expect(page.locator(".editor .head")).to_contain_text("output —: b")
    page.locator(".editor input[type=number]").fill("-0.25")
    page.keyboard.press("Enter")
    expect(neuron(page, 3, 3)).to_be_focused()
    assert settled_link(page)["network"]["biases"][2][3] == -0.25
    expect_answer(page, server)


def test_the_table_of_weights_holds_them_all_and_takes_new_ones(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    page.get_by_text("Weights as a table, to type into").click()
    fields = page.locator("#network-table input")
    expect(fields).to_have_count(9 * 6 + 6 + 6 * 6 + 6 + 6 * 4 + 4)
    network = link(page)["network"]
    shown = fields.evaluate_all("all => all.map(each => each.value)")
    rows = zip(network["weights"], network["biases"], strict=True)
    held = [value for layer, biases in rows for row in (*layer, biases) for value in row]
    assert all(agrees(*pair) for pair in zip(shown, held, strict=True))
    page.get_by_label("Weight from 9 to 6 in layer 1").fill("-0.75")
    page.keyboard.press("Tab")
    page.get_by_label("Bias of 4 in layer 3").fill("0.375")
    page.keyboard.press("Tab")
    said = settled_link(page)
    assert weight_at(said, 0, 8, 5) == -0.75
    assert said["network"]["biases"][2][3] == 0.375
    expect_answer(page, server)


def test_the_table_puts_back_what_does_not_fit(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.get_by_text("Weights as a table, to type into").click()
    field = page.get_by_label("Weight from 1 to 1 in layer 1", exact=True)
    before = field.input_value()
    field.fill("4")
    page.keyboard.press("Tab")
    assert field.input_value() == before


def test_typing_is_undone_as_one_and_the_keys_of_a_field_stay_its_own(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    before = link(page)["network"]
    open_card(page, 2, 0, 0)
    page.keyboard.type("0.5", delay=20)
    page.keyboard.press("Home")  # moves in the field, not in the film
    page.keyboard.press("Enter")
    expect(page.locator("#network-says")).to_contain_text("It answers")
    assert weight_at(settled_link(page), 2, 0, 0) == 0.5
    page.locator("#undo").click()
    assert settled_link(page)["network"] == before
