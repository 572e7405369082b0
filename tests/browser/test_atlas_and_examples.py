"""All 512 pictures at once, the pictures one pixel away, and the examples that the network is taught and judged by."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import SYMBOLS, agrees, eventually, link, pixels_ready, settled_link
from tests.browser.serving import Server

NAMES = ["✕", "◯", "+", "—"]


def index_of(pixels: list[float]) -> int:
    """The contract's number of a picture: bit k is pixel k, 1 is white."""
    return sum(1 << k for k, pixel in enumerate(pixels) if pixel > 0)


def answer(row: list[float]) -> int:
    return row.index(max(row))


def atlas_of(server: Server, page: Page) -> list[list[float]]:
    rows: list[list[float]] = server.post("pixels/atlas", {"network": link(page)["network"]})
    return rows


def looked_at(page: Page) -> list[int]:
    """The picture that the atlas has its cursor on, as it says it aloud: which pixels are white."""
    said = page.locator("#atlas [role=status]").inner_text()
    names = [
        "top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right",
    ]  # fmt: skip
    white = re.search(r"white: ([a-z, ]+)\.", said)
    return [1 if white and name in white[1].split(", ") else -1 for name in names]


def test_the_atlas_counts_the_answers_that_the_api_gives(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    answers = [answer(row) for row in atlas_of(server, page)]
    for k, count in enumerate(page.locator("#atlas .atlas-count").all_inner_texts()):
        assert count == f"{NAMES[k]} {answers.count(k)}"
    name = page.locator(".atlas-map").get_attribute("aria-label")
    assert name is not None
    assert f"{NAMES[0]} {answers.count(0)}, " in name


def test_the_flips_are_those_of_the_atlas_and_a_press_puts_one_on_the_screen(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xxxxxxxxx"))
    rows = atlas_of(server, page)
    here = 511
    flipped = [here ^ (1 << k) for k in range(9) if answer(rows[here ^ (1 << k)]) != answer(rows[here])]
    expect(page.locator("#flips .flip")).to_have_count(len(flipped))
    expect(page.locator(".atlas-flips")).to_contain_text(f"{len(flipped)} of 9")
    for picture, card in zip(flipped, page.locator("#flips .flip-card").all(), strict=True):
        to = answer(rows[picture])
        assert card.locator(".flip").inner_text() == f"→ {NAMES[to]}"
        assert agrees(card.locator(".number").inner_text(), rows[picture][to])
    page.locator("#flips .number").first.click()
    shown = page.locator("#flips .number").first.inner_text()
    expect(page.locator("#xray")).to_contain_text(shown.removesuffix("%")[:1])
    page.keyboard.press("Escape")
    marks = page.locator(".pad-cell").evaluate_all("all => all.map(each => each.dataset.flip ?? null)")
    wanted = [NAMES[answer(rows[here ^ (1 << k)])] if here ^ (1 << k) in flipped else None for k in range(9)]
    assert marks == wanted
    page.locator("#flips .flip").first.click()
    eventually(page, lambda: index_of(link(page)["pixels"]) == flipped[0])


def test_the_keyboard_walks_the_atlas_in_single_pixels_and_enter_draws(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator(".atlas-map").focus()
    page.keyboard.press("Home")
    seen = [looked_at(page)]
    assert seen[0] == SYMBOLS[2]
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(looked_at(page))
        assert sum(a != b for a, b in zip(seen[-2], seen[-1], strict=True)) == 1
    expect(page.locator(".atlas-card")).to_be_visible()
    page.keyboard.press("Enter")
    eventually(page, lambda: link(page)["pixels"] == seen[-1])
    expect(page.locator(".atlas-map")).to_be_focused()


def test_the_edges_of_the_atlas_meet(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator(".atlas-map").focus()
    page.keyboard.press("Home")
    start = looked_at(page)
    for _ in range(32):
        page.keyboard.press("ArrowRight")
    assert looked_at(page) == start


def test_the_mouse_looks_at_a_picture_and_a_press_loads_it(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    rows = atlas_of(server, page)
    page.locator(".atlas-map").scroll_into_view_if_needed()
    box = page.locator(".atlas-map").bounding_box()
    assert box is not None
    at = (box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.3)
    page.mouse.move(*at)
    card = page.locator(".atlas-card-text").inner_text()
    page.mouse.click(*at)
    eventually(page, lambda: link(page)["pixels"] != SYMBOLS[2])
    row = rows[index_of(settled_link(page)["pixels"])]
    glyph, share = card.split(" ")
    assert glyph == NAMES[answer(row)]
    assert agrees(share, max(row))


def accuracy(server: Server, page: Page, examples: list[dict[str, Any]]) -> list[str]:
    """ "3 of 4" as the API judges, alone and with every one-pixel neighbour."""
    asked = {"examples": examples, "network": link(page)["network"]}
    results = [server.post("pixels/accuracy", asked | {"flips": flips})["result"] for flips in (0, 1)]
    return [f"{result['right']} of {result['of']}" for result in results]


def test_examples_are_taught_and_taken_away_and_judged_as_the_api_judges(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xxxxxxxxx"))
    page.locator("#tab-examples").click()
    examples: list[dict[str, Any]] = [{"pixels": pixels, "target": k} for k, pixels in enumerate(SYMBOLS)]
    numbers = page.locator("#examples .says .number")
    expect(numbers).to_have_text(accuracy(server, page, examples))
    page.get_by_label("Teach that the picture on the screen is —").click()
    expect(page.locator(".example")).to_have_count(5)
    examples.append({"pixels": [1] * 9, "target": 3})
    expect(numbers).to_have_text(accuracy(server, page, examples))
    expect(page.locator(".example").nth(4).locator(".verdict")).to_contain_text(re.compile("✗ ."))
    page.get_by_label("Teach that the picture on the screen is ◯").click()  # the same picture, told anew
    examples[4]["target"] = 1
    expect(page.locator(".example")).to_have_count(5)
    expect(numbers).to_have_text(accuracy(server, page, examples))
    page.get_by_label("Take example 1 away").click()
    expect(page.locator(".example")).to_have_count(4)
    expect(numbers).to_have_text(accuracy(server, page, examples[1:]))
    page.keyboard.press("Control+z")
    expect(page.locator(".example")).to_have_count(5)
    page.get_by_role("button", name="Back to the four symbols").click()
    expect(page.locator(".example")).to_have_count(4)


def test_an_example_goes_back_onto_the_screen(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#tab-examples").click()
    page.get_by_label("Put example 4 on the screen").click()
    eventually(page, lambda: link(page)["pixels"] == SYMBOLS[3])


def test_the_last_example_stays_and_no_more_than_allowed_are_taken(visit: Visit) -> None:
    full = ".".join(f"{k % 4}" + "".join("x" if k >> bit & 1 else "o" for bit in range(9)) for k in range(64))
    page = pixels_ready(visit(f"/pixels#tab=examples&pixels=xxxxxxxxx&examples={full}"))
    expect(page.locator(".example")).to_have_count(64)
    expect(page.locator("#examples .error-note")).to_have_text("At most 64 examples.")
    expect(page.get_by_label("Teach that the picture on the screen is ✕")).to_be_disabled()
    alone = pixels_ready(visit("/pixels#tab=examples&examples=0xoxoxoxox", beside=page))
    expect(alone.get_by_label("Take example 1 away")).to_be_disabled()


def test_an_example_is_drawn_anew(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xxxxxxxxx"))
    page.locator("#tab-examples").click()
    page.get_by_label("Draw example 2 anew").click()
    wanted: list[dict[str, Any]] = [{"pixels": pixels, "target": k} for k, pixels in enumerate(SYMBOLS)]
    wanted[1]["pixels"] = [1] * 9
    expect(page.locator("#examples .says .number")).to_have_text(accuracy(server, page, wanted))
    page.locator(".stamp").nth(1).click()
    expect(page.locator("#network-says")).to_contain_text("It answers")
    assert settled_link(page)["pixels"] == [1] * 9  # the stamp is the drawing of one's own
