"""The whole screen lives in its link, weights included; it is also remembered; and a broken link breaks nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import (
    SYMBOLS,
    learning_ready,
    link,
    neuron,
    neurons,
    pixels_ready,
    settled_link,
    shares,
)

MESSAGE = "A part of this link could not be read, and was left out."


def a_screen_of_ones_own(visit: Visit) -> Page:
    """Drawn, renamed, taught, with a weight and a bias of one's own."""
    page = pixels_ready(visit("/pixels"))
    page.locator(".stamp").first.click()
    page.locator('.pad-cell[data-place="1"]').focus()
    for _ in range(3):
        page.keyboard.press("+")
    page.get_by_text("Change the network").click()
    page.get_by_label("Name of symbol 1").fill("ex & <i>")
    page.keyboard.press("Enter")
    page.locator("#tab-examples").click()
    page.get_by_label("Teach that the picture on the screen is +").click()
    neuron(page, 2, 3).focus()
    page.keyboard.press("b")
    page.keyboard.type("0.123456789")
    page.keyboard.press("Enter")
    settled_link(page)
    return page


def screen_of(page: Page) -> dict[str, object]:
    return {
        "neurons": neurons(page),
        "shares": shares(page),
        "wires": page.locator("#network .wires path").evaluate_all(
            "all => all.map(e => e.getAttribute('stroke-width'))"
        ),
        "tab": page.locator("[role=tab][aria-selected=true]").first.inner_text(),
        "score": page.locator("#examples .says").text_content(),
        "atlas": page.locator(".atlas-map").get_attribute("aria-label"),
    }


def test_a_link_opens_the_same_screen_in_another_browser_bit_for_bit(visit: Visit) -> None:
    page = a_screen_of_ones_own(visit)
    other = pixels_ready(visit(page.url.partition(page.evaluate("location.origin"))[2], fresh=True))
    assert settled_link(other) == link(page)
    assert other.url == page.url
    expect(other.locator("#bars").get_by_title("ex & <i>").first).to_be_visible()
    assert screen_of(other) == screen_of(page)


def test_share_copies_the_link(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels", permissions=["clipboard-read", "clipboard-write"]))
    page.locator(".stamp").first.click()
    page.get_by_role("button", name="Share").click()
    expect(page.locator("#toast")).to_contain_text("The link is copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert link(page)["pixels"] == SYMBOLS[0]


def test_the_screen_is_remembered_without_a_link(visit: Visit) -> None:
    page = a_screen_of_ones_own(visit)
    before = screen_of(page)
    again = pixels_ready(visit("/pixels", beside=page))
    assert settled_link(again) == link(page)
    assert screen_of(again) == before


def test_a_reload_keeps_everything_and_the_other_chapter_has_the_same_network(visit: Visit) -> None:
    page = a_screen_of_ones_own(visit)
    before, said = screen_of(page), link(page)
    page.reload()
    pixels_ready(page)
    assert screen_of(page) == before
    page.locator('a[data-station="learning"]').first.click()
    learning_ready(page)
    expect(page.locator("#shown button")).to_have_count(5)
    assert link(page)["symbols"] == said["symbols"]


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("/pixels", "pixels=zzz"),
        ("/pixels", "network=9-6-6-4.tanh.sigmoid.AAAA"),
        ("/pixels", "pixels=%E0%A4%A"),
        ("/pixels", "nonsense=1"),
        ("/learning", "epochs=-3&rate=1e9"),
        ("/learning", "seed=&weight=9.W.999&first=9-6-4"),
    ],
)
def test_a_broken_link_is_survived_with_a_message(visit: Visit, path: str, broken: str) -> None:
    page = visit(f"{path}#{broken}")
    expect(page.locator("#toast")).to_have_text(MESSAGE)
    expect(page.locator(".neuron").first).to_be_attached()
    (pixels_ready if path == "/pixels" else learning_ready)(page)


def test_what_can_be_read_of_a_broken_link_is_taken(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels#pixels=xoxoxoxox&network=what&seed=7"))
    expect(page.locator("#toast")).to_have_text(MESSAGE)
    said = settled_link(page)
    assert said["pixels"] == SYMBOLS[0]
    assert said["seed"] == "7"


def test_a_link_that_only_names_a_place_in_the_page_is_no_state(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels#stage"))
    expect(page.locator("#toast")).not_to_have_text(MESSAGE)


def test_another_link_on_the_same_page_is_followed_and_can_be_undone(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels#pixels=ooooooooo"))
    page.evaluate("location.hash = 'pixels=xoxoxoxox'")
    expect(page.locator('.pad-cell[data-place="4"]')).to_have_attribute("aria-label", "middle: white, 1")
    page.locator("#undo").click()
    expect(page.locator('.pad-cell[data-place="4"]')).to_have_attribute("aria-label", "middle: black, −1")


def test_the_chosen_theme_is_remembered_and_there_is_no_flash(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.locator("#theme")).to_have_attribute("aria-label", "Theme: Dark")
