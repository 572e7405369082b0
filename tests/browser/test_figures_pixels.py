"""The figures of the chapter Pixels say what the network computes, in the film, after a change and after going back."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import held, holds, linear, lists, opens, same, scrub, shown, tells
from tests.browser.screen import SYMBOLS, eventually, settled_link
from tests.browser.serving import Server

SIGNS = "✕◯+—"
NINE = ["top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right"]
GREY = [0.5, -0.25, 1, -1, 0, 1, -0.75, 1, -1]


@pytest.fixture
def page(reader: Page) -> Page:
    if "/pixels" not in reader.url:
        reader.goto("/pixels")
        expect(reader.locator("#examples .number").first).to_be_attached()
    return reader


def drawn(page: Page, pixels: Sequence[float], rest: str = "") -> dict[str, Any]:
    """The picture on the screen; what the link then says of the page."""
    text = "".join({1: "x", -1: "o"}.get(int(each), "") if abs(each) == 1 else f"{4 * each + 4:.0f}" for each in pixels)
    page.goto(f"/pixels#pixels={text}{rest}")
    expect(page.locator("#network-says")).to_contain_text("It answers")
    eventually(page, lambda: "network=" in page.url)
    return settled_link(page)


def forward(server: Server, said: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = server.post("pixels/forward", {"pixels": said["pixels"], "network": said["network"]})
    return found


def columns(trace: dict[str, Any]) -> list[list[float]]:
    """What stands in the neurons at the end: the pixels, and what each layer sends."""
    tensors = trace["tensors"]
    posts = sorted(name for name in tensors if re.fullmatch(r"layers\.\d+\.post", name))
    return [tensors["pixels"]["data"], *(tensors[name]["data"] for name in posts)]


def names(sizes: list[int]) -> list[str]:
    """What the neurons are called, column by column."""
    hidden = [
        f"neuron {n + 1} of hidden layer {layer}" for layer, size in enumerate(sizes[1:-1], 1) for n in range(size)
    ]
    return [*(f"pixel {each}" for each in NINE), *hidden, *(f"output {sign}" for sign in SIGNS)]


def check_network(page: Page, trace: dict[str, Any]) -> None:
    figure = shown(page, "network")
    values = columns(trace)
    probabilities = values[-1]
    order = sorted(range(4), key=lambda each: -probabilities[each])
    assert [str(figure.says)[figure.says.index(part) + len(part)] for part in ("answers ", "comes ")] == [
        SIGNS[order[0]],
        SIGNS[order[1]],
    ]
    shares = re.findall(r"with ([<>]?[\d.]+%)", figure.says)
    assert all(same(text, probabilities[at]) for text, at in zip(shares, order[:2], strict=True))
    flat = [float(value) for column in values for value in column]
    lists(figure.of("What stands in every neuron"), zip(names([len(each) for each in values]), flat, strict=True))
    bars = page.locator("#bars li").evaluate_all(
        """all => all.map((each) => [each.querySelector('.bars-share').textContent,
          Number(/scaleX\\((.*)\\)/.exec(each.querySelector('.bars-fill').style.transform)[1])])"""
    )
    for (text, length), value in zip(bars, probabilities, strict=True):
        assert same(text, value)
        assert length == pytest.approx(value, abs=1e-4)
    wires = page.locator("#network .wires path").evaluate_all(
        "all => all.map((each) => [each.getAttribute('class') ?? '', getComputedStyle(each).strokeWidth])"
    )
    weights = np.concatenate([np.ravel(layer) for layer in trace["params"]["network"]["weights"]])
    assert len(wires) == len(weights)
    for (kind, width), weight in zip(wires, weights, strict=True):
        assert ("negative" in kind) == (weight < 0), (kind, weight)
        if abs(weight) <= 1:
            assert float(width.removesuffix("px")) == pytest.approx(0.5 + 4 * abs(weight), abs=0.06)


@holds("pixels", "network")
@pytest.mark.parametrize("pixels", [SYMBOLS[0], SYMBOLS[1], GREY])
def test_the_network_is_told_as_it_computes(page: Page, server: Server, pixels: Sequence[float]) -> None:
    trace = forward(server, drawn(page, pixels))
    held(page, lambda: check_network(page, trace))


@holds("pixels", "network")
def test_in_the_film_nothing_is_told_that_is_not_computed_yet(page: Page, server: Server) -> None:
    trace = forward(server, drawn(page, SYMBOLS[1]))
    values = columns(trace)
    partial = [trace["tensors"][f"layers.{layer}.pre"]["data"] for layer in range(len(values) - 1)]
    thumb = page.locator(".transport-scrubber input")
    steps = int(float(thumb.get_attribute("max") or 0))
    for place in (steps / 3 + 0.3, steps / 2, steps - 1.4, 1.7):
        scrub(page, place)

        def check(place: float = place) -> None:
            figure = shown(page, "network")
            assert figure.says == page.locator(".transport-title").inner_text()
            rows = iter(figure.of("What stands in every neuron"))
            for column, numbers in enumerate(values):
                for index, value in enumerate(numbers):
                    _name, text = next(rows)
                    allowed = [value] if column == 0 else [value, partial[column - 1][index]]
                    running = column > 0 and text != "" and not any(same(text, each) for each in allowed)
                    assert not running or is_partial(trace, column - 1, index, text), (place, column, index, text)

        held(page, check)
    scrub(page)
    held(page, lambda: check_network(page, trace))


def is_partial(trace: dict[str, Any], layer: int, neuron: int, text: str) -> bool:
    """Whether this is the sum of the first few products into a neuron: the number while it is added up."""
    network = trace["params"]["network"]
    inputs = columns(trace)[layer]
    products = [value * network["weights"][layer][at][neuron] for at, value in enumerate(inputs)]
    return any(same(text, sum(products[:count])) for count in range(len(products) + 1))


@holds("pixels", "network")
def test_after_a_weight_is_changed_and_put_back_the_figure_is_told_anew(page: Page, server: Server) -> None:
    before = drawn(page, SYMBOLS[2])
    shown(page, "network")
    box = page.get_by_label("Weight from 5 to 1 in layer 1", exact=True)
    box.fill("-0.875")
    box.press("Enter")
    changed = copy.deepcopy(before)
    changed["network"]["weights"][0][4][0] = -0.875
    held(page, lambda: check_network(page, forward(server, changed)))
    page.locator("#undo").click()
    held(page, lambda: check_network(page, forward(server, before)))


@holds("pixels", "atlas")
@pytest.mark.parametrize("pixels", [SYMBOLS[2], SYMBOLS[3]])
def test_the_atlas_is_told_with_every_picture(page: Page, server: Server, pixels: Sequence[float]) -> None:
    said = drawn(page, pixels)
    atlas = np.array(server.post("pixels/atlas", {"network": said["network"]}))
    answers = atlas.argmax(axis=1)
    here = sum(1 << at for at, value in enumerate(pixels) if value > 0)
    flips = [answers[here ^ (1 << at)] for at in range(9)]

    def check() -> None:
        figure = shown(page, "atlas")
        counts = [int((answers == k).sum()) for k in range(4)]
        tells(re.sub(f"[{SIGNS}] ", " ", figure.says), *counts, sum(each != answers[here] for each in flips), 9)
        rows = [("".join(str(at >> k & 1) for k in range(9)), *row.tolist()) for at, row in enumerate(atlas)]
        lists(figure.rows, rows)

    held(page, check)
    cells = page.evaluate(CELLS)
    hues = {
        answer: [hue for hue, strength, at in cells if answers[at] == answer and strength > 40] for answer in range(4)
    }
    middles = [float(np.median(found)) for found in hues.values() if found]
    assert len({round(each / 15) for each in middles}) == len(middles), "each answer has a colour of its own"
    for found in hues.values():
        assert all(abs(hue - np.median(found)) < 20 for hue in found), "and no cell has that of another"


CELLS = """() => {
  const canvas = document.querySelector('#atlas canvas');
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
  const brush = copy.getContext('2d', { willReadFrequently: true });
  brush.drawImage(canvas, 0, 0);
  const { data } = brush.getImageData(0, 0, copy.width, copy.height);
  const gray = (n) => n ^ (n >> 1);
  const found = [];
  for (let row = 0; row < 16; row += 1) for (let col = 0; col < 32; col += 1) {
    const x = Math.floor((col + 0.18) * canvas.width / 32), y = Math.floor((row + 0.18) * canvas.height / 16);
    const [r, g, b] = data.slice(4 * (y * canvas.width + x));
    const most = Math.max(r, g, b), least = Math.min(r, g, b);
    const turn = most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least)
      : 4 + (r - g) / (most - least);
    found.push([most === least ? 0 : Math.round(60 * turn + 360) % 360, most - least, gray(col) | gray(row) << 5]);
  }
  return found;
}"""


@holds("pixels", "flips")
@pytest.mark.parametrize("pixels", [SYMBOLS[0], SYMBOLS[2], GREY])
def test_what_one_pixel_changes_is_told_for_all_nine(page: Page, server: Server, pixels: Sequence[float]) -> None:
    said = drawn(page, pixels, "&tab=flips")
    atlas = np.array(server.post("pixels/atlas", {"network": said["network"]}))
    here = sum(1 << at for at, value in enumerate(pixels) if value > 0)
    answer = int(atlas[here].argmax())
    near = [here ^ (1 << at) for at in range(9)]

    def check() -> None:
        figure = shown(page, "flips")
        flips = [each for each in near if atlas[each].argmax() != answer]
        tells(figure.says.replace(f" {SIGNS[answer]}.", "."), len(flips), 9)
        assert f"flip the answer {SIGNS[answer]}." in figure.says
        assert figure.says.startswith("For the nearest picture in black and white") == (pixels is GREY)
        lists(
            figure.rows,
            [(NINE[at], SIGNS[atlas[each].argmax()], float(atlas[each].max())) for at, each in enumerate(near)],
        )
        cards = page.locator(".flip-card .number").all_inner_texts()
        assert all(same(text, float(atlas[each].max())) for text, each in zip(cards, flips, strict=True))

    held(page, check)


@holds("pixels", "examples")
def test_the_examples_are_told_with_what_the_network_makes_of_them(page: Page, server: Server) -> None:
    said = drawn(page, SYMBOLS[0], "&tab=examples")
    network = {"network": said["network"]}
    traces = [server.post("pixels/accuracy", {**network, "flips": flips}) for flips in (0, 1)]
    posts = [name for name in traces[0]["tensors"] if name.endswith(".post")]
    last = traces[0]["tensors"][posts[-1]]["data"]

    def check() -> None:
        figure = shown(page, "examples")
        tells(figure.says, *(each["result"][key] for each in traces for key in ("right", "of")))
        lists(
            figure.rows,
            [(str(at + 1), SIGNS[at], SIGNS[int(np.argmax(row))], row[at]) for at, row in enumerate(last)],
        )

    held(page, check)


@holds("pixels", "curve")
def test_the_curve_of_a_training_is_told_point_by_point(page: Page, server: Server) -> None:
    drawn(page, SYMBOLS[0], "&epochs=40&seed=9&tab=curve")
    with page.expect_request("**/api/pixels/train") as asked:
        page.locator("#train").click()
    answer = server.client.post("/api/pixels/train", json=asked.value.post_data_json)
    frames = [json.loads(line) for line in answer.text.splitlines()]
    expect(page.locator("#train")).to_have_text("Train it", timeout=30_000)
    page.get_by_role("tab", name="Error").click()
    first, last = frames[0], frames[-1]

    def check() -> None:
        figure = shown(page, "curve")
        way = (first["loss"], last["loss"], last["epoch"] - first["epoch"])
        tells(figure.says, *way, *way, last["accuracy"])  # seen above the curve, and for the ear
        lists(figure.rows, [(each["epoch"], each["loss"], each["accuracy"]) for each in frames])
        line = str(page.locator("#curve .curve-line.loss").get_attribute("d"))
        places = np.array(re.findall(r"(-?[\d.]+),(-?[\d.]+)", line), dtype=float)
        assert linear(places[:, 0], [each["epoch"] for each in frames], 0.2)
        assert linear(places[:, 1], [each["loss"] for each in frames], 0.2)

    held(page, check)


def test_every_number_of_these_figures_opens(page: Page) -> None:
    drawn(page, SYMBOLS[2], "&tab=flips")
    opens(page, page.locator(".flip-card .number").first)
    opens(page, page.locator("#bars button").first)
    page.get_by_role("tab", name="Examples").click()
    opens(page, page.locator("#examples .example .number").first)
