"""A text that is refused: what is drawn of the text before steps back until there is an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Watch


def test_an_empty_text_leaves_no_figure_at_full_strength_and_offers_an_example(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = visit("/machine")
    figure = page.locator(".machine-figure")
    expect(page.locator(".answer").first).to_be_visible()
    expect(figure).not_to_have_class("machine-figure stale")
    page.locator("#text").fill("")
    expect(page.locator("#text-error")).to_contain_text("no text here yet")
    expect(figure).to_have_attribute("aria-busy", "true")
    assert figure.evaluate("e => [e.inert, Number(getComputedStyle(e).opacity) < 0.5]") == [True, True]
    bar = page.locator(".bottom")
    assert bar.evaluate("e => getComputedStyle(e).opacity") == "1", "nothing shines through the transport"
    page.locator("#text-error button").click()
    expect(page.locator("#text-error")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("she put her money in the")
    expect(page.locator(".stale, [inert]")).to_have_count(0)


@pytest.mark.parametrize(("text", "says"), [("word " * 600, "tokens"), ("", "no text here yet")])
def test_a_sentence_that_is_refused_steps_back_and_the_other_does_not(
    visit: Visit, watch: Watch, text: str, says: str
) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = visit("/attention")
    expect(page.locator("#arcs-a .arcs-word, #arcs-a button").first).to_be_visible()
    before = page.locator("#text-a").input_value()
    page.locator("#text-a").fill(text)
    expect(page.locator("#error-a")).to_contain_text(says)
    expect(page.locator("#arcs-a.stale")).to_be_attached()
    expect(page.locator("#plane.stale")).to_be_attached()
    expect(page.locator("#arcs-b.stale")).to_have_count(0)
    page.locator("#text-a").fill(before)
    expect(page.locator("#error-a")).to_be_hidden()
    expect(page.locator(".stale, [inert]")).to_have_count(0)


@pytest.mark.parametrize(("text", "says"), [("a\n" * 33, "too many"), ("", "no text here yet")])
def test_sentences_that_are_refused_leave_no_table_at_full_strength(
    visit: Visit, watch: Watch, text: str, says: str
) -> None:
    watch.forgive("422")  # the refusal is what is tested
    page = visit("/meaning#view=sentences")
    expect(page.locator("#sentences-says")).to_contain_text("Most alike")
    page.locator("#sentences").fill(text)
    expect(page.locator("#sentences-error")).to_contain_text(says)
    expect(page.locator(".sentence-duo.stale")).to_be_attached()
    page.locator("#sentences").fill("a cat\na dog")
    expect(page.locator("#sentences-error")).to_be_hidden()
    expect(page.locator(".stale, [inert]")).to_have_count(0)
