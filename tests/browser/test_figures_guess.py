"""The figures of the chapter Guess say what the traces say: their sentences, their tables and what is drawn."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import held, holds, lists, opens, quoted, same, scrub, shown, tells
from tests.browser.serving import Server

LINE = "she put her money in the"
OTHER = "the doctor gave the boy his"
HOW: dict[str, Any] = {"temperature": 0.8, "top_k": 5, "top_p": 1, "seed": 42}
STEPS = "The best tokens at each step"
STAGES = {"last_logits": "score", "cooled": "divided", "top_k": "best", "top_p": "share", "probs": "shares"}


@pytest.fixture(scope="module")
def words(server: Server) -> list[str]:
    """What each id is, as it is shown."""
    texts = server.client.get("/api/models/pocket/vocabulary").json()["texts"]
    return ["the end" if text == "\n" else str(text).removeprefix(" ") for text in texts]


@pytest.fixture
def page(reader: Page) -> Page:
    if "/#" not in reader.url:
        reader.goto("/")
        expect(reader.locator("#predict .choice").first).to_be_attached()
    return reader


def asked(server: Server, text: str, **how: Any) -> dict[str, Any]:
    """The trace of a guess, with every number of its last steps."""
    found: dict[str, Any] = server.post("next", {"model": "pocket", "text": text, "carry": 20_000, **how})
    return found


def shares(trace: dict[str, Any]) -> np.ndarray[Any, Any]:
    return np.array([share or 0.0 for share in trace["tensors"]["probs"]["data"]])


def ranked(probs: np.ndarray[Any, Any]) -> list[int]:
    return [int(each) for each in np.argsort(-probs, kind="stable")]


def type_in(page: Page, text: str) -> None:
    page.get_by_label("Your line").fill(text)


@holds("guess", "guesses")
@pytest.mark.parametrize("text", [LINE, OTHER, "the"])
def test_what_comes_next_is_what_the_model_says(page: Page, server: Server, words: list[str], text: str) -> None:
    probs = shares(asked(server, text))
    order = ranked(probs)
    type_in(page, text)

    def check() -> None:
        figure = shown(page, "guesses")
        together = np.cumsum(probs[order])
        few = int(np.searchsorted(together, 0.9)) + 1
        if few == 1:
            assert figure.says.startswith("The surest alone has 90% or more")
        else:
            tells(figure.says, few, 0.9)
        lists(figure.rows, [(words[each], float(probs[each])) for each in order[:40]])
        bars = page.locator("#guesses .guess-fill").evaluate_all(
            "all => all.map((each) => Number(/scaleX\\((.*)\\)/.exec(each.style.transform)[1]))"
        )
        np.testing.assert_allclose(bars, probs[order[:7]], atol=1e-4)

    held(page, check)
    plot = page.get_by_role("slider", name="All tokens")
    assert plot.get_attribute("aria-valuemax") == str(len(words))
    plot.focus()
    page.keyboard.press("ArrowRight")
    said = page.locator(".tail-said").inner_text()
    assert said.startswith(f"2. {words[order[1]]} ")
    assert same(said.split()[-1], float(probs[order[1]]))
    page.get_by_label("Your line").focus()


@holds("guess", "guesses")
def test_an_unfinished_word_is_told_with_what_its_ends_have_together(
    page: Page, server: Server, words: list[str]
) -> None:
    probs = shares(asked(server, "she put her"))
    type_in(page, "she put her mon")
    ends = [each for each in ranked(probs) if words[each].startswith("mon")]

    def check() -> None:
        figure = shown(page, "guesses")
        assert quoted(figure.says) == ["mon"]
        tells(figure.says, float(probs[ends].sum()))
        lists(figure.rows[:1], [("money", float(probs[words.index("money")]))])
        assert {row[0] for row in figure.rows} <= {words[each] for each in ends}

    held(page, check)


@holds("guess", "draw")
@pytest.mark.parametrize("how", [{}, {"temperature": 1.6, "top_k": 3}, {"top_k": 0, "top_p": 0.7, "seed": 7}])
def test_the_draw_is_told_as_far_as_its_film_has_come(
    page: Page, server: Server, words: list[str], how: dict[str, Any]
) -> None:
    type_in(page, LINE)
    given = {**HOW, **how}
    page.goto("/#" + "&".join(f"{name}={value}" for name, value in {"text": LINE, **given}.items()))
    trace = asked(server, LINE, **given)
    tensors = {name: tensor["data"] for name, tensor in trace["tensors"].items()}
    stages = [name for name in STAGES if name in tensors]
    best = [int(each) for each in np.argsort(-np.array(tensors["last_logits"]), kind="stable")]
    token = int(tensors["token"])

    def rows(reached: int, fallen: bool) -> list[tuple[str | float, ...]]:
        ids = best[:20] if token in best[:20] else [*best[:19], token]
        cells = [[tensors[stage][each] for stage in stages[:reached]] for each in ids]
        names = [words[each] + (" (drawn)" if fallen and each == token else "") for each in ids]
        return [
            (name, *("cut" if each is None else each for each in row)) for name, row in zip(names, cells, strict=True)
        ]

    def check_end() -> None:
        figure = shown(page, "draw")
        assert quoted(figure.says) == [words[token]]
        tells(figure.says, float(tensors["dice"]), float(tensors["probs"][token]))
        lists(figure.of(STEPS), rows(len(stages), True))
        ids = best[:6] if token in best[:6] else [*best[:5], token]
        for row, each in zip(figure.rows, ids, strict=True):  # the table that is the figure
            assert row[0] == words[each]
            assert same(row[1], tensors["last_logits"][each])
            assert same(row[-2], tensors["probs"][each])

    held(page, check_end)
    for place in (len(stages) - 1, 0.5):
        scrub(page, place)
        reached = int(place)

        def check_middle(reached: int = reached) -> None:
            figure = shown(page, "draw")
            lists(figure.of(STEPS), rows(reached, False))
            assert figure.says == page.locator(".transport-title").inner_text()

        held(page, check_middle)
    scrub(page)
    held(page, check_end)


@holds("guess", "draw")
def test_the_strip_of_the_throw_is_as_wide_as_the_shares(page: Page, server: Server, words: list[str]) -> None:
    page.goto(f"/#text={LINE}&temperature=1&top_k=0")
    probs = shares(asked(server, LINE, temperature=1, top_k=0, top_p=1, seed=42))
    wide = [each for each in ranked(probs) if probs[each] > 0.004]

    def check() -> None:
        cells = page.locator(".throw-strip [data-id]").evaluate_all(
            "all => all.map((each) => [Number(each.dataset.id), Number(each.style.flexGrow)])"
        )
        assert [each for each, _width in cells] == wide
        np.testing.assert_allclose([width for _each, width in cells], probs[wide], atol=1e-4)

    held(page, check)


@holds("guess", "roads")
def test_the_roads_say_what_was_taken_and_what_could_have_been(page: Page, server: Server, words: list[str]) -> None:
    page.goto("/#text=she")
    type_in(page, "she put")
    for text, wanted in (("she put", 1), ("she put her", 2)):
        if wanted > 1:
            first = asked(server, "she put")["result"]["candidates"][0]["text"]
            page.locator(".guess-take").first.click()
            text = "she put" + first
        probs = shares(asked(server, text))
        order = ranked(probs)

        def check(text: str = text, order: list[int] = order, probs: Any = probs) -> None:
            figure = shown(page, "roads")
            taken = [row for row in figure.rows if row[1] == "yes" and row[0] != "the start"]
            assert quoted(figure.says) == [words[order[0]]]
            tells(figure.says, len(taken), float(probs[order[0]]))
            open_here = [row for row in figure.rows if row[1] == "no" and row[0].startswith(text + " ")]
            lists([row[2:] for row in open_here[:3]], [(float(probs[each]),) for each in order[:3]])
            assert text in [row[0] for row in taken]

        held(page, check)


@holds("guess", "counted")
@pytest.mark.parametrize("text", [LINE, OTHER])
def test_the_three_rivals_are_chance_counting_and_the_model(
    page: Page, server: Server, words: list[str], text: str
) -> None:
    type_in(page, text)
    held(page, lambda: None)
    trace = asked(server, text)
    counted = trace["result"].get("counted")
    if not counted:
        pytest.skip("its reading is not counted here yet")
    probs = shares(trace)
    best = ranked(probs)[0]

    def check() -> None:
        figure = shown(page, "counted")
        pair = next((each["probability"] for each in counted["bigram"] if each["id"] == best), None)
        lists([figure.rows[0], figure.rows[2]], [("chance", counted["chance"]), ("this model", float(probs[best]))])
        if pair is not None:
            assert same(figure.rows[1][1], pair)
        longest, times, whole = (counted["remembered"][key] for key in ("longest", "times", "whole"))
        part = [longest.strip()] if not whole and longest.strip() else []
        count = whole or (times if part else 0)
        expected = [count] if count > 1 else []
        first = counted["bigram"][0]
        assert quoted(figure.says) == [*part, words[first["id"]]]
        tells(figure.says, *expected, first["probability"])

    held(page, check)


def test_every_number_of_these_figures_opens(page: Page) -> None:
    type_in(page, LINE)
    expect(page.locator("#guesses .guess-word").first).to_have_text("bank")
    expect(page.locator("#roads-says")).to_contain_text("bank")
    for of in ("#guesses .guess-share", ".score", "#roads-says .number", ".throw-ball", ".sampling .number"):
        opens(page, page.locator(of).first)
    page.locator("#predict .choice").first.click()
    page.get_by_role("button", name="Reveal").click()
    told = page.locator("#predict .told .number")
    expect(told).to_have_count(3)
    for at in range(3):
        opens(page, told.nth(at))


# ---- Grow one

IN_LINK = "growSize=16&growLayers=2&growHeads=2&growSteps=60&growSeed=3"
LIFE: list[dict[str, Any]] = []


@pytest.fixture
def life(page: Page) -> list[dict[str, Any]]:
    """A small model that is grown on the page, once, and its life as it came from the API."""
    if not LIFE:
        page.goto(f"/#view=grow&{IN_LINK}")
        expect(page.locator("#grow-next li").first).to_be_visible()
        with page.expect_response(lambda answer: '"steps":60' in str(answer.request.post_data)) as got:
            page.locator("#grow-start").click()
        expect(page.locator("#grow-start")).to_have_text("Grow", timeout=60_000)
        LIFE.extend(json.loads(line) for line in got.value.text().splitlines())
    return LIFE


def surprise(frame: dict[str, Any]) -> float:
    return float(next(each for each in (frame["loss"], frame["held_out"], 0.0) if each is not None))


@holds("guess", "grow-curve", "grow-map", "grow-writes", "grow-heads")
def test_every_moment_of_a_life_is_told_as_the_frames_say(page: Page, life: list[dict[str, Any]]) -> None:
    last = len(life) - 1
    for at in (last, 0, last // 2, last):
        scrub(page, at)
        held(page, lambda at=at: moment(page, life, at))  # type: ignore[misc]


def moment(page: Page, life: list[dict[str, Any]], at: int) -> None:
    frame = life[at]
    curve = shown(page, "grow-curve")
    tells(curve.says, surprise(life[0]), surprise(life[-1]), life[-1]["step"], life[-1]["floor"])
    lists(curve.rows, [(each["step"], str(each["tokens"]), each["loss"], each["held_out"]) for each in life])
    cursor = page.locator("#grow-curve [role=slider]")
    tells(str(cursor.get_attribute("aria-valuetext")), frame["step"], surprise(frame))

    words_map = shown(page, "grow-map")
    nearest = [frame["kin"]] if frame["kin"] is not None else []
    tells(words_map.says, *nearest, frame["shown"], len(frame["map"]))
    lists([[row[0], *row[2:]] for row in words_map.rows], [(p["word"], p["x"], p["y"]) for p in frame["map"]])

    writes = shown(page, "grow-writes")
    lists(writes.rows, [(token(each["text"]), each["probability"]) for each in frame["next"]])
    if frame["told"]:
        tells(writes.says, sum(frame["told"]), len(frame["told"]))
    assert page.locator("#grow-next .grow-word").all_inner_texts() == [token(each["text"]) for each in frame["next"]]

    heads = shown(page, "grow-heads")
    watched = [token(each) for each in frame["watch"]]
    pattern = frame["pattern"][0][0]
    row = pattern[-1]
    most = int(np.argmax(row))
    assert quoted(heads.says) == [watched[-1], watched[most]]
    tells(heads.says, 1, 1, row[most])
    lists(
        heads.rows,
        [
            (watched[query], watched[key], "masked" if key > query else pattern[query][key])
            for query in range(len(watched))
            for key in range(len(watched))
        ],
    )


def token(text: str) -> str:
    return "the end" if text == "\n" else text.removeprefix(" ")


def test_another_head_of_the_watched_sentence_is_told_as_itself(page: Page, life: list[dict[str, Any]]) -> None:
    scrub(page)
    page.locator(".head-thumb[data-layer='1'][data-head='1']").click()
    row = life[-1]["pattern"][1][1][-1]

    def check() -> None:
        tells(shown(page, "grow-heads").says, 2, 2, max(row))

    held(page, check)
    page.locator(".head-thumb[data-layer='0'][data-head='0']").click()
    opens(page, page.locator(".grow-guess").first)
