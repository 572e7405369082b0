"""The x-ray: press any number, see where it came from, go on down to a pixel or a weight, and back."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import agrees, eventually, exactly, link, neuron, pixels_ready, slide
from tests.browser.serving import Server


def explained(server: Server, page: Page, tensor: str, index: list[int]) -> Any:
    said = link(page)
    of = {"route": "pixels/forward", "request": {"pixels": said["pixels"], "network": said["network"]}}
    return server.post("explain", {"of": of, "tensor": tensor, "index": index})


def expect_xray(page: Page, wanted: Any, depth: int) -> None:
    """The panel shows this explanation, so far down."""
    expect(page.locator(".xray-title")).to_have_text(wanted["title"] or wanted["label"])
    expect(page.locator(".xray-trail li")).to_have_count(depth if depth > 1 else 0)
    assert agrees(page.locator(".xray-value").inner_text(), wanted["value"])
    full = page.locator(".xray-full")
    if full.count():
        assert exactly(full.inner_text()) == wanted["value"]
    expect(page.locator(".xray-says")).to_have_text(wanted["says"])
    expect(page.locator(".xray-open")).to_have_count(min(12, len(wanted["terms"])))


def test_the_xray_of_the_answer_shows_the_number_and_the_parts_of_the_api(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#bars button").nth(2).click()
    wanted = explained(server, page, "layers.2.post", [2])
    expect_xray(page, wanted, 1)
    assert exactly(page.locator(".xray-full").inner_text()) == wanted["value"]
    expect(page.locator(".xray-formula")).to_have_text(wanted["formula"])
    page.locator(".xray-open").first.click()
    wanted = explained(server, page, "layers.2.pre", [2])
    expect_xray(page, wanted, 2)
    parts = [abs(float(term["product"])) for term in wanted["terms"]]
    assert parts == sorted(parts, reverse=True)
    for term, part in zip(wanted["terms"], page.locator(".xray-part").all_inner_texts(), strict=True):
        assert agrees(part, term["product"])


def test_one_goes_down_to_a_pixel_and_escape_comes_back_step_by_step_and_closes(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    opener = page.locator("#bars button").nth(2)
    opener.click()
    depth = 1
    titles = []
    while True:
        expect(page.locator(".xray")).not_to_have_attribute("aria-busy", "true")
        expect(page.locator(".xray-head")).to_be_focused()
        titles.append(page.locator(".xray-head").inner_text())
        inner = page.locator(".xray-open").filter(has_not_text=re.compile("bias"))
        if inner.count() == 0:
            break
        inner.first.click()
        depth += 1
        expect(page.locator(".xray-trail li")).to_have_count(depth)
    assert depth == 1 + 2 * 3, titles
    assert "pixel" in titles[-1].lower(), titles
    for back in reversed(titles[:-1]):
        page.keyboard.press("Escape")
        expect(page.locator(".xray-head")).to_have_text(re.compile(re.escape(back.split("\n")[0])))
        expect(page.locator(".xray")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".xray")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_factor_opens_down_to_the_weight_itself(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    neuron(page, 1, 0).click()
    expect_xray(page, explained(server, page, "layers.0.post", [0]), 1)
    page.locator(".xray-open").first.click()
    wanted = explained(server, page, "layers.0.pre", [0])
    expect_xray(page, wanted, 2)
    page.locator("button.xray-factor").first.click()
    first = wanted["terms"][0]
    expect_xray(page, explained(server, page, first["factor_tensor"], first["factor_index"]), 3)
    assert link(page)["network"]["weights"][0][first["index"][0]][0] == first["factor"]


def test_the_trail_leads_back_to_any_place(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#bars button").first.click()
    for depth in (2, 3, 4):
        page.locator(".xray-open").first.click()
        expect(page.locator(".xray-trail li")).to_have_count(depth)
    page.locator(".xray-trail button").nth(1).click()
    expect(page.locator(".xray-trail li")).to_have_count(2)
    page.locator(".xray-close").click()
    expect(page.locator(".xray")).to_be_hidden()


def test_the_keyboard_opens_the_xray_of_a_neuron_and_comes_back_to_it(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    neuron(page, 0, 0).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect_xray(page, explained(server, page, "layers.1.post", [1]), 1)
    page.keyboard.press("Escape")
    expect(page.locator(".xray")).to_be_hidden()
    expect(neuron(page, 2, 1)).to_be_focused()


def test_an_open_xray_follows_what_is_drawn(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#bars button").first.click()
    expect_xray(page, explained(server, page, "layers.2.post", [0]), 1)
    page.locator(".stamp").first.click()
    eventually(page, lambda: "pixels=xoxoxoxox" in page.url)
    wanted = explained(server, page, "layers.2.post", [0])
    eventually(page, lambda: exactly(page.locator(".xray-full").inner_text()) == wanted["value"])
    expect(page.locator(".stamp").first).to_be_focused()


def test_a_number_that_is_not_known_yet_does_not_open(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    slide(page.locator(".transport-scrubber input"), 1)
    expect(page.locator("#bars button").first).to_have_attribute("aria-disabled", "true")
    page.locator("#bars button").first.click(force=True)
    expect(page.locator(".xray")).to_be_hidden()


def test_the_accuracy_opens_down_to_the_single_answers(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#tab-examples").click()
    page.locator("#examples .number").nth(1).click()
    expect(page.locator(".xray-value")).to_have_text(re.compile(r"\d"))
    expect(page.locator(".xray-more")).to_have_text("Show all 40")
    page.locator(".xray-more").click()
    expect(page.locator(".xray-open")).to_have_count(40)
