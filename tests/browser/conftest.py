"""A browser, a server, and pages that are watched: whatever one of them complains of fails the test that opened it."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect, sync_playwright

from tests.browser.serving import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds that a page may take to show what is expected of it. No measure of speed: the machine may be busy."""

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
    folder = tmp_path_factory.mktemp("server")
    serving = Server(folder / "log.jsonl", GLASSBOX_GROWN_DIR=str(folder / "grown"))
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
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._note(f"page error: {error}"))
        page.on("requestfailed", lambda asked: self._note(f"failed: {asked.method} {asked.url}: {asked.failure}"))
        page.on("response", self._look)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self._note(f"{said.type}: {said.text}")

    def _look(self, got: Response) -> None:
        if got.status >= 400:
            self._note(f"{got.status}: {got.url}")

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


class Contexts:
    """Browsers as their users set them up: one for each set of options, used again with its memory wiped."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.kept: dict[str, BrowserContext] = {}

    def kept_for(self, options: dict[str, Any]) -> BrowserContext:
        key = json.dumps(options, sort_keys=True)
        if key not in self.kept:
            self.kept[key] = self.new(options)
        return self.kept[key]

    def new(self, options: dict[str, Any]) -> BrowserContext:
        context = self.browser.new_context(**options, base_url=self.url, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        return context

    def wipe(self, page: Page) -> None:
        """What earlier pages have stored is gone."""
        wiping = page.context.new_cdp_session(page)
        wiping.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": "local_storage,indexeddb"})
        wiping.detach()


@pytest.fixture(scope="package")
def contexts(browser: Browser, server: Server) -> Iterator[Contexts]:
    """The contexts of all the tests."""
    made = Contexts(browser, server.url)
    yield made
    for context in made.kept.values():
        context.close()


@pytest.fixture(scope="module")
def reader(contexts: Contexts) -> Iterator[Page]:
    """One wide page for all the tests of a module, which go from state to state on it; watched as every page is."""
    context = contexts.kept_for({"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"})
    page, watching = context.new_page(), Watch()
    watching.forgive("ERR_ABORTED")  # a state that is left gives up what it asked for
    contexts.wipe(page)
    watching.over(page)
    yield page
    watching.watching = False
    page.close()
    assert watching.left() == []


@pytest.fixture
def visit(contexts: Contexts, watch: Watch) -> Iterator[Visit]:
    """`visit("/pixels", size=(390, 844), theme="dark")`: a page that knows nothing of earlier tests.

    `fresh`: in a browser of its own, that shares not even a cache. `beside`: in the browser of another page.
    """
    pages: list[Page] = []
    own: list[BrowserContext] = []

    def open_page(
        path: str,
        *,
        size: tuple[int, int] = (1440, 900),
        theme: str = "light",
        fresh: bool = False,
        beside: Page | None = None,
        **options: Any,
    ) -> Page:
        width, height = size
        touch = {"has_touch": True, "is_mobile": True} if width < 700 else {}
        given = {"viewport": {"width": width, "height": height}, "color_scheme": theme, **touch, **options}
        if beside:
            context = beside.context
        elif fresh:
            context = contexts.new(given)
            own.append(context)
        else:
            context = contexts.kept_for(given)
        page = context.new_page()
        pages.append(page)
        if not beside and not fresh:
            contexts.wipe(page)
        watch.over(page)
        page.goto(path)
        return page

    yield open_page
    watch.watching = False  # what a closing page breaks off is no complaint
    for page in pages:
        page.close()
    for context in own:
        context.close()
