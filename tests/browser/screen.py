"""Reading the screen: the numbers that a page shows, what its link says, where its wires lie."""

from __future__ import annotations

import base64
import re
import struct
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
SIZES = {"wide": (1440, 900), "middle": (1024, 768), "phone": (390, 844)}
LOOKS = pytest.mark.parametrize(
    ("size", "theme"),
    [(SIZES["wide"], "light"), (SIZES["middle"], "dark"), (SIZES["phone"], "light")],
    ids=["wide-light", "middle-dark", "phone-light"],
)
"""Every size and both themes: no colour depends on a size, nor a size on a theme, so each is looked at once."""
SYMBOLS = [
    [1, -1, 1, -1, 1, -1, 1, -1, 1],
    [1, 1, 1, 1, -1, 1, 1, 1, 1],
    [-1, 1, -1, 1, 1, 1, -1, 1, -1],
    [-1, -1, -1, 1, 1, 1, -1, -1, -1],
]
"""✕ ◯ + —, as the issue draws them."""


def eventually(page: Page, happened: Callable[[], Any], seconds: float = 15) -> Any:
    """What `happened` answers, once that is true; the page goes on meanwhile. Errors: AssertionError, it never did."""
    end = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < end, f"did not happen in {seconds} seconds"
        page.wait_for_timeout(40)
    return found


# ---- numbers


def agrees(text: str, value: float) -> bool:
    """Whether a number on the screen ("−1.59", "6.1×10⁻⁵", "81%") is this value, to the last digit that it shows."""
    text = text.strip()
    if text in {"<0.1%", ">99.9%"}:
        return 0 < value < 0.001 if text[0] == "<" else 0.999 < value < 1
    plain = text.translate(RAISED).removesuffix("%")
    mantissa, _, power = plain.partition("×10")
    scale = 10.0 ** int(power or 0) * (0.01 if text.endswith("%") else 1.0)
    last_digit = 10.0 ** -len(mantissa.partition(".")[2])
    return abs(float(mantissa) * scale - value) <= 0.5001 * last_digit * scale


def exactly(text: str) -> float:
    """A number that is shown with every digit it has."""
    return float(text.translate(RAISED))


def shares(page: Page) -> list[str]:
    """The four percentages beside the bars."""
    return page.locator("#bars .bars-share").all_inner_texts()


def neuron(page: Page, column: int, index: int, figure: str = "#network") -> Locator:
    """A neuron of the figure; column 0 holds the pixels."""
    return page.locator(f'{figure} .neuron[data-column="{column}"][data-index="{index}"]')


def neurons(page: Page, figure: str = "#network") -> list[str]:
    """What stands in every neuron, with its name: "pixel top left: 1"."""
    found = page.locator(f"{figure} .neuron").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
    return [str(name) for name in found]


# ---- the link


def floats(text: str) -> list[float]:
    """Little-endian float32 in base64url, as the link writes them; read here by Python's own means."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return list(struct.unpack(f"<{len(data) // 4}f", data))


def network_in(text: str) -> dict[str, Any]:
    """ "9-6-6-4.tanh.sigmoid.…" as the API wants a network."""
    shape, hidden, output, packed = text.split(".")
    sizes = [int(size) for size in shape.split("-")]
    numbers, weights, biases = iter(floats(packed)), [], []
    for rows, columns in pairwise(sizes):
        weights.append([[next(numbers) for _ in range(columns)] for _ in range(rows)])
        biases.append([next(numbers) for _ in range(columns)])
    assert next(numbers, None) is None
    return {"sizes": sizes, "weights": weights, "biases": biases, "hidden": hidden, "output": output}


def pixels_in(text: str) -> list[float]:
    return [{"x": 1.0, "o": -1.0}.get(letter) or int(letter) / 4 - 1 for letter in text]


def link(page: Page) -> dict[str, Any]:
    """The parts of the address; pixels and networks as the API wants them."""
    parts = dict(part.split("=", 1) for part in page.url.partition("#")[2].split("&") if part)
    said: dict[str, Any] = {name: unquote(text) for name, text in parts.items()}
    for name in ("network", "first"):
        if name in said:
            said[name] = network_in(said[name])
    # What is as it was at the start is left out; at the start a + is on the screen.
    said["pixels"] = pixels_in(said["pixels"]) if "pixels" in said else [float(pixel) for pixel in SYMBOLS[2]]
    return said


def settled_link(page: Page) -> dict[str, Any]:
    """The link once it has caught up: it is written 250 ms after the screen; on /learning that waits 200 ms more."""
    page.wait_for_timeout(650 if "/learning" in page.url else 350)
    return link(page)


def weight_at(said: dict[str, Any], layer: int, start: int, end: int) -> float:
    return float(said["network"]["weights"][layer][start][end])


def as_float32(value: float) -> float:
    """What a link can hold of a number."""
    return float(struct.unpack("<f", struct.pack("<f", value))[0])


# ---- waiting


def pixels_ready(page: Page) -> Page:
    """The page has asked for its answer, shows it, and has its network in the link."""
    expect(page.locator("#network-says")).to_contain_text("It answers")
    expect(page.locator("#examples .number").first).to_be_attached()
    expect(page.locator("#atlas .atlas-count").first).to_contain_text(re.compile(r"\d"))
    eventually(page, lambda: "network=" in page.url)
    return page


def learning_ready(page: Page) -> Page:
    """The page shows the first moment of a training."""
    expect(page.locator("#now .number").first).to_contain_text(re.compile(r"\d"))
    eventually(page, lambda: "network=" in page.url)
    return page


READY = {"/pixels": pixels_ready, "/learning": learning_ready}


# ---- wires

SPOT = """([figure, layer, from, to]) => {
  const box = document.querySelector(figure);
  box.scrollIntoView({ block: "center" });
  const sizes = [];
  for (const each of box.querySelectorAll(".neuron")) {
    const column = Number(each.dataset.column);
    sizes[column] = (sizes[column] ?? 0) + 1;
  }
  let at = from * sizes[layer + 1] + to;
  for (let l = 0; l < layer; l += 1) at += sizes[l] * sizes[l + 1];
  const paths = [...box.querySelectorAll(".wires path")];
  const own = paths[at];
  const sample = (path, n) => {
    const length = path.getTotalLength();
    return Array.from({ length: n + 1 }, (_v, k) => path.getPointAtLength((length * k) / n));
  };
  const others = paths.filter((path) => path !== own).flatMap((path) => sample(path, 40));
  let best = null, room = -1;
  for (const point of sample(own, 60).slice(8, -8)) {
    const nearest = Math.min(...others.map((other) => Math.hypot(other.x - point.x, other.y - point.y)));
    if (nearest > room) [best, room] = [point, nearest];
  }
  const there = best.matrixTransform(own.getScreenCTM());
  return [there.x, there.y];
}"""


def wire_spot(page: Page, layer: int, start: int, end: int, figure: str = "#network") -> tuple[float, float]:
    """A point of the window on that wire, as far from all other wires as it gets."""
    x, y = page.evaluate(SPOT, [figure, layer, start, end])
    return x, y


def slide(thumb: Locator, value: float) -> None:
    """Move the scrubber's thumb, as a drag does."""
    thumb.evaluate("(e, v) => { e.value = v; e.dispatchEvent(new Event('input', { bubbles: true })); }", value)
