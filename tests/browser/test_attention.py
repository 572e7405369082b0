"""The attention chapter: typing, arcs, heads, the plane, the film, what changes when something is taken away, pairs."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, agrees, eventually
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

A, B = "the frog swam in the river and sat on the bank", "the clerk put the money in the bank"
LINK = f"/attention#model=pocket&a={quote(A)}&b={quote(B)}"
IN_A_LINE = (".arcs-chip", ".arcs-weight", ".head-thumb", ".small-figure", ".product-bars")
"""Tokens and numbers that stand in a line of text, and thumbnails that have a matrix and a list for twins."""


def opened(visit: Visit, path: str = LINK, **how: Any) -> Page:
    page = visit(path, **how)
    expect(page.locator("#arcs-a .arcs-item").first).to_be_visible()
    expect(page.locator("#plane-says")).to_contain_text("leans")
    return page


def weights(page: Page, side: str) -> list[str]:
    return page.locator(f"#arcs-{side} .arcs-weight:not([hidden])").all_text_contents()


def pattern(server: Server, text: str, layer: int, head: int) -> list[list[float]]:
    trace = server.post("attention/trace", {"model": "pocket", "text": text})
    found: list[list[float]] = trace["tensors"][f"blocks.{layer}.pattern"]["data"][head]
    return found


def test_the_arcs_are_the_weights_of_the_chosen_word_and_later_words_are_masked(visit: Visit, server: Server) -> None:
    page = opened(visit, f"{LINK}&layer=0&head=1&wa=5")
    row = pattern(server, A, 0, 1)[5]
    shown = weights(page, "a")
    assert len(shown) == 6, "a word may only look back"
    for text, share in zip(shown, row, strict=False):
        assert (text == "<0.001" and share < 0.001) or agrees(text, share) or abs(float(text) - share) < 1e-3
    expect(page.locator("#arcs-a .arcs-item.masked")).to_have_count(len(A.split()) - 6)


def test_another_word_another_head_and_another_sentence_are_redrawn(visit: Visit) -> None:
    page = opened(visit)
    before = weights(page, "a")
    page.locator("#arcs-a .arcs-chip").nth(5).click()
    expect(page.locator("#arcs-a .arcs-item.here .arcs-chip")).to_have_text("river")
    page.locator("#grid .head-thumb").nth(7).press("Enter")
    expect(page.locator("#matrix-title")).to_have_text("Layer 2, head 4")
    page.get_by_label("A First sentence").fill("the old dog sat")
    expect(page.locator("#arcs-a .arcs-item")).to_have_count(4)
    page.locator("#undo").click()
    expect(page.locator("#text-a")).to_have_value(A)
    eventually(page, lambda: len(weights(page, "a")) >= len(before) - 10)


def test_a_weight_opens_down_to_the_products_of_query_and_key(visit: Visit) -> None:
    page = opened(visit)
    page.locator("#arcs-a .arcs-item.seen .arcs-weight").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("looks at")
    page.locator(".xray-open").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("how well the query", ignore_case=True)
    page.locator(".xray-open").first.click()
    expect(page.locator(".xray-trail li")).to_have_count(3)


def test_the_path_is_what_the_api_says(visit: Visit, server: Server) -> None:
    page = opened(visit, f"{LINK}&pa=river&pb=money")
    tokens = server.post("attention/trace", {"model": "pocket", "text": A, "carry": 0})["result"]["tokens"]
    body = {"model": "pocket", "text": A, "token": [len(tokens) - 1], "poles": [["river"], ["money"]]}
    lean = server.post("attention/path", body)["lean"][-1]
    eventually(page, lambda: f"A leans {'+' if lean > 0 else '−'}" in page.locator("#plane-says").inner_text())
    expect(page.locator('#plane [data-dot^="a."]')).to_have_count(4)
    page.get_by_label("A, leaving out").select_option(label="river")
    expect(page.locator("#plane-says")).to_contain_text("without “river”")
    expect(page.locator('#plane [data-dot^="gone a."]')).to_have_count(4)


def test_a_word_that_is_struck_out_changes_the_next_words(visit: Visit, server: Server) -> None:
    page = opened(visit)
    page.get_by_role("tab", name="Is attention the reason?").click()
    page.get_by_role("button", name="Strike out river").click()
    expect(page.locator(".cause-told")).to_contain_text("how far “bank” moved")
    body = {"model": "pocket", "text": A, "token": [10], "knock_out": {"word": [5]}}
    shift = server.post("attention/effect", body)["result"]["shift"]
    eventually(page, lambda: agrees(page.locator(".cause-figure .figure-open").last.inner_text(), shift))
    expect(page.locator(".next-words tbody tr")).to_have_count(8)
    page.locator(".cause-figure .figure-open").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("moved", ignore_case=True)
    page.keyboard.press("Escape")
    page.locator("#undo").click()
    expect(page.locator(".cause-told")).to_be_hidden()


def test_an_arc_gets_another_weight_by_the_keys_and_the_others_share_the_rest(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&layer=0&head=1")
    chip = page.locator("#arcs-a .arcs-chip").nth(5)
    chip.focus()
    for _ in range(30):
        page.keyboard.press("-")
    expect(page.locator("#arcs-a .arcs-item.set .arcs-weight")).to_have_text("0")
    expect(page.locator(".cause-off")).to_contain_text("“river” with 0 in head 1.2")
    assert "out=s0.1.10.5%3D0" in eventually(page, lambda: page.url if "out=" in page.url else "")


def test_a_slider_can_be_dragged_along_while_the_page_follows(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&view=cause&layer=0&head=1")
    slider = page.get_by_role("slider", name="How much it looks at river")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    line = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 4, line)
    page.mouse.down()
    for part in (0.3, 0.6, 0.9):
        page.mouse.move(box["x"] + part * box["width"], line)
        page.wait_for_timeout(150)
    page.mouse.up()
    assert float(slider.input_value()) > 0.8
    expect(page.locator(".cause-off")).to_contain_text("“river” with 0.")
    page.get_by_role("button", name="Switch head 1.2 off").press("Enter")
    expect(page.get_by_role("button", name="Switch head 1.2 on")).to_be_focused()


def test_a_head_that_is_off_is_told_and_each_can_be_measured(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&view=cause&layer=0&head=1")
    page.get_by_role("button", name="Switch head 1.2 off").click()
    expect(page.locator(".cause-off")).to_contain_text("head 1.2 off")
    page.get_by_role("button", name="Measure each head").click()
    expect(page.locator(".effects").last.locator("li")).to_have_count(10)


def test_the_film_of_a_head_goes_through_every_part(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&view=film")
    expect(page.locator(".film-part")).to_have_count(12)
    expect(page.locator(".film-part.waiting")).to_have_count(0)
    page.keyboard.press("Home")
    expect(page.locator(".film-part.waiting")).to_have_count(12)
    page.keyboard.press("End")
    expect(page.locator(".film-part.waiting")).to_have_count(0)


def test_two_sentences_are_set_against_each_other(visit: Visit) -> None:
    page = opened(
        visit, f"/attention#model=pocket&a={quote('the old dog ran')}&b={quote('the old cat ran')}&view=minus"
    )
    expect(page.locator("#minus-says")).to_contain_text("4 tokens stand against each other, 1 of them")
    page.get_by_label("What to compare").select_option("resid_post")
    expect(page.locator("#minus .matrix-sides").last).to_contain_text("dog | cat")
    expect(page.get_by_label("in head")).to_be_hidden()
    page.get_by_label("What to compare").select_option("mlp_pre")
    expect(page.locator("#minus-says")).to_contain_text("Layer 1. 4 tokens")
    page.locator("#minus canvas").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("the first sentence minus the second", ignore_case=True)


def test_the_pairs_are_run_and_one_can_be_opened(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&view=pairs")
    expect(page.locator("#pairs .depths")).to_be_visible(timeout=30_000)
    expect(page.locator(".pair-figure").first).to_contain_text("of 50")
    page.locator(".pair-list button").first.click()
    expect(page.locator("#text-a")).not_to_have_value(A)
    expect(page.get_by_role("tab", name="All heads")).to_have_attribute("aria-selected", "true")


def test_a_text_that_cannot_be_read_is_refused_beside_it(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = opened(visit)
    page.get_by_label("A First sentence").fill("bank " * 70)
    expect(page.locator("#error-a")).to_contain_text("at most 64")
    page.get_by_label("A First sentence").fill("")
    expect(page.locator("#error-a")).to_contain_text("no text here yet")


def test_a_link_opens_the_same_screen(visit: Visit) -> None:
    page = opened(visit, f"{LINK}&layer=1&head=2&pins=0.1%2C1.2&view=heads")
    expect(page.locator("#compared-panel")).to_be_visible()
    expect(page.locator("#pins-says")).to_contain_text("2 heads pinned: 1.2, 2.3")


def test_pinned_heads_are_added_up_and_two_of_them_compared_and_every_number_opens(
    visit: Visit, server: Server
) -> None:
    page = opened(visit, f"{LINK}&layer=0&head=1&wa=10")
    page.get_by_role("button", name="Pin head 1.2").click()
    page.locator("#grid .head-thumb").nth(6).click()
    page.get_by_role("button", name="Pin head 2.3").click()
    expect(page.locator("#head-says")).to_have_text("2 pinned heads, their sum")
    rows = [pattern(server, A, layer, head)[10] for layer, head in ((0, 1), (1, 2))]
    sums = [one + other for one, other in zip(*rows, strict=True)]
    eventually(
        page, lambda: all(agrees(*pair) for pair in zip(weights(page, "a"), sums, strict=True) if pair[1] > 0.01)
    )
    page.locator("#arcs-a .arcs-item.seen .arcs-weight").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("all pinned heads added up")
    page.keyboard.press("Escape")
    body = {"model": "pocket", "text": A, "token": [10], "heads": [[0, 1], [1, 2]], "carry": 0}
    told = server.post("attention/pinned", body)["result"]
    shown = page.locator("#pinned-sizes .rank-writes")
    expect(shown).to_have_count(3)
    assert agrees(shown.last.inner_text(), told["writes"])
    assert agrees(page.locator("#pair-says .figure-open").inner_text(), told["alike"])
    page.locator("#pinned-pair canvas").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("than in the other")
    page.get_by_role("button", name="mean", exact=True).click()
    expect(page.locator("#head-says")).to_have_text("2 pinned heads, their mean")


@LOOKS
def test_the_page_is_sound_at_every_size(visit: Visit, size: tuple[int, int], theme: str) -> None:
    page = opened(visit, f"{LINK}&pins=0.1,1.2", size=size, theme=theme, reduced_motion="reduce")
    expect(page.locator("#pinned-minus canvas")).to_be_visible()
    wrong = look_over(page, "heads")
    for tab, part in {
        "film": ".film-part",
        "cause": ".cause-list li",
        "minus": "#minus .matrix-board canvas",
        "pairs": ".depths",
    }.items():
        page.locator(f"#tab-{tab}").click()
        expect(page.locator(part).first).to_be_visible(timeout=30_000)
        wrong += look_over(page, tab)
    wrong = [each for each in wrong if not any(f"small: BUTTON{kind}" in each or kind in each for kind in IN_A_LINE)]
    assert not wrong, "\n".join(wrong)
