"""The pages in headless Chromium: first figure from a cold cache, bytes of it, frames a second while they play."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.web.chapters import CHAPTERS
from bench.serving import server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOST_MILLISECONDS = 500.0
MOST_BYTES = 200_000
LEAST_FRAMES = 55.0
LOADS = 7
SECONDS = 5.0
PAGES = tuple(chapter.path for chapter in CHAPTERS if chapter.built)

# Looked at each frame; the time is that of the frame after, when what was found has been painted. Of the small network
# the first figure is there when its wires are drawn and every neuron has its number; of any other when the stage has
# been drawn from the first answer of the server.
FIRST_FIGURE = """
addEventListener("DOMContentLoaded", () => {
  let changed = 0;
  new MutationObserver(() => { changed = performance.now(); })
    .observe(document.getElementById("stage"),
      { subtree: true, childList: true, attributes: true, characterData: true });
  const network = () => {
    const names = [...document.querySelectorAll("#network .neuron")].map((each) => each.getAttribute("aria-label"));
    const wires = document.querySelectorAll("#network .wires path[stroke-width]").length;
    return wires > 0 && names.length > 0 && names.every((name) => /: [−<]?[0-9]/.test(name ?? ""));
  };
  const answered = () => performance.getEntriesByType("resource")
    .some(({ name, responseEnd }) => name.includes("/api/") && responseEnd > 0 && responseEnd < changed);
  const look = () => {
    const drawn = document.getElementById("network")?.classList.contains("network-box") ? network() : answered();
    if (!drawn) return void requestAnimationFrame(look);
    requestAnimationFrame((time) => { window.firstFigure = time; });
  };
  look();
});
"""
FRAMES = """(seconds) => new Promise((resolve) => {
  const times = [];
  const next = (time) => {
    times.push(time);
    if (time - times[0] < 1000 * seconds) return void requestAnimationFrame(next);
    const gaps = times.slice(1).map((each, at) => each - times[at]);
    resolve({ rate: (1000 * gaps.length) / (times.at(-1) - times[0]), worst: Math.max(...gaps) });
  };
  requestAnimationFrame(next);
})"""


def chromium() -> str:
    """The path of a Chromium, found or installed by scripts/chromium."""
    script = Path(__file__).parent.parent / "scripts" / "chromium"
    return subprocess.run([script, sys.executable], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


@contextmanager
def opened(browser: Browser, port: int) -> Iterator[tuple[BrowserContext, Page]]:
    """A page of a browser that has never been here."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, base_url=f"http://127.0.0.1:{port}", locale="en-GB"
    )
    try:
        yield context, context.new_page()
    finally:
        context.close()


def cold(browser: Browser, port: int, path: str) -> tuple[float, int, int]:
    """One load: milliseconds until the first figure is painted, bytes over the network until all is still, requests."""
    with opened(browser, port) as (context, page):
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        finished: list[int] = []
        network.on("Network.loadingFinished", lambda event: finished.append(int(event["encodedDataLength"])))
        page.add_init_script(FIRST_FIGURE)
        page.goto(path)
        until(page, lambda: page.evaluate("window.firstFigure > 0"))
        page.wait_for_load_state("networkidle")
        return float(page.evaluate("window.firstFigure")), sum(finished), len(finished)


def until(page: Page, happened: Callable[[], bool]) -> None:
    """Wait. Errors: RuntimeError when it has not happened after 20 seconds."""
    for _ in range(1000):
        if happened():
            return
        page.wait_for_timeout(20)
    raise RuntimeError(f"{page.url} never came so far")


def ready(page: Page, path: str) -> None:
    """The page, with nothing under way."""
    page.goto(path)
    until(page, lambda: "network=" in page.url)
    page.wait_for_timeout(500)


def frames_of_the_film(page: Page) -> dict[str, float]:
    """Frames a second while the forward film plays."""
    ready(page, "/pixels")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    told: dict[str, float] = page.evaluate(FRAMES, SECONDS)
    return told


def frames_of_a_training(page: Page) -> dict[str, float]:
    """Frames a second while a training comes in and plays: curve, network, atlas, all moving."""
    ready(page, "/learning")
    page.keyboard.press("Space")
    told: dict[str, float] = page.evaluate(FRAMES, SECONDS)
    return told


def frames_of_train_it(page: Page) -> dict[str, float]:
    """Frames a second while "Train it" runs on /pixels, from new first weights."""
    ready(page, "/pixels")
    page.locator("#shuffle").click()
    page.wait_for_timeout(500)
    page.locator("#train").click()
    told: dict[str, float] = page.evaluate(FRAMES, 2.0)
    return told


def rows() -> list[dict[str, Any]]:
    """A row for each thing that is measured."""
    with server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            measured = [row for path in PAGES for row in _loads(browser, port, path)]
            films = {
                "the film plays on /pixels": frames_of_the_film,
                "a training runs on /pixels": frames_of_train_it,
                "a training plays on /learning": frames_of_a_training,
            }
            for name, film in films.items():
                with opened(browser, port) as (_context, page):
                    measured.append(row_of(f"frames while {name}", "frames/s", film(page), LEAST_FRAMES))
        finally:
            browser.close()
    return measured


def _loads(browser: Browser, port: int, path: str) -> list[dict[str, Any]]:
    loads = [cold(browser, port, path) for _ in range(LOADS)]
    times = [time for time, _bytes, _requests in loads]
    largest = max(size for _time, size, _requests in loads)
    first = {"rate": median(times), "worst": max(times)}
    return [
        row_of(f"first figure of {path}, cold cache", "ms", first, MOST_MILLISECONDS),
        row_of(f"bytes of {path}, cold cache", "bytes", {"rate": largest, "requests": loads[0][2]}, MOST_BYTES),
    ]


def row_of(name: str, unit: str, told: dict[str, float], target: float) -> dict[str, Any]:
    faster = unit == "frames/s"
    ours = told.pop("rate")
    return {
        "name": name,
        "unit": unit,
        "ours": ours,
        "peer": None,
        "ratio": None,
        "target": f"{'≥' if faster else '<'} {target:g}",
        "met": ours >= target if faster else ours < target,
        **told,
        "load": os.getloadavg()[0],
    }
