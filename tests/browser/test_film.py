"""The film of the forward pass: played, paused, stepped, scrubbed, by buttons and keys; with less motion the same."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import SYMBOLS, agrees, eventually, neurons, pixels_ready, shares, slide
from tests.browser.serving import Server

SHOTS = 1 + 6 + 1 + 6 + 1 + 4 + 1 + 1
"""Pixels; for each layer its neurons and its squash; the answer."""
UNKNOWN = ["·"] * 4


def place(page: Page) -> float:
    return float(page.locator(".transport-scrubber input").input_value())


def title(page: Page) -> str:
    return page.locator(".transport-title").inner_text()


def test_the_film_begins_at_its_end_with_everything_known(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    assert place(page) == SHOTS
    assert title(page).startswith("The answer is +")
    assert "·" not in shares(page)
    assert not any("not yet known" in name for name in neurons(page))


def test_the_buttons_go_to_the_start_and_step_and_the_formula_has_the_real_numbers(
    visit: Visit, server: Server
) -> None:
    page = pixels_ready(visit("/pixels"))
    page.get_by_role("button", name="To the start").click()
    assert place(page) == 0
    assert shares(page) == UNKNOWN
    forward = page.get_by_role("button", name="One step forward")
    forward.click()
    assert title(page) == "Nine pixels become nine numbers"
    assert sum("not yet known" not in name for name in neurons(page)) == 9
    forward.click()
    assert place(page) == 2
    sums = server.post("pixels/forward", {"pixels": SYMBOLS[2]})["tensors"]["layers.0.pre"]["data"]
    formula = page.locator(".transport-formula").inner_text()
    assert agrees(formula.rpartition("= ")[2], sums[0])
    assert agrees(neurons(page)[9].rpartition(": ")[2], sums[0])
    page.get_by_role("button", name="One step back").click()
    assert place(page) == 1


def test_every_step_shows_more_and_the_last_shows_all(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.keyboard.press("Home")
    known = []
    for _ in range(SHOTS):
        page.keyboard.press("ArrowRight")
        known.append(sum("not yet known" not in name for name in neurons(page)))
    assert known == sorted(known)
    assert known[0] == 9
    assert known[-1] == 9 + 6 + 6 + 4
    assert place(page) == SHOTS
    assert "·" not in shares(page)


def test_space_plays_and_pauses_and_the_arrows_home_and_end_step(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.keyboard.press("Home")
    assert place(page) == 0
    page.keyboard.press("Space")
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Pause")
    eventually(page, lambda: place(page) > 0.2)
    page.keyboard.press("Space")
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")
    paused = place(page)
    assert 0.2 < paused < SHOTS
    page.keyboard.press("ArrowRight")
    assert place(page) == int(paused) + 1
    page.keyboard.press("ArrowLeft")
    assert place(page) == int(paused)
    page.keyboard.press("End")
    assert place(page) == SHOTS


def test_a_film_that_plays_comes_to_its_end_and_starts_over(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator(".transport-speed").click()
    expect(page.locator(".transport-speed")).to_have_attribute("aria-label", "Speed 2×")
    slide(page.locator(".transport-scrubber input"), SHOTS - 1.2)
    page.locator(".transport-play").click()
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")
    assert place(page) == SHOTS
    page.locator(".transport-play").click()
    assert place(page) < 2
    page.locator(".transport-play").click()


def test_scrubbing_shows_each_moment_at_once_and_the_same_one_again(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    thumb = page.locator(".transport-scrubber input")
    seen = {}
    for value in (2.8, 3, 8, 15, SHOTS):
        slide(thumb, value)
        seen[value] = (title(page), neurons(page), shares(page))
    assert len({str(each) for each in seen.values()}) == len(seen)
    for value in (15, 3, 8):
        slide(thumb, value)
        assert (title(page), neurons(page), shares(page)) == seen[value]


def test_the_mouse_drags_the_scrubber(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    box = page.locator(".transport-scrubber input").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 9, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert abs(place(page) - SHOTS / 2) < 1
    assert shares(page) == UNKNOWN


def test_with_less_motion_the_film_has_the_same_states_and_nothing_between(visit: Visit) -> None:
    films = []
    for motion in ("no-preference", "reduce"):
        page = pixels_ready(visit("/pixels", reduced_motion=motion))
        page.keyboard.press("Home")
        film = []
        for _ in range(SHOTS):
            page.keyboard.press("ArrowRight")
            film.append((title(page), neurons(page), shares(page)))
        films.append(film)
    assert films[0] == films[1]
    page.get_by_role("button", name="To the start").click()
    places = page.evaluate("""() => new Promise((resolve) => {
      const thumb = document.querySelector(".transport-scrubber input");
      document.querySelector(".transport-play").click();
      const seen = new Set();
      const look = () => { seen.add(thumb.value); seen.size < 3 ? requestAnimationFrame(look) : resolve([...seen]); };
      look();
    })""")
    assert all(float(each).is_integer() for each in places)
    page.keyboard.press("End")


def test_drawing_while_the_film_plays_goes_on_from_where_it_is(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    slide(page.locator(".transport-scrubber input"), 4)
    page.locator(".transport-play").click()
    page.locator(".stamp").first.click()
    eventually(page, lambda: "pixels=xoxoxoxox" in page.url)
    assert place(page) >= 4
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Pause")
    page.locator(".transport-play").click()
