"""Grow one: a model grows live, its life is scrubbed, it is kept, opened again, and used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Watch
from tests.browser.screen import LOOKS, agrees, eventually
from tests.browser.serving import Server
from tests.browser.test_looks import look_over

TINY = "/#view=grow&growSize=8&growLayers=1&growHeads=2&growSteps=12"
ASKED: dict[str, Any] = {
    "d_model": 8, "n_layers": 1, "n_heads": 2, "steps": 12, "learning_rate": 0.01, "seed": 1,
    "watch": "she put her money in the",
}  # fmt: skip
OWN = "die katze sass auf der matte. die ratte sass auf der latte. wer sass wo? " * 8


def frames(server: Server) -> list[dict[str, Any]]:
    """What the server answers to the same request."""
    answer = server.client.post("/api/grow", json=ASKED)
    return [json.loads(line) for line in answer.text.splitlines()]


def opened(visit: Visit, path: str = TINY) -> Page:
    page = visit(path)
    expect(page.locator("#grow-sample p").first).to_be_visible()
    expect(page.locator("#grow-says")).to_contain_text("Random numbers")
    return page


def grown(page: Page) -> Page:
    page.get_by_role("button", name="Grow", exact=True).click()
    expect(page.locator("#grow-progress")).to_be_visible()
    expect(page.locator("#grow-progress")).to_be_hidden()
    expect(page.locator("#grow-start")).to_have_text("Grow")
    return page


def expected(page: Page) -> list[tuple[str, str]]:
    """What the screen says comes next: words and shares."""
    words = page.locator("#grow-next .grow-word").all_inner_texts()
    return list(zip(words, page.locator("#grow-next .grow-share").all_inner_texts(), strict=True))


def test_a_model_that_has_read_nothing_is_there_at_once(visit: Visit) -> None:
    page = opened(visit)
    expect(page.locator("#grow-says")).to_have_text(re.compile("Random numbers.*surprise is 8"))
    assert len(expected(page)) == 6
    expect(page.locator("#grow-map g.word-mark").first).to_be_attached()


def test_it_grows_live_and_what_is_shown_is_what_the_server_computes(visit: Visit, server: Server) -> None:
    page = grown(opened(visit))
    last = frames(server)[-1]
    for (_word, share), guess in zip(expected(page), last["next"], strict=True):
        assert agrees(share, guess["probability"])
    shown = page.locator("#grow-sample p").all_inner_texts()
    assert "".join("".join(shown).split()).replace("·", "") == "".join(last["sample"].split()).replace("·", "")
    expect(page.locator("#grow-map g.word-mark")).to_have_count(len(last["map"]))
    expect(page.locator(".transport-title")).to_contain_text("After")


def test_its_life_is_scrubbed_with_the_one_player_and_with_the_curve(visit: Visit, server: Server) -> None:
    page = grown(opened(visit))
    told = frames(server)
    page.get_by_role("button", name="To the start").click()
    expect(page.locator("#grow-says")).to_contain_text("Random numbers")
    assert agrees(expected(page)[0][1], told[0]["next"][0]["probability"])
    page.get_by_role("button", name="One step forward").click()
    assert agrees(expected(page)[0][1], told[1]["next"][0]["probability"])
    cursor = page.get_by_role("slider", name="Moment of its life")
    cursor.focus()
    page.keyboard.press("End")
    expect(cursor).to_have_attribute("aria-valuenow", str(len(told) - 1))
    label, plot = (page.locator(f".growth {each}").bounding_box() for each in (".curve-said", ".curve-plot"))
    assert label
    assert plot
    assert plot["x"] <= label["x"]
    assert label["x"] + label["width"] <= plot["x"] + plot["width"]
    assert label["height"] < 24, "in one line"
    page.keyboard.press("ArrowLeft")
    expect(cursor).to_have_attribute("aria-valuenow", str(len(told) - 2))


def test_it_can_be_stopped_and_what_has_grown_stays(visit: Visit, server: Server, watch: Watch) -> None:
    watch.forgive("ERR_ABORTED")  # the stream that was left
    page = opened(visit, TINY.replace("growSteps=12", "growSteps=9000").replace("growSize=8", "growSize=64"))
    page.get_by_role("button", name="Grow", exact=True).click()
    expect(page.locator(".transport-title")).to_contain_text("After")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#grow-start")).to_have_text("Grow")
    expect(page.locator("#grow-news")).to_contain_text("It was stopped after")
    expect(page.locator("#grow-sample p").first).to_be_visible()
    eventually(page, lambda: server.client.get("/healthz").json()["trainings"] == 0)


def test_a_kept_model_guesses_and_outlives_the_page_and_the_server_s_memory(visit: Visit, watch: Watch) -> None:
    watch.forgive("ERR_ABORTED")  # what a page was still loading when it was loaded anew
    page = grown(opened(visit))
    share = expected(page)[0][1]
    page.get_by_label("Its name").fill("Little one")
    page.get_by_role("button", name="Keep in this browser").click()
    row = page.locator("#grow-kept li")
    expect(row).to_contain_text("Little one")
    page.reload()
    expect(row).to_contain_text("Little one")
    row.get_by_role("button", name="Let it guess: Little one").click()
    expect(page.locator("#model option:checked")).to_have_text("Little one")
    assert "model=own-" in eventually(page, lambda: page.url if "own-" in page.url else None)
    expect(page.locator("#guesses .guess").first).to_be_visible()
    expect(page.locator("#counted .guess-share").first).to_contain_text("%")  # chance is known of any model
    expect(page.locator("#counted .says")).to_contain_text("nothing can be counted")
    assert share  # the line is the watched sentence: the same model, the same guess
    page.get_by_role("tab", name="Grow one").click()
    row.get_by_role("button", name="Forget: Little one").click()
    expect(row).to_have_count(0)


def test_a_model_that_the_server_has_lost_is_sent_again_and_the_chapters_know_it(
    visit: Visit, server: Server, watch: Watch
) -> None:
    watch.forgive("422|404|unknown_model|ERR_ABORTED")  # the first try, before the model is sent again
    page = grown(opened(visit, TINY.replace("growSteps=12", "growSteps=5")))
    page.get_by_label("Its name").fill("Lost one")
    page.get_by_role("button", name="Keep in this browser").click()
    row = page.locator("#grow-kept li", has_text="Lost one")
    model = eventually(page, lambda: row.get_attribute("data-model"))
    for path in Path(server.settings["GLASSBOX_GROWN_DIR"]).glob("*"):
        path.unlink()
    row.get_by_role("button", name="Let it guess: Lost one").click()
    expect(page.locator("#line-note")).to_contain_text("Lost one")
    expect(page.locator("#guesses .guess").first).to_be_visible()
    assert server.client.post("/api/next", json={"model": model, "text": "the"}).status_code == 200
    page.goto(f"{server.url}/attention")
    card = page.locator(f"[data-model='{model}']")
    card.click()
    expect(card).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".head-thumb")).to_have_count(2)


def test_where_too_many_grow_it_waits_and_begins_by_itself(visit: Visit, watch: Watch, tmp_path: Path) -> None:
    watch.forgive("429|ERR_ABORTED")
    full = Server(tmp_path / "log.jsonl", GLASSBOX_GROWINGS="1", GLASSBOX_RETRY_SECONDS="2")
    full.start()
    try:
        page = opened(visit, full.url + TINY)
        with full.client.stream("POST", "/api/grow", json=ASKED | {"steps": 9000, "d_model": 64}):
            page.get_by_role("button", name="Grow", exact=True).click()
            expect(page.locator("#grow-says")).to_contain_text("it asks again in")
        expect(page.locator("#grow-news")).to_contain_text("It is grown")
    finally:
        full.stop()
        full.client.close()


def test_a_file_is_downloaded_and_opened_again(visit: Visit, tmp_path: Path) -> None:
    page = grown(opened(visit))
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download", exact=True).click()
    path = tmp_path / "Grown by me.safetensors"
    downloading.value.save_as(path)
    page.locator("#grow-open").set_input_files(path)
    expect(page.locator("#grow-kept li")).to_contain_text("Grown by me")
    page.locator("#grow-kept").get_by_role("button", name="Forget").click()
    expect(page.locator("#grow-kept li")).to_have_count(0)


def test_a_file_that_is_none_is_refused_beside_the_button(visit: Visit, tmp_path: Path) -> None:
    page = opened(visit)
    path = tmp_path / "poem.safetensors"
    path.write_text("roses are red")
    page.locator("#grow-open").set_input_files(path)
    expect(page.locator("#grow-keep-error")).to_contain_text("not a model that was grown here")


def test_a_share_of_attention_is_explained_down_to_the_weights(visit: Visit) -> None:
    page = grown(opened(visit))
    page.locator("#grow-next .grow-guess").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("How probable")
    page.keyboard.press("Escape")
    board = page.get_by_role("application", name=re.compile("^Who looks at whom"))
    board.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("parts")


def test_a_text_of_ones_own_is_learned_and_its_settings_are_in_the_link(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("It reads").select_option("a text of yours")
    page.get_by_label("Your text").fill(OWN)
    page.get_by_role("button", name="Grow", exact=True).click()
    expect(page.locator("#grow-news")).to_contain_text("It is grown")
    expect(page.locator("#grow-next-title")).to_contain_text("die katze")
    assert "growOwn=yes" in eventually(page, lambda: page.url if "growOwn" in page.url else None)


def test_a_text_too_short_is_refused_with_what_would_do(visit: Visit, watch: Watch) -> None:
    watch.forgive("422")
    page = opened(visit)
    page.get_by_label("It reads").select_option("a text of yours")
    page.get_by_label("Your text").fill("too short")
    page.get_by_role("button", name="Grow", exact=True).click()
    expect(page.locator("#grow-error")).to_contain_text("too short to learn from")
    expect(page.get_by_label("Your text")).to_have_attribute("aria-invalid", "true")


def test_the_visitor_guesses_first_and_then_sees_it(visit: Visit) -> None:
    page = grown(opened(visit))
    page.get_by_role("button", name="more", exact=True).click()
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator(".predict .told").first).to_contain_text(re.compile("You were right|It is otherwise"))


@LOOKS
def test_the_panel_is_sound_at_every_size(visit: Visit, size: tuple[int, int], theme: str) -> None:
    page = visit(TINY, size=size, theme=theme)
    expect(page.locator("#grow-sample p").first).to_be_visible()
    grown(page)
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.locator("#grow-kept li")).to_have_count(1)
    page.evaluate("() => document.querySelectorAll('#panel-grow details').forEach((each) => (each.open = true))")
    expect(page.locator("#grow-map-table table")).to_be_attached()
    assert look_over(page, "grow", "#panel-grow") == []
