"""Every number of the chapter on learning opens when it is pressed: in a training, and under the microscope."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.numbers import found, still, walk
from tests.browser.screen import learning_ready, settled_link
from tests.browser.training import train


def microscope(visit: Visit, said: str = "") -> Page:
    page = visit(f"/learning#view=microscope{said}")
    expect(page.locator(".chain .factor").first).to_be_visible()
    expect(page.locator("#backward .neuron").first).to_be_attached()
    return page


@pytest.mark.parametrize("settings", ["", "&loss=cross_entropy&batch=3"], ids=["squared", "surprise in batches"])
def test_every_number_of_a_training_opens_at_its_moment(visit: Visit, settings: str) -> None:
    page = learning_ready(visit(f"/learning#epochs=40{settings}"))
    assert walk(page, "mouse", every=9) >= 25 + 8 + 5
    train(page)
    assert walk(page, "keyboard", every=9) >= 25 + 8 + 8
    still(page, 17)
    walk(page, "mouse", every=13)
    page.locator("#curve-table summary").click()
    expect(page.locator("#curve-table td").first).to_be_visible()
    walk(page, "mouse", every=17)


def test_both_curves_of_a_fork_open(visit: Visit) -> None:
    page = learning_ready(visit("/learning#epochs=40&forkAt=10&forkRate=2"))
    expect(page.locator("#unfork")).to_be_visible()
    expect(page.locator(".curve-number:visible")).to_have_count(6)
    settled_link(page)
    texts = found(page)
    assert sum("right" in text for text in texts) >= 2
    walk(page, "mouse", every=13)


@pytest.mark.parametrize(
    "settings",
    ["", "&loss=cross_entropy", "&weight=0.W.20&example=1"],
    ids=["squared", "surprise", "a wire of the first layer"],
)
def test_every_number_of_the_microscope_opens(visit: Visit, settings: str) -> None:
    page = microscope(visit, settings)
    page.get_by_role("button", name="Push and measure").click()
    expect(page.locator(".proof .number")).to_have_count(3)
    still(page, 0)
    expect(page.locator("#backward-says .number")).to_have_count(1)
    assert walk(page, "mouse", every=9) >= 25 + 3 + 4
    last = float(page.locator(".transport-scrubber input").get_attribute("max") or 0)
    for place in (1, 2, 3.2, 3.4, 7.25, last / 2 + 0.3, last):
        still(page, place)
        walk(page, "keyboard", every=19)
    page.locator("#backward-table summary").click()
    expect(page.locator("#backward-table td").first).to_be_visible()
    walk(page, "mouse", every=23)
