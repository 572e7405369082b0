"""The figures of the chapter Learning say what the training does: at every moment, gone back, and with a fork."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.figures import held, holds, linear, lists, numbers, opens, same, scrub, shown, tells
from tests.browser.screen import settled_link
from tests.browser.serving import Server
from tests.browser.test_figures_pixels import SIGNS, names

Frames = list[dict[str, Any]]
EXAMPLES = 4


@pytest.fixture
def page(reader: Page) -> Page:
    if "/learning" not in reader.url:
        reader.goto("/learning")
        expect(reader.locator("#now .number").first).to_contain_text(re.compile(r"\d"))
    reader.get_by_role("tab", name="The training").click()
    return reader


class Asked:
    """What the page asks of the server for its trainings; the answers are fetched again, by the test itself."""

    def __init__(self, page: Page, server: Server) -> None:
        self.server, self.bodies, self.page = server, list[dict[str, Any]](), page
        page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        if request.url.endswith("/api/pixels/train") and request.post_data:
            self.bodies.append(json.loads(request.post_data))

    def frames(self, bodies: list[dict[str, Any]]) -> Frames:
        """All moments that these calls answer with, in the order of their steps."""
        by_step: dict[int, dict[str, Any]] = {}
        for body in bodies:
            for line in self.server.client.post("/api/pixels/train", json=body).text.splitlines():
                frame = json.loads(line)
                by_step[frame["step"]] = frame
        return [by_step[step] for step in sorted(by_step)]

    def stop(self) -> None:
        self.page.remove_listener("request", self._hear)


def trained(page: Page, server: Server, rest: str) -> tuple[Frames, Asked]:
    """A whole training on the page, and its moments."""
    asked = Asked(page, server)
    page.goto(f"/learning#{rest}")
    expect(page.locator("#now dd").first).to_have_text("0")
    page.get_by_role("button", name="Play", exact=True).click()
    last = re.search(r"epochs=(\d+)", rest)
    assert last
    expect(page.locator("#now dd").first).to_have_text(last[1], timeout=30_000)
    return asked.frames(asked.bodies), asked


def moment(page: Page, frames: Frames, at: int, example: int) -> None:
    """Every figure of the training, at one moment."""
    frame = frames[at]
    layers = [np.array(layer)[example].tolist() for layer in frame["activations"]]
    outputs = layers[-1]
    best = int(np.argmax(outputs))
    network = shown(page, "network")
    assert f"answers {SIGNS[best]} with" in network.says
    tells(network.says.replace(f" {SIGNS[best]} ", " "), outputs[best])
    sizes = [9, *(len(layer) for layer in layers)]
    values = [float(row[1].replace("−", "-")) for row in network.rows[:9]]
    lists(network.rows, zip(names(sizes), [*values, *(each for layer in layers for each in layer)], strict=True))

    atlas = np.array(frame["atlas"])
    answers = atlas.argmax(axis=1)
    here = sum(1 << pixel for pixel, value in enumerate(values) if value > 0)
    flips = sum(answers[here ^ (1 << pixel)] != answers[here] for pixel in range(9))
    figure = shown(page, "atlas")
    said = re.sub(f"[{SIGNS}] ", " ", figure.says)
    tells(said, *(int((answers == sign).sum()) for sign in range(4)), flips, 9)
    lists([row[1:] for row in figure.rows[::37]], atlas[::37].tolist())

    facts = page.locator("#now dd").all_inner_texts()
    assert same(facts[1], frame["loss"])
    tells(facts[2], round(frame["accuracy"] * EXAMPLES), EXAMPLES)
    sure = [row[target] for target, row in enumerate(frame["probabilities"])]
    assert all(same(text, value) for text, value in zip(numbers(facts[3]), sure, strict=True))


def check_curve(page: Page, road: Frames, fork: Frames | None = None) -> None:
    figure = shown(page, "curve")
    runs = [road, *([fork] if fork else [])]
    told = [(run[0]["loss"], run[-1]["loss"], run[-1]["epoch"] - run[0]["epoch"], run[-1]["accuracy"]) for run in runs]
    tells(figure.says, *(each for run in told for each in run))
    wanted = [(each["epoch"], each["loss"], each["accuracy"]) for run in runs for each in run]
    lists([row[:3] for row in figure.rows], wanted)
    paths = page.locator("#curve .curve-line.loss")
    for at, run in enumerate(runs):
        d = str(paths.nth(at).get_attribute("d"))
        places = np.array(re.findall(r"(-?[\d.]+),(-?[\d.]+)", d), dtype=float)
        assert linear(places[:, 1], [each["loss"] for each in run], 0.2)


@holds("learning", "network", "atlas", "curve")
def test_every_moment_of_a_training_is_told_as_it_was(page: Page, server: Server) -> None:
    frames, asked = trained(page, server, "epochs=30&seed=5")
    held(page, lambda: check_curve(page, frames))
    last = len(frames) - 1
    for at in (last, 0, last // 3, last):
        scrub(page, at)
        held(page, lambda at=at: moment(page, frames, at, 2))  # type: ignore[misc]
        held(page, lambda at=at: check_cursor(page, frames[at]))  # type: ignore[misc]
    asked.stop()


def check_cursor(page: Page, frame: dict[str, Any]) -> None:
    text = page.locator("#curve [role=slider]").get_attribute("aria-valuetext")
    tells(str(text), frame["epoch"], frame["loss"], frame["accuracy"])


@holds("learning", "network")
def test_another_example_is_told_as_itself(page: Page, server: Server) -> None:
    frames, asked = trained(page, server, "epochs=12&seed=6")
    scrub(page)
    for example in (0, 3):
        page.locator("#shown button").nth(example).click()
        held(page, lambda example=example: moment(page, frames, len(frames) - 1, example))  # type: ignore[misc]
    page.locator("#shown button").nth(2).click()
    asked.stop()


@holds("learning", "curve")
def test_a_fork_is_told_beside_the_first_road(page: Page, server: Server) -> None:
    road, asked = trained(page, server, "epochs=24&seed=7")
    scrub(page, 10)
    expect(page.locator("#now dd").first).to_have_text("10")
    asked.bodies.clear()
    page.locator("#fork-rate").fill("4")
    page.locator("#fork").click()
    expect(page.locator("#unfork")).to_be_visible()
    expect(page.locator("#now dd").first).to_have_text("24", timeout=30_000)
    fork = [road[10], *[each for each in asked.frames(asked.bodies) if each["step"] > road[10]["step"]]]
    held(page, lambda: check_curve(page, road, fork))
    scrub(page)
    held(page, lambda: moment(page, [*road[:10], *fork], 9 + len(fork), 2))
    page.locator("#unfork").click()
    held(page, lambda: check_curve(page, road))
    asked.stop()


def of_one_example(request: Request) -> bool:
    return "pixels/backward" in request.url and "pixels" in json.loads(request.post_data or "{}")


@holds("learning", "blame")
def test_the_way_back_is_told_as_far_as_the_film_has_come(page: Page, server: Server) -> None:
    frames, asked = trained(page, server, "epochs=6&seed=5")
    asked.stop()
    scrub(page, 3)
    expect(page.locator("#now dd").first).to_have_text("3")
    settled_link(page)  # the address has caught up, and says this moment
    with page.expect_request(of_one_example) as heard:
        page.get_by_role("tab", name="One example, slowly").click()
    expect(page.locator(".transport-title")).not_to_contain_text("Epoch")  # its own film is there
    trace = server.post("pixels/backward", json.loads(heard.value.post_data or ""))
    tensors = {name: tensor["data"] for name, tensor in trace["tensors"].items()}
    layers = range(len(trace["params"]["network"]["weights"]))
    outs = [value for layer in layers for value in tensors[f"layers.{layer}.post"]]
    blames = [value for layer in layers for value in tensors[f"grad_layers.{layer}.pre"]]
    called = names([9, *(len(tensors[f"layers.{layer}.post"]) for layer in layers)])[9:]
    assert trace["params"]["network"]["weights"][0][0] == pytest.approx(frames[3]["network"]["weights"][0][0], abs=1e-6)

    def check_end() -> None:
        scrub(page)  # again, for its film may have come only now
        figure = shown(page, "blame")
        lists(figure.rows, zip(called, outs, blames, strict=True))
        most = int(np.argmax(np.abs(blames)))
        tells(figure.says, blames[most], *[float(each) for each in re.findall(r"\d+", called[most])])
        assert called[most] in figure.says

    def check_start() -> None:
        figure = shown(page, "blame")
        lists(figure.rows, [(name, value, None) for name, value in zip(called, outs, strict=True)])
        best = int(np.argmax(outs[-4:]))
        assert f"answers {SIGNS[best]} with" in figure.says
        tells(figure.says.replace(SIGNS[best], ""), outs[-4:][best])

    held(page, check_end)
    scrub(page, 0)
    held(page, check_start)
    steps = float(page.locator(".transport-scrubber input").get_attribute("max") or 0)
    scrub(page, steps // 2)

    def check_middle() -> None:
        figure = shown(page, "blame")
        reached = [row for row in figure.rows if row[2]]
        assert 0 < len(reached) < len(called)
        for row, blame in zip(figure.rows, blames, strict=True):
            assert row[2] == "" or same(row[2], blame)
        most = max(reached, key=lambda row: abs(blames[called.index(row[0])]))
        assert most[0] in figure.says

    held(page, check_middle)
    held(page, check_end)


@holds("learning", "weight", "proof")
@pytest.mark.parametrize("wire", [(0, 4, 2), (2, 1, 3)])
def test_a_weight_is_told_with_its_shares_its_step_and_its_proof(
    page: Page, server: Server, wire: tuple[int, int, int]
) -> None:
    layer, start, end = wire
    _frames, asked = trained(page, server, f"epochs=6&seed={20 + layer}")
    asked.stop()
    scrub(page, 3)
    expect(page.locator("#now dd").first).to_have_text("3")
    settled_link(page)  # the address has caught up, and says this moment
    with page.expect_request(of_all_examples) as heard:
        page.goto(f"{page.url}&view=microscope&weight={layer}.W.{16 * start + end}")
    body = json.loads(heard.value.post_data or "")
    tensors = {name: np.array(each["data"]) for name, each in server.post("pixels/backward", body)["tensors"].items()}
    inputs = tensors["pixels" if layer == 0 else f"layers.{layer - 1}.post"][:, start]
    products = inputs * tensors[f"grad_layers.{layer}.pre"][:, end]
    slope = tensors[f"grad_layers.{layer}.W"][start, end]
    assert products.sum() == pytest.approx(slope, rel=1e-4)

    def check() -> None:
        figure = shown(page, "weight")
        tells(figure.says, float(slope))
        lists(figure.rows, [(str(at + 1), float(product)) for at, product in enumerate(products)])

    held(page, check)
    page.get_by_role("button", name="Push and measure").click()
    nudged = server.post(
        "pixels/nudge", {**body, "tensor": f"layers.{layer}.W", "index": [start, end], "nudge": 0.001}
    )["result"]
    losses = [nudged["loss_minus"], nudged["loss"], nudged["loss_plus"]]

    def check_proof() -> None:
        figure = shown(page, "proof")
        tells(figure.says, *losses, nudged["computed"])
        lists(figure.rows, zip([-0.001, 0, 0.001], losses, strict=True))

    held(page, check_proof)


def of_all_examples(request: Request) -> bool:
    return "pixels/backward" in request.url and "examples" in json.loads(request.post_data or "{}")


def test_every_number_of_the_moment_opens(page: Page, server: Server) -> None:
    _frames, asked = trained(page, server, "epochs=5&seed=5")
    asked.stop()
    scrub(page, 2)
    expect(page.locator("#now dd").first).to_have_text("2")
    loss, right, sure = (page.locator("#now dd").nth(at).locator(".number").first for at in (1, 2, 3))
    opens(page, loss)
    opens(page, sure)
    right.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
