"""A server that is gone says so and comes back by itself; nothing that was drawn is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import SYMBOLS, agrees, learning_ready, link, pixels_ready, settled_link, shares
from tests.browser.serving import Server

GONE = "The server cannot be reached. What you drew is safe"

KILLED = "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED"
"""What a page complains of while its server is killed, which is what these tests do."""


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of these tests' own, to be killed; each test leaves it running."""
    serving = Server(tmp_path_factory.mktemp("mortal") / "log.jsonl")
    serving.start()
    yield serving
    serving.stop()
    serving.client.close()


def expect_back(page: Page) -> None:
    expect(page.locator("#toast")).not_to_have_class("toast shown", timeout=30_000)


def test_drawing_goes_on_while_the_server_is_gone_and_is_answered_when_it_is_back(
    visit: Visit, watch: Watch, mortal: Server
) -> None:
    watch.forgive(
        "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED"
    )  # the server is killed here
    page = pixels_ready(visit(f"{mortal.url}/pixels", fresh=True))
    mortal.stop(kill=True)
    page.locator(".stamp").first.click()
    expect(page.locator("#toast")).to_contain_text(GONE)
    page.locator('.pad-cell[data-place="1"]').click()
    page.locator("#tab-examples").click()
    drawn = [1.0, 1.0, *SYMBOLS[0][2:]]
    assert settled_link(page)["pixels"] == drawn
    mortal.start()
    expect_back(page)
    wanted = mortal.post("pixels/forward", {"pixels": drawn, "network": link(page)["network"]})["result"]
    expect(page.locator("#network-says")).to_contain_text(f"It answers {wanted['label']}")
    assert all(agrees(*pair) for pair in zip(shares(page), wanted["probabilities"], strict=True))
    assert settled_link(page)["pixels"] == drawn


def test_a_page_that_was_closed_while_the_server_was_gone_has_lost_nothing(
    visit: Visit, watch: Watch, mortal: Server
) -> None:
    watch.forgive(
        "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED"
    )  # the server is killed here
    page = pixels_ready(visit(f"{mortal.url}/pixels", fresh=True))
    mortal.stop(kill=True)
    page.locator(".stamp").first.click()
    expect(page.locator("#toast")).to_contain_text(GONE)
    settled_link(page)
    mortal.start()
    again = pixels_ready(visit(f"{mortal.url}/pixels", beside=page))
    assert settled_link(again)["pixels"] == SYMBOLS[0]


def test_the_learning_page_says_so_too_and_goes_on(visit: Visit, watch: Watch, mortal: Server) -> None:
    watch.forgive(
        "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED"
    )  # the server is killed here
    page = learning_ready(visit(f"{mortal.url}/learning#epochs=40", fresh=True))
    mortal.stop(kill=True)
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#toast")).to_contain_text(GONE)
    mortal.start()
    expect_back(page)
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#now dd").first).to_have_text("1")


def test_typing_goes_on_while_the_server_is_gone_and_is_guessed_at_when_it_is_back(
    visit: Visit, watch: Watch, mortal: Server
) -> None:
    watch.forgive(
        "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED"
    )  # the server is killed here
    page = visit(f"{mortal.url}/", fresh=True)
    expect(page.locator(".guess-word").first).to_have_text("bank")
    mortal.stop(kill=True)
    page.get_by_label("Your line").fill("in winter the snow falls and the days are")
    expect(page.locator("#toast")).to_contain_text(GONE)
    mortal.start()
    expect_back(page)
    expect(page.locator(".guess-word").filter(has_text="short")).to_be_visible()
