"""The chapter of the whole machine: the film, three zooms that keep their place, votes, read-outs, taking it home."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, SIZES, agrees, eventually
from tests.browser.serving import Server
from tests.browser.test_looks import look_over, open_all

ASKED = {"model": "pocket", "text": "she put her money in the", "seed": 1}
OPEN = "/machine#votes=yes&lens=yes"


def opened(visit: Visit, path: str = OPEN, **how: Any) -> Page:
    page = visit(path, **how)
    expect(page.locator(".machine-token").first).to_be_visible()
    return page


@pytest.fixture
def trace(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = server.client.post("/api/machine/trace", json=ASKED).json()
    return found


def test_the_figure_its_sentence_and_its_bars_say_what_the_trace_says(visit: Visit, trace: dict[str, Any]) -> None:
    page = opened(visit)
    best = trace["result"]["candidates"]
    expect(page.locator(".answer-word")).to_have_count(6)
    for at, share in enumerate(page.locator(".answer-share").all_inner_texts()):
        assert agrees(share, best[at]["probability"])
    expect(page.locator("#machine-says")).to_contain_text(f"6 tokens, 3 layers. The next word: “{best[0]['text'][1:]}”")
    assert page.locator(".machine-token").all_inner_texts() == ["she", "put", "her", "money", "in", "the"]


def test_above_the_bars_stands_which_word_is_the_surest_and_which_one_the_dice_chose(
    visit: Visit, trace: dict[str, Any]
) -> None:
    page = opened(visit)
    best, drawn = trace["result"]["candidates"][0]["text"][1:], trace["result"]["drawn"]["text"][1:]
    assert best != drawn, "the first screen shows two words that stand out"
    says = page.locator("#answer-says .says")
    expect(says).to_contain_text(f"The surest is “{best}”")
    expect(says).to_contain_text(f"the dice chose “{drawn}”")
    assert says.evaluate(
        "e => e.getBoundingClientRect().bottom <= document.querySelector('.answer').getBoundingClientRect().top"
    )
    says.locator(".number").first.click()
    expect(page.locator(".xray")).to_be_visible()


def test_the_first_column_has_its_name_in_a_model_of_many_layers_too(visit: Visit) -> None:
    page = opened(visit, "/machine#model=minilm")
    expect(page.locator(".machine-head")).to_have_count(7)
    assert page.locator(".machine-head").first.inner_text() == "embedding"
    boxes = page.locator(".machine-head").evaluate_all("all => all.map((e) => e.getBoundingClientRect().toJSON())")
    assert all(one["right"] <= other["left"] + 1 for one, other in pairwise(boxes))


def test_a_number_in_the_sentence_is_large_enough_for_a_thumb(visit: Visit) -> None:
    page = opened(visit, size=(390, 844))
    hits = page.locator("#machine-says .number").evaluate_all(
        """all => all.map((e) => getComputedStyle(e, "::after"))
             .map(({ width, height }) => [width, height].map(parseFloat))"""
    )
    assert len(hits) == 2
    assert all(min(hit) >= 44 for hit in hits)


def test_the_votes_and_the_read_outs_are_those_of_the_trace(visit: Visit, trace: dict[str, Any]) -> None:
    page = opened(visit)
    result = trace["result"]
    page.get_by_role("button", name="Show all").click()
    shown = page.locator(".vote-number").all_inner_texts()
    biases = [each["vote"] for each in result["votes"] if "b_" in each["kind"] or each["kind"].endswith(".b")]
    others = [each["vote"] for each in result["votes"] if not ("b_" in each["kind"] or each["kind"].endswith(".b"))]
    wanted = sorted([*others, sum(biases)], key=lambda vote: -abs(vote))
    assert len(shown) == len(wanted)
    assert all(agrees(text.removeprefix("+"), vote) for text, vote in zip(shown, wanted, strict=True))
    cells = page.locator(".lens-cell").all_inner_texts()
    firsts = [read["candidates"][0] for read in result["lens"]]
    for text, best in zip(cells[::3], firsts, strict=True):
        word, share, *_depth = text.split()
        assert word == best["text"].strip(" ")
        assert agrees(share, best["probability"])


def test_nothing_is_uncovered_before_one_guesses_or_asks(visit: Visit) -> None:
    page = opened(visit, "/machine")
    expect(page.locator("#votes .cover")).to_be_visible()
    expect(page.locator("#lens .cover")).to_be_visible()
    page.locator("#predict .choice").first.click()
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator("#lens .cover")).to_be_hidden()
    expect(page.locator("#votes .cover")).to_be_visible()
    page.locator("#votes .cover button").click()
    expect(page.locator(".vote").first).to_be_visible()


def test_by_keyboard_the_film_steps_jumps_by_layer_and_zooms_keeping_its_place(visit: Visit, watch: Watch) -> None:
    watch.forgive("ERR_ABORTED")  # the page is left while the weights of a layer are on their way
    page = opened(visit)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    title = page.locator(".transport-title")
    expect(title).to_contain_text("cut into tokens")
    page.keyboard.press("PageDown")
    expect(title).to_contain_text("Layer 1")
    page.keyboard.press("PageDown")
    expect(title).to_contain_text("Layer 2")
    said = title.inner_text()
    page.keyboard.press("2")
    expect(page.locator("#panel-layer h2")).to_contain_text("Layer 2 of 3")
    page.keyboard.press("+")
    expect(page.locator("#panel-operation h2")).to_have_text(said)
    expect(page.locator(".machine-field canvas")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-operation h2")).to_contain_text("Each head asks")
    page.keyboard.press("-")
    page.keyboard.press("1")
    expect(page.locator("#votes-title")).to_be_visible()
    expect(title).to_contain_text("Layer 2")
    again = settled(page)
    page.goto("about:blank")
    page.goto(again)
    expect(title).to_contain_text("Layer 2")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_overview_is_never_lost_however_far_one_scrolls(visit: Visit, size: tuple[int, int]) -> None:
    page = opened(visit, "/machine#zoom=layer&at=20", size=size)
    expect(page.locator("#layer .neuron").first).to_be_attached()
    page.locator("#layer .spine-stream").last.scroll_into_view_if_needed()
    top = page.locator(".machine-field canvas").evaluate("(each) => each.getBoundingClientRect().top")
    assert 0 <= top < 200
    chip = page.locator("#layer .op-chip").first
    chip.focus()
    foot = page.locator(".machine-figure").evaluate("(each) => each.getBoundingClientRect().bottom")
    assert chip.evaluate("(each) => each.getBoundingClientRect().top") >= foot - 1


def settled(page: Page) -> str:
    """The address, once it says where the film stands and what is shown: it is written a moment after the last step."""
    place = page.locator(".transport-scrubber input").input_value()
    wanted = re.compile(rf"[#&]at={re.escape(place)}(&|$)")
    found = eventually(page, lambda: wanted.search(page.url) is not None and "zoom=" not in page.url and page.url)
    return str(found)


def test_the_figure_is_walked_by_arrow_keys_and_enter_looks_closer(visit: Visit) -> None:
    page = opened(visit)
    field = page.locator(".machine-field")
    field.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".machine-said")).to_have_text("“put” after the attention of layer 1")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-layer h2")).to_have_text("Layer 1 of 3, as “put” sees it")


def test_it_plays_and_pauses_by_the_space_bar(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    expect(page.locator(".transport-title")).to_contain_text("fetches its vector", timeout=20_000)
    page.keyboard.press("Space")
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")


@pytest.mark.parametrize(
    "press", [".answer-share", ".vote-number", ".lens-cell"], ids=["a probability", "a vote", "a read-out"]
)
def test_every_number_beside_the_figure_opens_in_the_x_ray(visit: Visit, press: str) -> None:
    page = opened(visit)
    page.locator(press).first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    page.locator(".xray-open").first.click()
    expect(page.locator(".xray-trail li")).to_have_count(2)


def test_the_layer_shows_its_heads_and_the_network_of_the_chapter_pixels(visit: Visit, trace: dict[str, Any]) -> None:
    page = opened(visit, "/machine#zoom=layer&at=11")
    expect(page.locator(".head-card")).to_have_count(4)
    expect(page.locator("#layer .neuron")).to_have_count(26)
    data = trace["tensors"]["blocks.0.mlp_post"]["data"][5]
    strongest = sorted(data, key=lambda value: -abs(value))[:10]
    names = page.locator('#layer .neuron[data-column="1"]').evaluate_all(
        "all => all.map((each) => each.getAttribute('aria-label'))"
    )
    assert all(agrees(name.split(": ")[1], value) for name, value in zip(names, strongest, strict=True))
    page.locator('#layer .neuron[data-column="1"]').first.click()
    expect(page.locator(".xray-title")).to_contain_text("lets through")


def test_a_neuron_of_a_layer_has_its_real_bias_beside_it_and_not_upon_it(
    visit: Visit, server: Server, trace: dict[str, Any]
) -> None:
    page = opened(visit, "/machine#zoom=layer&at=11")
    data = trace["tensors"]["blocks.0.mlp_post"]["data"][5]
    strongest = sorted(range(len(data)), key=lambda j: -abs(data[j]))[:10]
    biases = server.client.post("/api/machine/trace", json=ASKED | {"carry": 2_000_000}).json()["tensors"]
    for place in (0, 4, 9):
        neuron = page.locator(f'#layer .neuron[data-column="1"][data-index="{place}"]')
        neuron.hover()
        shown = page.locator("#layer .bias text").inner_html()
        assert shown not in ("", "0")
        wanted = biases["blocks.0.b_in"]["data"][strongest[place]]
        assert abs(float(shown.replace("−", "-")) - wanted) < 0.05 + 0.005 * abs(wanted)
        neuron.click()
        expect(page.locator(".xray-title")).to_contain_text("lets through")
        page.keyboard.press("Escape")


def test_beside_the_network_of_a_layer_stands_the_one_that_was_drawn_on(visit: Visit) -> None:
    """It is recognised: the network of Pixels, with the last drawing in it, also in the picture that is taken home."""
    page = visit("/pixels")
    page.locator("#pad [role=gridcell]").first.click()
    said = eventually(page, lambda: page.locator("#bars .bars-share").first.inner_text())
    assert said
    eventually(page, lambda: "pixels=" in page.url)
    page.goto(page.url.split("/pixels")[0] + "/machine#zoom=layer&at=20")
    own = page.locator(".own-network")
    expect(own).to_contain_text("your last drawing is in it")
    expect(own).to_contain_text("64 numbers, 256 neurons and 64 numbers")
    page.locator("#home summary").click()
    assert "your last drawing" in written(saved(page, "This view as SVG"))
    own.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/pixels"))


def test_another_word_can_be_asked_about_and_that_is_undone(visit: Visit) -> None:
    page = opened(visit)
    first = page.locator("#votes-title").inner_text()
    page.locator(".answer-word").nth(1).click()
    expect(page.locator("#votes-title")).not_to_have_text(first)
    page.locator("#undo").click()
    expect(page.locator("#votes-title")).to_have_text(first)


def test_the_drawn_word_returns_to_the_start(visit: Visit) -> None:
    page = opened(visit)
    page.locator("#try .row button").last.click()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".machine-token")).to_have_count(7)


def test_a_text_that_cannot_be_read_is_refused_beside_it_and_the_figure_stays(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")  # the refusal that is meant
    page = opened(visit)
    with page.expect_response("**/api/machine/trace") as refused:
        page.locator("#text").fill("   ")
    assert refused.value.status == 422
    expect(page.locator("#text-error")).to_contain_text("only spaces")
    expect(page.locator(".machine-token")).to_have_count(6)


def saved(page: Page, button: str) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(coming.value.path())


def written(path: Path) -> str:
    """All that is written in an SVG file; it is XML, and asks for nothing from outside."""
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    foreign = re.findall(r"(?:href|src|url|@import)[^\"]*", text)
    assert [each for each in foreign if not each.startswith("url(#box-")] == []
    return " ".join("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))


def png_size(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_view_is_taken_home_as_the_picture_that_is_on_the_screen(visit: Visit, theme: str) -> None:
    """The same words and numbers, in the theme of the page, as SVG and as PNG of twice the size."""
    page = opened(visit, f"{OPEN}&at=9", theme=theme)
    page.locator("#home summary").click()
    for zoom, seen in (
        ("machine", ["#votes .vote-number", "#lens .figure", ".answer-share", ".machine-token"]),
        ("layer", ["#layer h2", "#layer .head-card b", "#layer .written text", ".machine-token"]),
        ("operation", ["#operation h2", "#operation .op-formula", ".machine-token"]),
    ):
        page.locator(f"#tab-{zoom}").click()
        if zoom == "layer":
            expect(page.locator("#layer .neuron").first).to_be_visible()
        image = saved(page, "This view as SVG")
        told = written(image)
        for text in [
            each for where in seen for each in page.locator(where).locator("visible=true").all_text_contents()
        ]:
            assert text.strip() in told, (zoom, text)
        assert "she put her money in the" in told
        whole = re.search(r'width="(\d+)" height="(\d+)"', image.read_text("utf-8"))
        assert whole is not None
        assert png_size(saved(page, "as PNG")) == (2 * int(whole[1]), 2 * int(whole[2]))


def test_a_picture_is_of_the_moment_of_the_film(visit: Visit, trace: dict[str, Any]) -> None:
    page = opened(visit, f"{OPEN}&at=9")
    page.locator("#home summary").click()
    winner = trace["result"]["candidates"][0]["text"].strip()
    before = written(saved(page, "This view as SVG")).split("next word")[1].split("Who voted")[0]
    page.keyboard.press("End")
    after = written(saved(page, "This view as SVG")).split("next word")[1].split("Who voted")[0]
    assert (winner in before, winner in after) == (False, True)


def test_numbers_and_the_trace_are_taken_home(visit: Visit, trace: dict[str, Any]) -> None:
    page = opened(visit)
    page.locator("#home summary").click()
    page.locator("#take select").select_option("blocks.1.pattern")
    with np.load(io.BytesIO(saved(page, "as .npz").read_bytes())) as arrays:
        np.testing.assert_allclose(arrays["blocks.1.pattern"], trace["tensors"]["blocks.1.pattern"]["data"], rtol=1e-4)
    lines = saved(page, "as CSV").read_text("utf-8").splitlines()
    assert lines[0] == "head,query_pos,key_pos,value"
    assert len(lines) == 1 + 4 * 6 * 6
    whole = json.loads(saved(page, "The trace as JSON").read_text("utf-8"))
    assert whole["result"]["votes"] == trace["result"]["votes"]
    assert [name for name, tensor in whole["tensors"].items() if tensor["data"] is None] == []
    with zipfile.ZipFile(saved(page, "Script and weights (.zip)")) as packed:
        assert "machine.py" in packed.namelist()


def test_a_trace_opens_again_when_it_is_dropped_and_another_file_is_refused(visit: Visit, server: Server) -> None:
    other = server.client.post("/api/machine/trace", json=ASKED | {"text": "the old dog"}).text
    page = opened(visit)
    drop = """([text, name]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "application/json" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(drop, ["{}", "no.json"])
    expect(page.locator("#toast")).to_contain_text("not a trace of Glassbox")
    page.evaluate(drop, [other, "dog.json"])
    expect(page.locator(".dropped")).to_contain_text("dog.json")
    assert page.locator(".machine-token").all_inner_texts() == ["the", "old", "dog"]
    page.locator(".answer-share").first.click()
    expect(page.locator("#toast")).to_contain_text("Run it here")
    page.get_by_role("button", name="Run it here").click()
    expect(page.locator("#text")).to_have_value("the old dog")
    page.locator(".answer-share").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()


def test_a_model_that_compares_sentences_is_told_as_one(visit: Visit, server: Server) -> None:
    """Its story, questions, figures and film end at the vector of the sentence; of a next word nothing is said."""
    request = {"model": "minilm", "text": "the old dog sat by the river"}
    result = server.client.post("/api/machine/trace", json=request).json()["result"]
    page = opened(visit, "/machine#model=minilm&text=the old dog sat by the river&votes=yes&lens=yes")
    expect(page.locator("#machine-says")).to_have_text(
        "9 tokens, 6 layers. It ends at one vector for the whole sentence."
    )
    expect(page.locator(".story [data-ends]").locator("visible=true").last).to_contain_text("one vector")
    expect(page.locator("#answer-title")).to_have_text("the vector of the sentence")
    expect(page.locator("#sentence .strip-field")).to_have_attribute("aria-label", re.compile("384 numbers"))
    shown = page.locator("#votes .vote-number").all_inner_texts()
    for text, value in zip(shown, sorted(result["along"], reverse=True), strict=True):
        assert agrees(text.removeprefix("+"), value)
    for text, value in zip(page.locator("#lens .figure").all_inner_texts(), result["near"], strict=True):
        assert agrees(text, value)
    page.locator("#votes .vote-number").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#lens .lens-cell").first.click()
    expect(page.locator(".xray-terms")).to_be_visible()
    page.keyboard.press("Escape")
    for _question in range(3):
        page.locator("#predict .choice").first.click()
        page.get_by_role("button", name="Reveal").click()
        expect(page.locator("#predict .told")).not_to_be_empty()
        page.locator("#predict .next").click()
    page.keyboard.press("End")
    expect(page.locator(".transport-title")).to_contain_text("one vector for the whole sentence")


@LOOKS
def test_it_is_sound_at_every_zoom_whatever_is_open(visit: Visit, size: tuple[int, int], theme: str) -> None:
    """The tokens stand where the figure needs them; the rails can be pressed along their whole length as well."""
    page = opened(visit, size=size, theme=theme, reduced_motion="reduce")
    open_all(page)
    wrong = look_over(page, "machine")
    page.locator("#tab-layer").click()
    expect(page.locator("#layer .neuron").first).to_be_attached()
    wrong += look_over(page, "layer", "#panel-layer")
    page.locator("#tab-operation").click()
    wrong += look_over(page, "operation", "#panel-operation")
    assert [each for each in wrong if "machine-token" not in each] == []


@pytest.mark.parametrize(("size", "theme"), [((390, 844), "dark"), ((1024, 768), "light")], ids=["phone", "middle"])
def test_a_model_of_sentences_is_sound_at_every_zoom(visit: Visit, size: tuple[int, int], theme: str) -> None:
    """Its vector, its shares and its read-outs instead of words; twelve heads instead of four."""
    path = "/machine#model=minilm&text=a dog by the river&votes=yes&lens=yes"
    page = opened(visit, path, size=size, theme=theme, reduced_motion="reduce")
    open_all(page)
    wrong = look_over(page, "machine")
    page.locator("#tab-layer").click()
    expect(page.locator("#layer .head-card")).to_have_count(12)
    expect(page.locator("#layer .neuron").first).to_be_attached()
    wrong += look_over(page, "layer", "#panel-layer")
    page.locator("#tab-operation").click()
    wrong += look_over(page, "operation", "#panel-operation")
    assert [each for each in wrong if "machine-token" not in each] == []
