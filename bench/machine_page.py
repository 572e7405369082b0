"""The chapter of the whole machine in headless Chromium: how soon its film starts, how it plays, what it keeps."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.pages import ARGUMENTS, FRAMES, LEAST_FRAMES, LOADS, SECONDS, chromium, opened, row_of
from bench.serving import server

SIXTEEN = "she put her money in the bank and the old dog went to the river to"
PROMPTS = 50
MOST_TO_START = 300.0
MOST_KEPT = 2.0
# The text is typed; the film has started when a frame of it was painted that shows the new text from its beginning.
STARTED = """(text) => new Promise((done) => {
  const [box, tokens] = [document.getElementById("text"), document.querySelector(".machine-tokens")];
  const begin = performance.now();
  const look = () => {
    if (tokens.childElementCount !== 16) return void requestAnimationFrame(look);
    document.querySelector(".transport-play").click();
    requestAnimationFrame(() => requestAnimationFrame((time) => done(time - begin)));
  };
  box.value = text;
  box.dispatchEvent(new Event("input"));
  look();
})"""

AT_ONCE = """() => new Promise((done) => {
  const look = () => {
    if (document.querySelectorAll(".machine-token").length !== 16) return void requestAnimationFrame(look);
    document.querySelector(".transport-button").click();
    document.querySelector(".transport-play").click();
    done();
  };
  look();
})"""


def machine_starts(page: Page) -> dict[str, float]:
    """Milliseconds from the last key of a text of 16 tokens to the first frame of its film, typing pause included."""
    times = []
    for _ in range(LOADS):
        page.goto("/machine#text=the%20old%20dog")
        page.locator(".machine-token").nth(2).wait_for()
        page.wait_for_timeout(300)
        times.append(float(page.evaluate(STARTED, SIXTEEN)))
        page.goto("about:blank")
    return {"rate": median(times), "worst": max(times)}


def frames_of_the_machine(page: Page) -> dict[str, float]:
    """Frames a second while the film of 16 tokens plays."""
    page.goto(f"/machine#text={SIXTEEN.replace(' ', '%20')}")
    page.locator(".machine-token").nth(15).wait_for()
    page.wait_for_timeout(800)
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    told: dict[str, float] = page.evaluate(FRAMES, 4 * SECONDS)
    return told


def frames_after_the_load(page: Page) -> dict[str, float]:
    """Frames a second in the first three seconds of the film of 16 tokens, started as soon as the page has drawn it."""
    rates = []
    for _ in range(LOADS):
        page.goto(f"/machine#text={SIXTEEN.replace(' ', '%20')}", wait_until="domcontentloaded")
        rates.append(float(page.evaluate(f"(seconds) => ({AT_ONCE})().then(() => ({FRAMES})(seconds))", 3)["rate"]))
        page.goto("about:blank")
    return {"rate": median(rates), "worst": min(rates)}


def memory_of_the_machine(page: Page) -> dict[str, float]:
    """Megabytes of script memory that 50 prompts more have left behind, after 10 to warm up."""
    page.goto("/machine")
    page.locator(".machine-token").first.wait_for()
    browser = page.context.new_cdp_session(page)
    used = []
    for number in range(10 + PROMPTS):
        page.locator("#text").fill(f"{SIXTEEN} {number}")
        page.wait_for_timeout(350)
        if number in (9, 9 + PROMPTS):
            browser.send("HeapProfiler.collectGarbage")
            used.append(browser.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
    return {"rate": used[1] - used[0], "at last": used[1]}


FILMS: tuple[tuple[str, str, Callable[[Page], dict[str, float]], float], ...] = (
    ("the film of 16 tokens starts on /machine", "ms", machine_starts, MOST_TO_START),
    ("frames while the film of 16 tokens plays on /machine", "frames/s", frames_of_the_machine, LEAST_FRAMES),
    ("frames in the first 3 seconds after /machine is loaded", "frames/s", frames_after_the_load, LEAST_FRAMES),
    ("memory that 50 prompts leave behind on /machine", "MB", memory_of_the_machine, MOST_KEPT),
)


def rows() -> list[dict[str, Any]]:
    """A row for each thing that is measured."""
    measured = []
    with server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            for name, unit, film, target in FILMS:
                with opened(browser, port) as (_context, page):
                    measured.append(row_of(name, unit, film(page), target))
        finally:
            browser.close()
    return measured
