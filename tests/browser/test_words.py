"""What the figures say in words and tables is what the numbers are; and the pages are read without JavaScript too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import SYMBOLS, agrees, learning_ready, link, neurons, pixels_ready, slide
from tests.browser.serving import Server


def test_the_sentence_of_the_network_names_the_two_best_answers(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels#pixels=xoxoxoxox"))
    said = re.fullmatch(
        r"It answers (.) with (\S+); next comes (.) with (\S+)\.", page.locator("#network-says").inner_text()
    )
    assert said is not None
    answer = server.post("pixels/forward", {"pixels": SYMBOLS[0], "network": link(page)["network"]})["result"]
    order = sorted(range(4), key=lambda k: -answer["probabilities"][k])
    assert [said[1], said[3]] == ["✕◯+—"[k] for k in order[:2]]
    assert agrees(said[2], answer["probabilities"][order[0]])
    assert agrees(said[4], answer["probabilities"][order[1]])


def test_every_neuron_has_a_name_and_its_value(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    tensors = server.post("pixels/forward", {"pixels": SYMBOLS[2], "network": link(page)["network"]})["tensors"]
    names = neurons(page)
    assert names[0] == "pixel top left: −1"
    assert names[9].startswith("neuron 1 of hidden layer 1: ")
    assert names[21].startswith("output ✕: ")
    values = [*SYMBOLS[2], *(value for layer in range(3) for value in tensors[f"layers.{layer}.post"]["data"])]
    assert all(agrees(name.rpartition(": ")[2], value) for name, value in zip(names, values, strict=True))


def test_the_table_of_the_atlas_holds_all_512_answers(visit: Visit, server: Server) -> None:
    page = pixels_ready(visit("/pixels"))
    page.locator("#atlas-table summary").click()
    rows = page.locator("#atlas-table tbody tr")
    expect(rows).to_have_count(512)
    atlas = server.post("pixels/atlas", {"network": link(page)["network"]})
    texts = rows.evaluate_all("all => all.map(row => [...row.cells].map(cell => cell.textContent))")
    for index in (0, 1, 186, 256, 511):
        picture, *shown = texts[index]
        assert picture == "".join("1" if index >> k & 1 else "0" for k in range(9))
        assert all(agrees(*pair) for pair in zip(shown, atlas[index], strict=True))


def test_the_table_of_the_curve_holds_every_moment(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning#epochs=10"))
    page.locator(".transport-play").click()
    expect(page.locator("#now dd").first).to_have_text("10")
    page.locator("#curve-table summary").click()
    rows = page.locator("#curve-table tbody tr")
    expect(rows).to_have_count(11)
    frames = server.client.post("/api/pixels/train", json={"epochs": 10, "every": 1}).text.splitlines()
    losses = [float(re.search(r'"loss":\s*([0-9.e-]+)', frame)[1]) for frame in frames]  # type: ignore[index]
    shown = rows.evaluate_all("all => all.map(row => [...row.cells].map(cell => cell.textContent))")
    assert [row[0] for row in shown] == [str(epoch) for epoch in range(11)]
    assert all(agrees(row[1], loss) for row, loss in zip(shown, losses, strict=True))
    assert page.locator("#curve [role=group], #curve.curve, #curve .curve").first.get_attribute("aria-label")
    sentence = page.locator("#curve .unseen").inner_text()
    assert agrees(re.search(r"from (\S+) to", sentence)[1], losses[0])  # type: ignore[index]


def test_a_step_of_the_film_is_announced_and_scrubbing_is_not(visit: Visit) -> None:
    page = pixels_ready(visit("/pixels"))
    news = page.locator("#transport [role=status]")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(news).to_have_text("Nine pixels become nine numbers")
    slide(page.locator(".transport-scrubber input"), 12)
    expect(news).to_have_text("Nine pixels become nine numbers")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/pixels", ["A very small network", "multiplies by its weight", "Simplified:"]),
        ("/learning", ["Learning is rolling downhill", "takes a small step against its slope", "Simplified:"]),
    ],
)
def test_without_javascript_the_story_is_there_to_read(visit: Visit, watch: Watch, path: str, words: list[str]) -> None:
    watch.forgive(": csp$")  # Chromium's word for a script that it was told not to load
    page = visit(path, java_script_enabled=False)
    for each in words:
        expect(page.get_by_text(each).first).to_be_visible()
    expect(page.locator("noscript, .notice").first).to_be_visible()
    expect(page.locator(".notice")).to_contain_text("need JavaScript")
    expect(page.get_by_role("link", name="Learning").first).to_be_visible()


def test_the_journey_leads_to_the_chapters_that_are_built(visit: Visit, watch: Watch) -> None:
    watch.forgive("pixels/train: net::ERR_ABORTED")  # the page is left while its first moment is still coming
    page = pixels_ready(visit("/pixels"))
    expect(page.locator(".station.here")).to_have_text("Pixels")
    page.locator('.journey a[data-station="learning"]').click()
    learning_ready(page)
    expect(page.locator(".station.here")).to_have_text("Learning")
    expect(page.locator('.journey [aria-current="page"]')).to_have_text("Learning")
    page.go_back()
    pixels_ready(page)
