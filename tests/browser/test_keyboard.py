"""Both pages by keyboard alone: every stop is reached in the order of reading, and seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import READY, SIZES, eventually, learning_ready, link, neuron, pixels_ready, settled_link

STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const lined = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
  };
  const ring = at.querySelector(":scope > .ring");
  const ringed = ring !== null && getComputedStyle(ring).stroke !== "none" && at.matches(".neuron");
  const knob = at.querySelector(".curve-knob");
  const seen = lined(at) || ringed || (knob !== null && lined(knob));
  const box = at.getBoundingClientRect();
  return {
    name: (at.getAttribute("aria-label") || at.textContent || at.id).trim().slice(0, 40),
    where: at.closest(".skip, .top, .story, .stage, .bottom, .xray-slot")?.className.split(" ")[0] ?? "?",
    seen,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def walk(page: Page, key: str = "Tab") -> list[dict[str, object]]:
    """Every stop of the Tab key, from the top of the page to its end."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    stops: list[dict[str, object]] = []
    for _ in range(250):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the Tab key never comes to an end")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("path", ["/pixels", "/learning", "/learning#view=microscope"])
def test_tab_goes_through_the_page_in_the_order_of_reading_and_is_always_seen(
    visit: Visit, path: str, size: tuple[int, int]
) -> None:
    page = visit(path, size=size)
    if "microscope" in path:
        expect(page.locator(".chain .factor").first).to_be_visible()
    else:
        READY[path](page)
    stops = walk(page)
    unseen = [stop for stop in stops if not (stop["seen"] and stop["onScreen"])]
    assert unseen == []
    order = [str(stop["where"]) for stop in stops]
    assert order[0] == "skip"
    assert list(dict.fromkeys(order)) == ["skip", "top", "story", "stage", "bottom"]
    assert order == sorted(order, key=["skip", "top", "story", "stage", "bottom"].index)


def test_the_first_stop_leads_past_the_story_to_the_figure(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.stage') !== null")


def test_a_whole_visit_by_keyboard(visit: Visit) -> None:
    """Draw, ask where the answer comes from, change a weight, look at the atlas, train, go on to the next chapter."""
    page = pixels_ready(visit("/pixels"))
    page.locator(".pad-cell[tabindex='0']").focus()
    for key in ("Home", "Space", "End", "Space"):
        page.keyboard.press(key)
    eventually(page, lambda: link(page)["pixels"] == [1, 1, -1, 1, 1, 1, -1, 1, 1])
    page.locator("#bars button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".xray-head")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".xray-trail li")).to_have_count(2)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#bars button").first).to_be_focused()
    neuron(page, 3, 0).focus()
    page.keyboard.press("b")
    page.keyboard.type("-1")
    page.keyboard.press("Enter")
    assert settled_link(page)["network"]["biases"][2][0] == -1
    page.locator("#tab-flips").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-examples")).to_be_focused()
    expect(page.locator("#panel-examples")).to_be_visible()
    page.locator("#train").focus()
    page.keyboard.press("Space")
    expect(page.locator("#train")).to_have_text("Stop")
    expect(page.locator("#train")).to_have_text("Train it", timeout=60_000)
    page.locator("#after-training a").focus()
    page.keyboard.press("Enter")
    learning_ready(page)
    page.locator("#one-epoch").focus()
    page.keyboard.press("Space")
    expect(page.locator("#now dd").first).to_have_text("1")


def test_space_on_a_button_presses_it_and_does_not_play_the_film(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#theme").focus()
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")
