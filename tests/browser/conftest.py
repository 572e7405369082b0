"""A browser, a server, and pages that are watched: whatever one of them complains of fails the test that opened it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds that a page may take to show what is expected of it: no measure of speed, for the machine may be busy."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, the one that GLASSBOX_CHROMIUM names (scripts/chromium finds it, or installs it)."""
    path = os.environ.get("GLASSBOX_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, for all the browser tests together."""
    serving = Server(tmp_path_factory.mktemp("server") / "log.jsonl")
    serving.start()
    yield serving
    serving.stop()
    serving.client.close()


class Watch:
    """Listens to the pages of one test."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.forgiven: list[str] = []
        self.watching = True

    def forgive(self, pattern: str) -> None:
        """Complaints that match are meant to happen in this test; the test says why."""
        self.forgiven.append(pattern)

    def over(self, page: Page) -> None:
        page.on("console", lambda said: said.type in {"error", "warning"} and self._note(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self._note(f"page error: {error}"))
        page.on("requestfailed", lambda asked: self._note(f"failed: {asked.method} {asked.url}: {asked.failure}"))
        page.on("response", lambda got: got.status >= 400 and self._note(f"{got.status}: {got.url}"))

    def _note(self, complaint: str) -> None:
        if self.watching:
            self.complaints.append(complaint)

    def left(self) -> list[str]:
        return [each for each in self.complaints if not any(re.search(pattern, each) for pattern in self.forgiven)]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """At the end of the test no page has complained of anything that was not forgiven."""
    watching = Watch()
    yield watching
    assert watching.left() == []


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, server: Server, watch: Watch) -> Iterator[Visit]:
    """`visit("/pixels", size=(390, 844), theme="dark")`: a page in a browser that has never been here, or in `context`."""
    contexts: list[BrowserContext] = []

    def open_page(
        path: str, *, size: tuple[int, int] = (1440, 900), theme: str = "light", context: BrowserContext | None = None,
        **options: Any,
    ) -> Page:
        if context is None:
            width, height = size
            touch = {"has_touch": True, "is_mobile": True} if width < 700 else {}
            given: dict[str, Any] = {
                "viewport": {"width": width, "height": height}, "color_scheme": theme, "base_url": server.url,
                "locale": "en-GB", **touch, **options,
            }
            context = browser.new_context(**given)
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(path)
        return page

    yield open_page
    watch.watching = False  # what a closing page breaks off is no complaint
    for context in contexts:
        context.close()
