"""A figure as its visitor has it: its name, its sentence and its table, to be held against the numbers of a trace.

On a page a figure is an element with `data-figure`. Its sentence stands in `.says` (or `[data-says]`, where it is for
the ear alone), its table in `.data-table` or in a table of its own. A test that holds figures is marked with `holds`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.screen import RAISED, agrees, slide
from tests.browser.serving import Server

HELD: set[tuple[str, str]] = set()
"""Every figure that a test holds against its trace, with its chapter. Filled by `holds`."""

Test = TypeVar("Test", bound=Callable[..., Any])
Cell = str | float | None

NUMBER = re.compile(r"[<>]?[−+-]?\d+(?:,\d{3})*(?:\.\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?")
QUOTED = re.compile(r"“([^”]*)”")
READ = """(figure) => {
  const visible = (each) => !each.closest("[hidden]");
  const named = figure.getAttribute("aria-label")
    ?? document.getElementById(figure.getAttribute("aria-labelledby") ?? "")?.textContent ?? "";
  const says = [...figure.querySelectorAll(".says, [data-says]")].filter((each) => visible(each)
    && !each.matches(".matrix-says") && each.closest("[data-figure]") === figure);
  const details = [...figure.querySelectorAll("details.data-table")].filter((each) => visible(each)
    && each.closest("[data-figure]") === figure);
  for (const each of details) each.open = true;
  const tables = [...figure.querySelectorAll("table")].filter((each) => visible(each)
    && each.closest("[data-figure]") === figure);
  const cells = (row) => [...row.cells].map((cell) => cell.querySelector("input")?.value ?? cell.textContent.trim());
  return {
    name: named.trim(), says: says.map((each) => each.textContent.trim()).filter(Boolean).join(" "),
    tables: tables.map((table) => ({ head: table.tHead ? cells(table.tHead.rows[0]) : [],
      caption: table.caption?.textContent ?? "",
      rows: [...table.tBodies].flatMap((body) => [...body.rows].map(cells)) })),
    closed: details.filter((each) => !each.querySelector("table")).length,
  };
}"""


def holds(chapter: str, *figures: str) -> Callable[[Test], Test]:
    """Marks a test that compares the sentence and the table of these figures with their trace."""
    HELD.update((chapter, figure) for figure in figures)
    return lambda test: test


class Shown:
    """What a figure says at one moment. `rows`: of its first table; `tables`: all of them, as dictionaries."""

    def __init__(self, read: dict[str, Any]) -> None:
        self.name: str = read["name"]
        self.says: str = read["says"]
        self.tables: list[dict[str, Any]] = read["tables"]
        self.closed: int = read["closed"]

    @property
    def rows(self) -> list[list[str]]:
        assert self.tables, f"the figure “{self.name}” has no table"
        found: list[list[str]] = self.tables[0]["rows"]
        return found

    def of(self, caption: str) -> list[list[str]]:
        """The rows of the table whose caption begins so."""
        found = [table["rows"] for table in self.tables if table["caption"].startswith(caption)]
        assert found, f"no table {caption!r} in “{self.name}”"
        rows: list[list[str]] = found[0]
        return rows


class Heard:
    """What the page asked last of a route; the answer is fetched again, by the test itself."""

    def __init__(self, page: Page, server: Server) -> None:
        self.server, self.bodies, self.page = server, dict[str, Any](), page
        page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        if request.method == "POST" and "/api/" in request.url:
            self.bodies[request.url.partition("/api/")[2]] = json.loads(request.post_data or "{}")

    def again(self, route: str) -> Any:
        return self.server.post(route, self.bodies[route])

    def stop(self) -> None:
        self.page.remove_listener("request", self._hear)


def figure(page: Page, name: str) -> Locator:
    return page.locator(f'[data-figure="{name}"]')


def shown(page: Page, name: str) -> Shown:
    """The figure as it is now. A table that is closed is opened, and stays so: it has to follow from then on."""
    return Shown(figure(page, name).evaluate(READ))


def held(page: Page, check: Callable[[], None], seconds: float = 10) -> None:
    """The check, until it is true: an answer may be on its way. Errors: what it complained of last."""
    end = time.monotonic() + seconds
    while True:
        try:
            return check()
        except (AssertionError, IndexError):
            if time.monotonic() > end:
                raise
        page.wait_for_timeout(60)


def numbers(text: str) -> list[str]:
    """The numbers of a sentence, as they are shown; those in quotation marks are words."""
    return NUMBER.findall(QUOTED.sub("“”", text))


def quoted(text: str) -> list[str]:
    """The words of a sentence that stand in quotation marks."""
    return QUOTED.findall(text)


def same(text: str, value: float) -> bool:
    """Whether a number on the screen is this one, in as many digits as it has there."""
    if text == "<0.001":
        return 0 < value < 0.001
    return bool(NUMBER.fullmatch(text)) and agrees(text.replace(",", ""), value)


def tells(text: str, *values: float) -> None:
    """The sentence has these numbers and no others, in this order."""
    found = numbers(text)
    assert len(found) == len(values), f"{text!r} has the numbers {found}, not {values}"
    for number, value in zip(found, values, strict=True):
        assert same(number, value), f"{text!r} says {number} where {value!r} is"


def lists(rows: Sequence[Sequence[str]], wanted: Iterable[Sequence[Cell]]) -> None:
    """The table has these rows and no others: a number to its last digit, a word as it is."""
    expected = list(wanted)
    assert len(rows) == len(expected), f"{len(rows)} rows: {rows[:3]} …, not {len(expected)}: {expected[:3]} …"
    for row, values in zip(rows, expected, strict=True):
        assert len(row) == len(values), f"{row} beside {values}"
        for cell, value in zip(row, values, strict=True):
            if isinstance(value, str) or value is None:
                assert cell == (value or ""), f"{row} beside {values}"
            else:
                assert same(cell, value), f"{row} beside {values}"


def linear(places: Any, values: Sequence[float], tolerance: float) -> bool:
    """Whether the places on the screen are the values on one scale, to so many pixels."""
    slope, start = np.polyfit(values, places, 1)
    return bool(np.abs(slope * np.array(values) + start - np.array(places)).max() <= tolerance)


def opens(page: Page, number: Locator) -> None:
    """Pressed, the number opens in the x-ray, which has the same number in full."""
    text = number.inner_text().strip()
    number.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel).not_to_have_attribute("aria-busy", "true")
    value = float(panel.locator(".xray-full, .xray-value").last.inner_text().translate(RAISED))
    for each in numbers(text)[-1:]:
        assert same(each, value), f"{text!r} opens as {value}"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def scrub(page: Page, place: float | None = None) -> None:
    """To a place in the film, counted in steps; to its end without one."""
    thumb = page.locator(".transport-scrubber input")
    slide(thumb, float(thumb.get_attribute("max") or 0) if place is None else place)
