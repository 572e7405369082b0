"""A training that is forked at one of its moments; and a link that leads back to such a moment."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import eventually, learning_ready, neurons, settled_link, slide
from tests.browser.training import error, hurry, moment, train


def test_a_fork_with_another_rate_shows_both_curves_and_can_be_dropped(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    train(page)
    slide(page.locator(".transport-scrubber input"), 30)
    at = moment(page)
    page.get_by_label("Fork here, with rate").fill("3")
    page.get_by_role("button", name="Fork", exact=True).click()
    expect(page.locator("#curve .curve-line.loss")).to_have_count(2)
    expect(page.locator("#curve .curve-line.loss.fork")).to_have_count(1)
    expect(page.locator("#curve")).to_contain_text("3: error")
    expect(page.locator("#curve")).to_contain_text("0.3: error")
    hurry(page, 300)
    said = settled_link(page)
    assert (said["forkAt"], said["forkRate"]) == (at, "3")
    forked = error(page)
    page.get_by_role("button", name="Drop the fork").click()
    expect(page.locator("#curve .curve-line.loss")).to_have_count(1)
    page.keyboard.press("End")
    eventually(page, lambda: error(page) != forked)
    assert "forkAt" not in settled_link(page)


def test_a_rate_that_is_not_allowed_is_refused_in_words(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    page.get_by_label("Fork here, with rate").fill("0")
    page.get_by_role("button", name="Fork", exact=True).click()
    expect(page.locator("#fork-error")).to_have_text("0 does not fit: from 0.0001 to 100")


@pytest.mark.parametrize("fork", [False, True])
def test_a_link_to_a_moment_opens_that_moment_in_another_browser(visit: Visit, watch: Watch, fork: bool) -> None:
    watch.forgive("pixels/train: net::ERR_ABORTED")  # the road is left for the fork while it is still being trained
    page = learning_ready(visit("/learning#epochs=120"))
    train(page)
    slide(page.locator(".transport-scrubber input"), 40)
    if fork:
        page.get_by_label("Fork here, with rate").fill("1.5")
        page.get_by_role("button", name="Fork", exact=True).click()
        hurry(page, 120)
        slide(page.locator(".transport-scrubber input"), 80)
    said = settled_link(page)
    other = learning_ready(visit(page.url.partition(page.evaluate("location.origin"))[2], fresh=True))
    expect(other.locator("#now dd").first).to_have_text(moment(page))
    expect(other.locator("#curve .curve-line.loss")).to_have_count(2 if fork else 1)
    eventually(other, lambda: neurons(other) == neurons(page))
    assert error(other) == error(page)
    assert settled_link(other) == said
