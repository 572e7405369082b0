"""The network of one's own: names, layers, squashes, free weights; forgotten, and trained on the page."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import SYMBOLS, agrees, eventually, link, pixels_ready, settled_link, shares
from tests.browser.serving import Server


def open_settings(visit: Visit, path: str = "/pixels") -> Page:
    page = pixels_ready(visit(path))
    page.get_by_text("Change the network").click()
    return page


def largest(page: Page) -> float:
    network = link(page)["network"]
    rows = [row for layer in network["weights"] for row in layer] + network["biases"]
    return max(abs(value) for row in rows for value in row)


def has_sizes(page: Page, sizes: list[int]) -> bool:
    return bool(link(page)["network"]["sizes"] == sizes)


def train(page: Page) -> None:
    page.locator("#train").click()
    expect(page.locator("#train")).to_have_text("Stop")
    expect(page.locator("#train")).to_have_text("Train it", timeout=60_000)


@pytest.mark.parametrize(
    ("name", "short", "less"),
    [("<b>bold</b>", "<b>b…", "<b>bold…"), ("🦋 &amp;", "🦋 &a…", "🦋 &amp;"), ("a,b&c=d#", "a,b&…", "a,b&c=d#")],
)
def test_a_symbol_is_renamed_and_its_name_is_only_ever_text(visit: Visit, name: str, short: str, less: str) -> None:
    """Where there is little room it is shortened, and the whole stands in the title."""
    page = open_settings(visit)
    page.get_by_label("Name of symbol 3").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator("#bars button").nth(2).locator(".bars-glyph")).to_have_text(short)
    expect(page.locator("#bars button").nth(2)).to_have_attribute("title", name)
    expect(page.locator("#network-says")).to_contain_text(f"It answers {name} with")
    expect(page.locator(".atlas-count").nth(2)).to_contain_text(less)
    expect(page.locator(".transport-title")).to_contain_text(name)
    assert page.locator("main b, main img").evaluate_all("all => all.map(e => e.outerHTML)") == [
        f"<b>{text}</b>" for text in page.locator(".atlas-count b").evaluate_all("all => all.map(e => e.innerHTML)")
    ]
    page.locator("#bars button").nth(2).click()
    expect(page.locator(".xray-title")).to_contain_text(name)
    settled_link(page)
    page.reload()
    pixels_ready(page)
    expect(page.locator("#bars .bars-glyph").nth(2)).to_have_text(short)


def test_more_neurons_than_there_can_be_are_refused_beside_the_field(visit: Visit) -> None:
    page = open_settings(visit)
    field = page.get_by_label("Neurons in hidden layer 1")
    for wrong in ("99", "0", "2.5"):
        field.fill(wrong)
        page.keyboard.press("Tab")
        expect(page.locator("#settings .error")).to_have_text(f"{wrong} does not fit: from 1 to 12")
        expect(field).to_have_value("6")
    field.fill("12")
    page.keyboard.press("Tab")
    expect(page.locator("#settings .error")).to_be_hidden()
    eventually(page, lambda: has_sizes(page, [9, 12, 6, 4]))


def test_new_first_weights_take_the_curve_and_the_line_of_the_training_before_away(visit: Visit, watch: Watch) -> None:
    watch.forgive("api/pixels/train.*ERR_ABORTED")  # a training that is stopped gives up what it asked for
    page = open_settings(visit)
    page.locator("#train").click()
    page.wait_for_timeout(500)
    expect(page.locator("#curve-sub")).to_contain_text("It is learning")
    page.locator("#train").click()
    expect(page.locator("#curve-sub")).to_contain_text("From ")
    page.locator("#shuffle").click()
    expect(page.locator("#curve-sub")).to_contain_text("Press “Train it”")
    page.locator("#train").click()
    expect(page.locator("#curve-sub")).not_to_contain_text("From ")


def test_an_empty_name_is_put_back(visit: Visit) -> None:
    page = open_settings(visit)
    field = page.get_by_label("Name of symbol 1")
    field.fill("  ")
    page.keyboard.press("Tab")
    expect(field).to_have_value("✕")


def test_layers_are_added_taken_away_and_resized(visit: Visit) -> None:
    page = open_settings(visit)
    for press, sizes in [("One layer more", [9, 6, 6, 6, 4]), ("One layer more", [9, 6, 6, 6, 6, 4])]:
        page.get_by_label(press).click()
        eventually(page, partial(has_sizes, page, sizes))
        expect(page.locator("#network .neuron")).to_have_count(sum(sizes))
    expect(page.get_by_label("One layer more")).to_be_disabled()
    page.get_by_label("Neurons in hidden layer 2").fill("12")
    page.keyboard.press("Tab")
    eventually(page, lambda: link(page)["network"]["sizes"] == [9, 6, 12, 6, 6, 4])
    for _ in range(3):
        page.get_by_label("One layer less").click()
        expect(page.locator("#network-says")).to_contain_text("It answers")
    eventually(page, lambda: link(page)["network"]["sizes"] == [9, 6, 4])
    expect(page.get_by_label("One layer less")).to_be_disabled()
    expect(page.locator("#network .wires path")).to_have_count(9 * 6 + 6 * 4)
    page.locator("#undo").click()
    eventually(page, lambda: link(page)["network"]["sizes"] == [9, 6, 12, 4])


def test_softmax_shares_one_whole_and_the_page_says_the_difference(visit: Visit, server: Server) -> None:
    page = open_settings(visit)
    page.get_by_role("button", name="softmax").click()
    eventually(page, lambda: link(page)["network"]["output"] == "softmax")
    said = settled_link(page)
    asked = {"pixels": said["pixels"], "network": said["network"]}
    wanted = server.post("pixels/forward", asked)["result"]["probabilities"]
    assert sum(wanted) == pytest.approx(1, abs=1e-6)
    eventually(page, lambda: all(agrees(*pair) for pair in zip(shares(page), wanted, strict=True)))
    expect(page.locator("#settings")).to_contain_text("softmax: shares of one whole")


def test_relu_is_a_choice(visit: Visit, server: Server) -> None:
    page = open_settings(visit)
    page.get_by_role("button", name="relu").click()
    eventually(page, lambda: link(page)["network"]["hidden"] == "relu")
    said = settled_link(page)
    wanted = server.post("pixels/forward", {"pixels": said["pixels"], "network": said["network"]})["result"]
    eventually(page, lambda: all(agrees(*pair) for pair in zip(shares(page), wanted["probabilities"], strict=True)))


def test_forgetting_and_training_reaches_four_of_four_each_above_four_fifths(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    known = link(page)["network"]
    page.get_by_role("button", name="New first weights").click()
    eventually(page, lambda: link(page)["network"] != known)
    train(page)
    said = settled_link(page)
    judged = server.post("pixels/accuracy", {"network": said["network"]})
    assert judged["result"]["right"] == judged["result"]["of"] == 4
    answers = judged["tensors"]["layers.2.post"]["data"]
    assert all(answers[k][k] > 0.8 for k in range(4))
    assert largest(page) <= 1
    page.locator("#tab-examples").click()
    expect(page.locator("#examples .says .number").first).to_have_text("4 of 4")
    shown = page.locator(".example .verdict .number").all_inner_texts()
    assert all(agrees(text, answers[k][k]) for k, text in enumerate(shown))
    expect(page.locator("#after-training a")).to_be_visible()
    page.locator("#tab-curve").click()
    expect(page.locator("#curve-sub")).to_contain_text("in 300 epochs")
    page.locator("#undo").click()
    page.locator("#undo").click()
    eventually(page, lambda: link(page)["network"] == known)


def test_a_training_can_be_stopped(visit: Visit, watch: Watch) -> None:
    watch.forgive("pixels/train: net::ERR_ABORTED")  # "Stop" breaks off the stream
    page = pixels_ready(visit("/pixels#epochs=20000"))
    page.locator("#train").click()
    expect(page.locator("#train")).to_have_text("Stop")
    expect(page.locator("#curve .curve-line.loss")).to_be_visible()
    page.locator("#train").click()
    expect(page.locator("#train")).to_have_text("Train it")


def test_free_weights_grow_past_one_and_held_again_they_are_put_back(visit: Visit) -> None:
    page = open_settings(visit)
    assert largest(page) <= 1
    page.get_by_role("button", name="free", exact=True).click()
    expect(page.locator("#toast")).to_contain_text("The weights are free")
    train(page)
    settled_link(page)
    assert largest(page) > 1.2
    page.get_by_role("button", name="held within ±1").click()
    eventually(page, lambda: largest(page) == 1)


def test_a_network_learns_the_examples_that_the_visitor_drew(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xxxoooooo"))
    page.locator("#tab-examples").click()
    page.get_by_label("Teach that the picture on the screen is —").click()
    expect(page.locator(".example")).to_have_count(5)
    train(page)
    said = settled_link(page)
    result = server.post("pixels/forward", {"pixels": said["pixels"], "network": said["network"]})["result"]
    assert result["answer"] == 3
    taught = [{"pixels": pixels, "target": k} for k, pixels in enumerate(SYMBOLS)]
    taught.append({"pixels": said["pixels"], "target": 3})
    judged = server.post("pixels/accuracy", {"network": said["network"], "examples": taught})["result"]
    assert judged["right"] == 5


def test_a_training_is_undone_as_a_whole_also_when_it_is_held_up(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels#epochs=60"))
    page.get_by_role("button", name="New first weights").click()
    first = settled_link(page)["network"]
    page.locator("#train").click()
    eventually(page, lambda: settled_link(page)["network"] != first)
    expect(page.locator("body.streaming")).to_be_attached()
    page.evaluate("() => { const end = performance.now() + 900; while (performance.now() < end); }")
    expect(page.locator("#after-training a")).to_be_visible()
    page.locator("#undo").click()
    assert settled_link(page)["network"] == first
