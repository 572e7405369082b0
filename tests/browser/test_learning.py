"""Training as a film: played, stopped, stepped, wound back, scrubbed, forked; and what it says when it is stuck."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.screen import agrees, eventually, learning_ready, link, neurons, settled_link, slide
from tests.browser.serving import Server
from tests.browser.training import error, moment, train


def expect_moment(page: Page, server: Server) -> None:
    """The numbers beside "At this moment" are those of the API for the network in the link."""
    said = settled_link(page)
    network = {"network": said["network"]}
    judged = server.post("pixels/accuracy", network)
    numbers = page.locator("#now .number").all_inner_texts()
    loss = server.post("pixels/backward", network | {"examples": judged["params"]["examples"]})["result"]["loss"]
    assert agrees(numbers[0], loss)
    assert numbers[1] == f"{judged['result']['right']} of {judged['result']['of']}"
    answers = judged["tensors"]["layers.2.post"]["data"]
    assert all(agrees(text, answers[k][k]) for k, text in enumerate(numbers[2:]))
    best = [row.index(max(row)) for row in server.post("pixels/atlas", network)]
    counts = [int(text.split()[1]) for text in page.locator("#atlas .atlas-count").all_inner_texts()]
    assert counts == [best.count(k) for k in range(4)]


def test_the_page_begins_before_any_training(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning"))
    assert moment(page) == "0"
    expect(page.locator(".transport-scrubber input")).to_be_disabled()
    expect_moment(page, server)


def test_played_to_its_end_the_training_knows_all_four_symbols(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning"))
    before = link(page)["network"]
    page.locator(".transport-speed").click()
    page.locator(".transport-play").click()
    expect(page.locator("#now dd").first).to_have_text("300", timeout=60_000)
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")
    numbers = page.locator("#now .number").all_inner_texts()
    assert numbers[1] == "4 of 4"
    assert all(int(share.removesuffix("%")) > 80 for share in numbers[2:])
    expect(page.locator("#findings")).to_contain_text("Nothing is stuck")
    assert settled_link(page)["network"] != before
    expect_moment(page, server)


def test_it_can_be_paused_and_goes_on(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    page.locator(".transport-play").click()
    eventually(page, lambda: moment(page) not in {"0", ""})
    page.keyboard.press("Space")
    expect(page.locator(".transport-play")).to_have_attribute("aria-label", "Play")
    paused = moment(page)
    assert int(paused) < 300
    page.wait_for_timeout(250)
    assert moment(page) == paused
    page.locator("h1").click()
    page.keyboard.press("Space")
    eventually(page, lambda: int(moment(page)) > int(paused))
    page.keyboard.press("End")
    expect(page.locator("#now dd").first).to_have_text("300", timeout=30_000)


def test_one_epoch_and_one_step_within_an_epoch(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning#batch=1"))
    page.get_by_role("button", name="One step", exact=True).click()
    expect(page.locator("#now dd").first).to_have_text("0, step 1")
    first = error(page)
    page.get_by_role("button", name="One step", exact=True).click()
    expect(page.locator("#now dd").first).to_have_text("0, step 2")
    assert error(page) != first
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#now dd").first).to_have_text("1")
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#now dd").first).to_have_text("2")
    page.get_by_role("button", name="One step", exact=True).click()
    expect(page.locator("#now dd").first).to_have_text("2, step 9")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#now dd").first).to_have_text("2")
    expect_moment(page, server)


def test_the_steps_are_those_of_the_api(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning"))
    start = link(page)["network"]
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#now dd").first).to_have_text("1")
    stepped = settled_link(page)["network"]
    examples = server.post("pixels/accuracy", {})["params"]["examples"]
    after = server.post("pixels/backward", {"examples": examples, "network": start})["result"]["network"]
    for ours, theirs in zip(stepped["weights"][0], after["weights"][0], strict=True):
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_same_first_weights_winds_back_and_new_first_weights_begin_anew(visit: Visit) -> None:
    page = learning_ready(visit("/learning#epochs=60"))
    start = link(page)["network"]
    train(page)
    end = settled_link(page)["network"]
    page.get_by_role("button", name="Same first weights").click()
    expect(page.locator("#now dd").first).to_have_text("0")
    assert settled_link(page)["network"] == start
    train(page)
    assert settled_link(page)["network"] == end
    page.get_by_role("button", name="New first weights").click()
    expect(page.locator("#now dd").first).to_have_text("0")
    eventually(page, lambda: link(page)["network"] not in (start, end))
    assert link(page)["seed"] == "2"


def test_every_moment_can_be_scrubbed_to_and_is_the_same_each_time(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning"))
    train(page)
    thumb = page.locator(".transport-scrubber input")
    seen = {}
    for place in (10, 75, 140):
        slide(thumb, place)
        seen[place] = (moment(page), error(page), neurons(page), page.locator("#network-says").inner_text())
    assert len({each[0] for each in seen.values()}) == 3
    slide(thumb, 75)
    assert (moment(page), error(page), neurons(page), page.locator("#network-says").inner_text()) == seen[75]
    expect_moment(page, server)


def test_the_curve_is_dragged_and_walked_by_keys(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    train(page)
    page.locator(".curve-plot").scroll_into_view_if_needed()
    box = page.locator("#curve .curve-plot").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 60, steps=5)
    page.mouse.up()
    dragged = int(moment(page))
    assert 30 < dragged < 150
    cursor = page.locator("#curve .curve-cursor")
    expect(cursor).to_have_attribute("aria-valuenow", str(dragged))
    cursor.focus()
    page.keyboard.press("ArrowRight")
    assert int(moment(page)) == dragged + 2
    page.keyboard.press("Home")
    assert moment(page) == "0"
    page.keyboard.press("End")
    assert moment(page) == "300"
    assert agrees(error(page), float(error(page)))
    expect(cursor).to_have_attribute("aria-valuetext", re.compile(r"epoch 300: error .*, 100% right"))


def finding(page: Page) -> Any:
    return page.locator("#findings li:not(.good)")


def test_too_large_a_rate_with_free_weights_is_found_and_advice_given(visit: Visit, server: Server) -> None:
    page = learning_ready(visit("/learning#rate=50&hold=no&epochs=40"))
    train(page)
    body = {"learning_rate": 50, "hold": False, "epochs": 40, "seed": 1}
    last = server.client.post("/api/pixels/train", json=body).text.splitlines()[-1]
    assert '"findings": []' not in last
    assert finding(page).count() > 0
    expect(finding(page).first.locator("b")).to_have_text(re.compile(r"\w"))


def test_a_rate_that_no_fork_can_have_is_said_beside_its_field_and_stays_to_be_mended(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    for wrong in ("-5", "0", "1000000000", ""):
        page.locator("#fork-rate").fill(wrong)
        page.get_by_role("button", name="Fork", exact=True).click()
        expect(page.locator("#fork-error")).to_have_text(f"{wrong or '?'} does not fit: from 0.0001 to 100")
        expect(page.locator("#fork-rate")).to_have_value(wrong)
        expect(page.locator("#unfork")).to_be_hidden()
    page.locator("#fork-rate").fill("2")
    page.get_by_role("button", name="Fork", exact=True).click()
    expect(page.locator("#fork-error")).to_be_hidden()
    expect(page.locator("#unfork")).to_be_visible()


def test_a_limit_is_said_beside_the_field_it_is_for(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    page.get_by_text("Change how it learns").click()
    for field, part, wrong, right in [
        ("Learning rate", "rate", "1000", "2"),
        ("Batch size", "batch", "65", "4"),
        ("Noise", "noise", "-1", "0.5"),
        ("Epochs", "epochs", "20001", "20"),
        ("Seed", "seed", "1.5", "7"),
    ]:
        box = page.locator(".field", has=page.get_by_label(field, exact=True))
        box.locator("input").fill(wrong)
        page.keyboard.press("Tab")
        expect(box.locator(".error")).to_contain_text(f"{wrong} does not fit: from")
        page.wait_for_timeout(300)
        assert part not in link(page)
        box.locator("input").fill(right)
        page.keyboard.press("Tab")
        expect(box.locator(".error")).to_be_hidden()
        eventually(page, partial(says, page, part, right))


def says(page: Page, part: str, value: str) -> bool:
    return bool(link(page).get(part) == value)


def test_the_network_of_a_moment_is_taken_to_the_pixels(visit: Visit) -> None:
    page = learning_ready(visit("/learning#epochs=60"))
    train(page)
    slide(page.locator(".transport-scrubber input"), 30)
    network = settled_link(page)["network"]
    page.locator("#take").click()
    expect(page).to_have_url(re.compile("/pixels"))
    eventually(page, lambda: link(page).get("network") == network)


def test_the_shown_example_is_chosen_by_its_picture(visit: Visit) -> None:
    page = learning_ready(visit("/learning"))
    page.locator("#shown").get_by_label("Example 1: ✕").click()
    expect(page.locator("#shown").get_by_label("Example 1: ✕")).to_have_attribute("aria-pressed", "true")
    assert [name.rpartition(" ")[2] for name in neurons(page)[:9]] == ["1", "−1"] * 4 + ["1"]
