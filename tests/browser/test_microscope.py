"""The microscope: the way back of one example as a film; one weight as a product, a sum, a step; and its proof."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import (
    SYMBOLS,
    agrees,
    eventually,
    learning_ready,
    link,
    neuron,
    neurons,
    settled_link,
    shares,
    slide,
    wire_spot,
)
from tests.browser.serving import Server

FIGURE = "#backward"
EXAMPLES = [{"pixels": pixels, "target": k} for k, pixels in enumerate(SYMBOLS)]
LESSON = {"learning_rate": 0.3, "loss": "squared", "hold": True}


def open_microscope(visit: Visit, link_: str = "view=microscope") -> Page:
    page = visit(f"/learning#{link_}")
    expect(page.locator(".chain .factor").first).to_be_visible()
    expect(page.locator(f"{FIGURE} .neuron").first).to_be_attached()
    return page


def first_weights(server: Server) -> dict[str, Any]:
    network: dict[str, Any] = server.post("pixels/network", {"seed": 1})["network"]
    return network


def batch(server: Server, network: dict[str, Any]) -> Any:
    return server.post("pixels/backward", LESSON | {"examples": EXAMPLES, "network": network})


def agrees_shown(page: Page, measured: float) -> bool:
    return agrees(page.locator(".proof .number").first.inner_text(), measured)


def choose(page: Page, start: str, end: str) -> None:
    page.get_by_label("From", exact=True).select_option(label=start)
    page.get_by_label("To", exact=True).select_option(label=end)


def test_the_tab_opens_it_and_the_story_changes_with_it(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    page.locator("#tab-microscope").click()
    expect(page.locator(".chain .factor").first).to_be_visible()
    expect(page.locator(".story")).to_contain_text("This is backpropagation")
    expect(page.get_by_text("Each weight has a slope")).to_be_hidden()
    page.locator("#tab-microscope").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-training")).to_be_focused()
    expect(page.locator("#panel-training")).to_be_visible()


def test_the_film_goes_back_from_the_error_to_the_first_layer_and_the_update(visit: Visit) -> None:
    page = open_microscope(visit)
    expect(page.locator(f"{FIGURE}-says")).to_contain_text("what each sent")
    titles = []
    thumb = page.locator(".transport-scrubber input")
    for _ in range(int(thumb.get_attribute("max") or 0)):
        page.keyboard.press("ArrowRight")
        titles.append(page.locator(".transport-title").inner_text())
    assert len(set(titles)) == len(titles)
    assert "error" in titles[0].lower()
    assert titles[-1] != titles[0]
    expect(page.locator(f"{FIGURE}-says")).to_contain_text("the blame of each sum")
    page.keyboard.press("Home")
    expect(page.locator(f"{FIGURE}-says")).to_contain_text("what each sent")


def test_at_its_end_every_neuron_shows_its_blame_which_opens(visit: Visit, server: Server) -> None:
    page = open_microscope(visit)
    page.keyboard.press("End")
    network = first_weights(server)
    single = server.post("pixels/backward", LESSON | EXAMPLES[2] | {"network": network})
    blames = [single["tensors"][f"grad_layers.{layer}.pre"]["data"] for layer in range(3)]
    shown = [name.rpartition(": ")[2] for name in neurons(page, FIGURE)[9:]]
    assert all(agrees(*pair) for pair in zip(shown, [value for row in blames for value in row], strict=True))
    page.locator("#backward-table summary").click()
    cells = page.locator("#backward-table tbody td:last-child")
    eventually(page, lambda: cells.all_inner_texts() == shown)
    neuron(page, 1, 0, FIGURE).click()
    expect(page.locator(".xray-value")).to_have_text(shown[0])


@pytest.mark.parametrize(("layer", "start", "end"), [(0, 4, 2), (1, 3, 5), (2, 0, 3)])
def test_the_chain_is_a_product_and_the_shares_add_up_to_the_gradient(
    visit: Visit, server: Server, layer: int, start: int, end: int
) -> None:
    page = open_microscope(visit, f"view=microscope&weight={layer}.W.{start * 16 + end}")
    network = first_weights(server)
    tensors = batch(server, network)["tensors"]
    source = tensors["pixels" if layer == 0 else f"layers.{layer - 1}.post"]["data"]
    post = tensors[f"layers.{layer}.post"]["data"]
    back = tensors[f"grad_layers.{layer}.post"]["data"][2][end]
    value = post[2][end]
    slope = 1 - value**2 if layer < 2 else value * (1 - value)
    factors = page.locator(".chain .factor > span:first-child").all_inner_texts()
    wanted = [source[2][start], slope, back, source[2][start] * slope * back]
    assert len(factors) == 4
    assert all(agrees(*pair) for pair in zip(factors, wanted, strict=True))

    blame = tensors[f"grad_layers.{layer}.pre"]["data"]
    shares = [source[s][start] * blame[s][end] for s in range(4)]
    texts = page.locator(".shares > :nth-child(3n)").all_inner_texts()
    assert all(agrees(*pair) for pair in zip(texts, shares, strict=True))
    gradient = tensors[f"grad_layers.{layer}.W"]["data"][start][end]
    assert sum(shares) == pytest.approx(gradient, rel=1e-4, abs=1e-7)

    step = page.locator(".weight-step", has_text="The step").locator(".number").all_inner_texts()
    old = network["weights"][layer][start][end]
    assert agrees(step[0], old)
    assert float(step[1]) == 0.3
    assert agrees(step[2], gradient)
    assert agrees(step[3], max(-1.0, min(1.0, old - 0.3 * gradient)))


def test_a_wire_is_pressed_or_chosen_from_lists(visit: Visit) -> None:
    page = open_microscope(visit)
    page.mouse.click(*wire_spot(page, 2, 0, 3, FIGURE))
    expect(page.get_by_label("To", exact=True)).to_have_value("3.3")
    expect(page.get_by_label("From", exact=True)).to_have_value("2.0")
    choose(page, "pixel middle", "neuron 4 of hidden layer 1")
    eventually(page, lambda: link(page).get("weight") == f"0.W.{4 * 16 + 3}")
    page.locator("#undo").click()
    expect(page.get_by_label("From", exact=True)).to_have_value("2.0")


def test_the_proof_pushes_the_weight_and_measures_what_was_computed(visit: Visit, server: Server) -> None:
    page = open_microscope(visit, f"view=microscope&weight=1.W.{2 * 16 + 1}")
    body = LESSON | {"examples": EXAMPLES, "network": first_weights(server), "tensor": "layers.1.W", "index": [2, 1]}
    for push in ("0.1", "0.001"):
        page.get_by_label("How far to push").select_option(push)
        page.get_by_role("button", name="Push and measure").click()
        result = server.post("pixels/nudge", body | {"nudge": float(push)})["result"]
        eventually(page, partial(agrees_shown, page, result["measured"]))
        numbers = page.locator(".proof dd").all_inner_texts()
        wanted = (result["measured"], result["computed"], result["difference"])
        assert all(agrees(*pair) for pair in zip(numbers, wanted, strict=True))
        name = page.locator(".slope-plot").get_attribute("aria-label") or ""
        assert name.startswith("The error at ")
    page.locator(".proof .number").first.click()
    expect(page.locator(".xray-title")).to_have_text(re.compile("slope", re.IGNORECASE))


def test_another_example_and_another_moment_of_the_training_are_looked_at(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning#epochs=20"))
    page.locator(".transport-play").click()
    expect(page.locator("#now dd").first).to_have_text("20")
    network = settled_link(page)["network"]
    page.locator("#tab-microscope").click()
    page.locator("#example").get_by_label("Example 1: ✕").click()
    single = server.post("pixels/backward", LESSON | EXAMPLES[0] | {"network": network})
    sent = [single["tensors"][f"layers.{layer}.post"]["data"] for layer in range(3)]
    wanted = [float(pixel) for pixel in SYMBOLS[0]] + [value for row in sent for value in row]
    read = lambda: [name.rpartition(": ")[2] for name in neurons(page, FIGURE)]  # noqa: E731
    page.keyboard.press("Home")
    eventually(page, lambda: all(agrees(*pair) for pair in zip(read(), wanted, strict=True)))


def test_a_link_opens_the_same_weight_and_example(visit: Visit) -> None:
    page = open_microscope(visit)
    page.locator("#example").get_by_label("Example 4: —").click()
    choose(page, "pixel top", "neuron 1 of hidden layer 1")
    settled_link(page)
    other = visit(page.url.partition(page.evaluate("location.origin"))[2], fresh=True)
    expect(other.locator("#panel-microscope")).to_be_visible()
    expect(other.locator("#example").get_by_label("Example 4: —")).to_have_attribute("aria-pressed", "true")
    expect(other.get_by_label("From", exact=True)).to_have_value("0.1")
    expect(other.locator(".chain")).to_have_text(page.locator(".chain").inner_text().replace("\n", ""))
    assert shares(other) == shares(page)


def test_scrubbing_the_way_back_shows_the_same_moment_again(visit: Visit) -> None:
    page = open_microscope(visit)
    thumb = page.locator(".transport-scrubber input")
    seen = {}
    for place in (1, 4, 12):
        slide(thumb, place)
        seen[place] = (page.locator(".transport-title").inner_text(), neurons(page, FIGURE))
    slide(thumb, 4)
    assert (page.locator(".transport-title").inner_text(), neurons(page, FIGURE)) == seen[4]
