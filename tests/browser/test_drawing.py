"""Drawing on nine pixels, by mouse, finger and keyboard: the answer follows, and is the one that the API gives."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import SIZES, SYMBOLS, agrees, eventually, link, pixels_ready, shares
from tests.browser.serving import Server

BLANK = "#pixels=ooooooooo"


def cell(page: Page, place: int) -> tuple[float, float]:
    box = page.locator(f'.pad-cell[data-place="{place}"]').bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drawn(page: Page) -> list[float]:
    """The pixels as the screen of nine shows them, by the names of its cells: "top left: white, 1"."""
    names = page.locator(".pad-cell").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
    return [float(str(name).replace("−", "-").rpartition(" ")[2]) for name in names]


def expect_answer_of(page: Page, server: Server, pixels: list[float]) -> None:
    """The percentages are those of the API, for these pixels and the network that the page has."""
    eventually(page, lambda: link(page).get("pixels") == pixels)
    answer = server.post("pixels/forward", {"pixels": pixels, "network": link(page)["network"]})["result"]
    wanted = answer["probabilities"]
    eventually(page, lambda: all(agrees(*pair) for pair in zip(shares(page), wanted, strict=True)))
    best = wanted.index(max(wanted))
    expect(page.locator("#bars button").nth(best)).to_have_class("answer")
    expect(page.locator("#network-says")).to_contain_text(f"It answers {answer['label']}")


def test_a_newcomer_sees_an_example_and_its_answer(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    assert drawn(page) == SYMBOLS[2]
    answer = server.post("pixels/forward", {"pixels": SYMBOLS[2]})["result"]
    assert all(agrees(*pair) for pair in zip(shares(page), answer["probabilities"], strict=True))
    expect(page.locator("#network-says")).to_contain_text("It answers +")


def test_a_press_of_the_mouse_flips_a_pixel_and_a_drag_paints(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit(f"/pixels{BLANK}"))
    page.mouse.move(*cell(page, 3))
    page.mouse.down()
    page.mouse.move(*cell(page, 4), steps=4)
    page.mouse.move(*cell(page, 5), steps=4)
    page.mouse.up()
    expect_answer_of(page, server, [float(pixel) for pixel in SYMBOLS[3]])
    page.mouse.click(*cell(page, 4))
    expect_answer_of(page, server, [-1, -1, -1, 1, -1, 1, -1, -1, -1])


def test_the_first_pixel_of_a_stroke_decides_its_colour(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels#pixels=oxoooxooo"))
    page.mouse.move(*cell(page, 1))
    page.mouse.down()
    page.mouse.move(*cell(page, 2), steps=3)
    page.mouse.move(*cell(page, 5), steps=3)
    page.mouse.up()
    assert drawn(page) == [-1.0] * 9


def test_the_right_button_makes_greys(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xoooooooo"))
    page.mouse.click(*cell(page, 0), button="right")
    expect_answer_of(page, server, [0.75] + [-1.0] * 8)


def test_a_finger_draws_and_the_page_does_not_scroll_under_it(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit(f"/pixels{BLANK}", size=SIZES["phone"]))
    page.locator("#pad").evaluate("pad => pad.scrollIntoView({ block: 'center' })")
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    (x, y), *others = [cell(page, place) for place in (1, 4, 7)]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for x, y in others:
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_answer_of(page, server, [-1, 1, -1, -1, 1, -1, -1, 1, -1])
    assert page.evaluate("scrollY") == before
    page.touchscreen.tap(*cell(page, 3))
    expect_answer_of(page, server, [-1, 1, -1, 1, 1, -1, -1, 1, -1])


def test_the_keyboard_draws_and_makes_greys(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit(f"/pixels{BLANK}"))
    page.locator('.pad-cell[data-place="0"]').focus()
    for key in ("Space", "ArrowRight", "ArrowDown", "+", "+", "+", "End", "Enter", "-", "ArrowUp", "ArrowUp", "+"):
        page.keyboard.press(key)
    expect(page.locator('.pad-cell[data-place="2"]')).to_be_focused()
    expect_answer_of(page, server, [1, -1, -0.75, -1, -0.25, -1, -1, -1, 0.75])


def test_the_arrows_stop_at_the_edge_and_do_not_play_the_film(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator('.pad-cell[data-place="0"]').focus()
    for key in ("ArrowLeft", "ArrowUp", "Home"):
        page.keyboard.press(key)
    expect(page.locator('.pad-cell[data-place="0"]')).to_be_focused()
    expect(page.locator("#network-says")).to_contain_text("It answers")


def test_a_stamp_puts_its_symbol_on_the_screen(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit(f"/pixels{BLANK}"))
    for stamp, symbol in zip(page.locator(".stamp").all(), SYMBOLS, strict=True):
        stamp.click()
        expect_answer_of(page, server, [float(pixel) for pixel in symbol])


def test_undo_takes_back_a_stroke_and_redo_draws_it_again(visit: Visit) -> None:
    page = pixels_ready(visit(f"/pixels{BLANK}"))
    expect(page.locator("#undo")).to_be_disabled()
    page.mouse.move(*cell(page, 0))
    page.mouse.down()
    page.mouse.move(*cell(page, 2), steps=6)
    page.mouse.up()
    assert drawn(page) == [1, 1, 1, -1, -1, -1, -1, -1, -1]
    page.keyboard.press("Control+z")
    assert drawn(page) == [-1.0] * 9
    page.keyboard.press("Control+Shift+z")
    assert drawn(page)[:3] == [1, 1, 1]
    page.locator("#undo").click()
    assert drawn(page) == [-1.0] * 9
    page.locator("#redo").click()
    assert drawn(page)[:3] == [1, 1, 1]


def test_the_words_of_the_story_light_the_figure_and_the_figure_lights_the_words(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator('.part[data-part="outputs"]').focus()
    expect(page.locator("#network .neuron.on")).to_have_count(4)
    page.locator('.part[data-part="pad"]').hover()
    expect(page.locator("#pad")).to_have_class("lit-part")
    page.mouse.move(*cell(page, 4))
    expect(page.locator('.part[data-part="pad"]')).to_have_class("part lit")
