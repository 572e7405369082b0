"""The attention page with 16 tokens: from a key press to redrawn arcs, and the bytes that a sentence brings."""

from __future__ import annotations

import json
import os
import urllib.request
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.pages import ARGUMENTS, chromium, opened, until
from bench.serving import server

TEXT = "The old man sat down on the bank of the wide river to rest"
"""16 tokens in MiniLM, with [CLS] and [SEP]; the page that has a model that looks back alone has fewer."""
MOST_MILLISECONDS = 150.0
MOST_BYTES = 60_000
PRESSES = 20

# The time from a key going down to the frame after the one in which the tokens of the sentence are others.
PRESSED = """() => {
  const tokens = () => [...document.querySelectorAll("#arcs-a .arcs-chip")].map((each) => each.textContent).join();
  const [box, before, told] = [document.getElementById("text-a"), tokens(), {}];
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  told.drawn = new Promise((resolve) => {
    box.addEventListener("keydown", () => { told.start = performance.now(); }, { once: true, capture: true });
    const look = () => {
      if (!told.start || tokens() === before) return requestAnimationFrame(look);
      return requestAnimationFrame(() => resolve(performance.now() - told.start));
    };
    look();
  });
  return told;
}"""


def rows() -> list[dict[str, Any]]:
    """Two rows; none where no model that reads 16 tokens of it is ready."""
    with server() as port, sync_playwright() as playwright:
        model = _model(port)
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            sizes, times = _measured(browser, port, model)
        finally:
            browser.close()
    name = f"16 tokens of {model}"
    return [
        _row(f"key press to redrawn arcs, {name}", "ms", median(times), MOST_MILLISECONDS, worst=max(times)),
        _row(f"first attention view, {name}", "bytes", sum(sizes), MOST_BYTES, requests=len(sizes)),
    ]


def _model(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/models") as answer:
        ready = {model["id"] for model in json.load(answer) if model["ready"]}
    return "minilm" if "minilm" in ready else "pocket"


def _measured(browser: Browser, port: int, model: str) -> tuple[list[int], list[float]]:
    """The bytes of each answer that one sentence brought, as they came over the network; and the times in ms."""
    with opened(browser, port) as (context, page):
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        asked: dict[str, str] = {}
        sizes: list[int] = []
        network.on("Network.responseReceived", lambda e: asked.update({e["requestId"]: e["response"]["url"]}))
        network.on(
            "Network.loadingFinished",
            lambda e: sizes.append(int(e["encodedDataLength"])) if "/api/" in asked.get(e["requestId"], "") else None,
        )
        page.goto(f"/attention#model={model}&a=bank&b=bank")
        _still(page)
        sizes.clear()
        page.locator("#text-a").fill(TEXT)
        _still(page)
        first = list(sizes)
        return first, [_press(page, "s" if at % 2 == 0 else "Backspace") for at in range(PRESSES)]


def _press(page: Page, key: str) -> float:
    told = page.evaluate_handle(PRESSED)
    page.keyboard.press(key)
    took = float(page.evaluate("(told) => told.drawn", told))
    _still(page)
    return took


def _still(page: Page) -> None:
    until(page, lambda: page.locator("#arcs-a .arcs-chip").count() > 0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)


def _row(name: str, unit: str, ours: float, most: float, **told: float) -> dict[str, Any]:
    row = {"name": name, "unit": unit, "ours": ours, "peer": None, "ratio": None}
    return row | {"target": f"< {most:g}", "met": ours < most, **told, "load": os.getloadavg()[0]}
