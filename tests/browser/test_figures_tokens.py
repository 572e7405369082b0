"""The figures of the chapter Tokens say how the tokenizers cut: sentences, tables, chips; everywhere in the film."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import held, holds, lists, numbers, scrub, shown, tells
from tests.browser.serving import Server

WAYS = {"Words": "words", "Pieces of words": "pocket", "Characters": "characters", "Bytes": "bytes"}
TEXTS = ["she put the quark in the bank", "Naïve 🏦 at the bank!", "the"]


@pytest.fixture
def page(reader: Page) -> Page:
    if "/tokens" not in reader.url:
        reader.goto("/tokens")
        expect(reader.locator("[data-lane=subwords] .chip").first).to_be_visible()
    reader.get_by_role("tab", name="Cut a text").click()
    return reader


def cut(server: Server, text: str, tokenizer: str) -> dict[str, Any]:
    found: dict[str, Any] = server.post("tokens/encode", {"text": text, "tokenizer": tokenizer})["result"]
    return found


def spelled(raw: bytes) -> str:
    """The bytes as a chip shows them: spaces seen, what is no letter by itself as a number."""
    return raw.decode().replace(" ", "␣")


def pieces(result: dict[str, Any], text: str, count: int) -> list[bytes]:
    """What stands there after so many merges."""
    raw = text.encode()
    spans = [[at, at + 1] for at in range(len(raw))]
    for merge in result["merges"][:count]:
        left = next(span for span in spans if span[0] == merge["start"])
        right = next(span for span in spans if span[0] == merge["middle"])
        assert left[1] == merge["middle"]
        assert right[1] == merge["end"]
        left[1] = right[1]
        spans.remove(right)
    return [raw[start:end] for start, end in spans]


@holds("tokens", "lanes")
@pytest.mark.parametrize("text", TEXTS)
def test_the_four_ways_are_told_with_every_token(page: Page, server: Server, text: str) -> None:
    page.get_by_label("Your text").fill(text)
    results = {title: cut(server, text, tokenizer) for title, tokenizer in WAYS.items()}

    def check() -> None:
        figure = shown(page, "lanes")
        wanted: list[float] = [len(text), len(text.encode())]
        rows = []
        for title, result in results.items():
            tokens = result["tokens"]
            unknown = sum(not token["known"] for token in tokens)
            wanted += [len(tokens), *([unknown] if unknown else [])]
            rows += [[title, str(at), str(token["id"]), str(len(token["bytes"]))] for at, token in enumerate(tokens, 1)]
        tells(figure.says, *wanted)
        assert [[row[0], row[1], row[3], row[4]] for row in figure.rows] == rows
        chips = page.locator("#lanes .chip").all_inner_texts()
        assert [row[2] for row in figure.rows] == chips
        longest = max(len(result["tokens"]) for result in results.values())
        costs = page.locator(".lane-cost > span").evaluate_all(
            "all => all.map((each) => Number(/scaleX\\((.*)\\)/.exec(each.style.transform)[1]))"
        )
        for drawn, result in zip(costs, results.values(), strict=True):
            assert drawn == pytest.approx(len(result["tokens"]) / longest, abs=1e-4)

    held(page, check)


@holds("tokens", "lanes")
def test_in_the_middle_of_the_film_the_pieces_are_those_of_so_many_merges(page: Page, server: Server) -> None:
    text = TEXTS[0]
    page.get_by_label("Your text").fill(text)
    result = cut(server, text, "pocket")
    expect(page.locator("[data-lane=subwords] .chip")).to_have_count(len(result["tokens"]))
    for place in (0, 3, len(result["merges"]) - 1, len(result["merges"])):
        scrub(page, place)
        wanted = pieces(result, text, place)

        def check(wanted: list[bytes] = wanted) -> None:
            figure = shown(page, "lanes")
            lane = [row for row in figure.rows if row[0] == "Pieces of words"]
            assert [(row[2], int(row[4])) for row in lane] == [(spelled(each), len(each)) for each in wanted]
            assert f"Pieces of words: {len(wanted)} token" in figure.says

        held(page, check)
    assert [each.decode() for each in wanted] == [token["text"] for token in result["tokens"]]


@holds("tokens", "learned")
def test_what_is_learned_is_told_at_every_merge(page: Page, server: Server) -> None:
    page.get_by_role("tab", name="Learn the pieces").click()
    lesson = "the cat sat on the mat. the cat saw the rat."
    page.get_by_label("A text to learn from").fill(lesson)
    page.get_by_label("Pieces in all, bytes included").fill("268")
    page.get_by_label("Pieces in all, bytes included").blur()
    page.wait_for_timeout(50)
    button = page.locator("#learn")
    if button.inner_text() == "Stop":
        button.click()
        expect(button).to_have_text("Learn")
    button.click()
    expect(button).to_have_text("Learn")
    frames = server.client.post("/api/tokens/train", json={"text": lesson, "vocab_size": 268}).text.splitlines()
    merges = [frame for frame in (json.loads(line) for line in frames) if frame.get("pair")]
    for place in (len(merges), 4, 0):
        scrub(page, place)

        def check(place: int = place) -> None:
            figure = shown(page, "learned")
            tokens = merges[place - 1]["tokens"] if place else len(lesson.encode())
            tells(figure.says, place, tokens)
            lists(
                figure.rows,
                [(each["merge"], spelled(bytes(each["bytes"])), each["count"], each["tokens"]) for each in merges],
            )
            chips = page.locator("#learned .chip").all_inner_texts()
            assert len(chips) == tokens
            assert "".join(chips) == spelled(lesson.encode())
            listed = page.locator("#merges li .times").all_inner_texts()
            assert [int(numbers(text)[0]) for text in listed] == [each["count"] for each in merges]

        held(page, check)


def test_every_id_opens(page: Page, server: Server) -> None:
    page.get_by_label("Your text").fill("the bank")
    tokens = cut(server, "the bank", "pocket")["tokens"]
    expect(page.locator("[data-lane=subwords] .chip")).to_have_count(len(tokens))
    page.locator("[data-lane=subwords] .chip").last.click()
    value = page.get_by_role("dialog").locator(".xray-value")
    expect(value).to_be_visible()
    opened = page.get_by_role("dialog").locator(".xray-full, .xray-value").last.inner_text()
    assert opened == str(tokens[-1]["id"])
    page.keyboard.press("Escape")
