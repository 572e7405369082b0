"""The figures of the chapter Attention say what the trace says: arcs, heads, films, what is changed, and the paths."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import Heard, held, holds, linear, lists, numbers, opens, quoted, same, scrub, shown, tells
from tests.browser.screen import eventually
from tests.browser.serving import Server

A, B = "she put her money in the bank", "the boat is at the bank"
Trace = dict[str, Any]


@pytest.fixture
def page(reader: Page) -> Page:
    return reader


@pytest.fixture
def heard(page: Page, server: Server) -> Iterator[Heard]:
    listening = Heard(page, server)
    yield listening
    listening.stop()


def look(page: Page, rest: str, a: str = A, b: str = B) -> None:
    """Two sentences of the pocket model's world, and how they are looked at."""
    page.goto(f"/attention#model=pocket&a={a}&b={b}&pa=bank, money&pb=river, boat&{rest}")
    wanted = [*a.split(), *b.split()]
    eventually(page, lambda: page.locator(".arcs-chip").all_inner_texts() == wanted)


def trace_of(server: Server, text: str) -> Trace:
    trace: Trace = server.post("attention/trace", {"model": "pocket", "text": text, "carry": 500_000})
    return trace


def pattern(server: Server, text: str, layer: int, head: int) -> np.ndarray[Any, Any]:
    """Who looks at whom in a head: masked is nought."""
    rows = trace_of(server, text)["tensors"][f"blocks.{layer}.pattern"]["data"][head]
    return np.array([[share or 0.0 for share in row] for row in rows])


@holds("attention", "arcs", "matrix")
@pytest.mark.parametrize(("layer", "head", "at"), [(0, 1, 6), (2, 3, 4)])
def test_arcs_and_matrix_are_told_as_the_head_looks(page: Page, server: Server, layer: int, head: int, at: int) -> None:
    look(page, f"layer={layer}&head={head}&wa={at}&wb=5&on=a&view=heads")
    words = {"A": A.split(), "B": B.split()}
    rows = {"A": pattern(server, A, layer, head), "B": pattern(server, B, layer, head)}
    place = {"A": at, "B": 5}

    def check() -> None:
        arcs = shown(page, "arcs")
        wanted = []
        for side, own in words.items():
            row, query = rows[side][place[side]], place[side]
            wanted += [
                (side, own[query], word, float(row[key]) if key <= query else "masked") for key, word in enumerate(own)
            ]
            best = int(row[: query + 1].argmax())
            [said] = re.findall(rf"{side}: (“{own[query]}”.*?: \S+)\.", arcs.says)
            assert quoted(said) == [own[query], own[best]]
            tells(said, float(row[best]))
        lists(arcs.rows, wanted)
        assert f"Layer {layer + 1}, head {head + 1}" in arcs.says

        matrix = shown(page, "matrix")
        row = rows["A"][at]
        best = int(row.argmax())
        assert quoted(matrix.says) == [words["A"][at], words["A"][best]]
        tells(matrix.says, float(row[best]))
        lists(
            matrix.rows,
            [
                (words["A"][query], words["A"][key], "masked" if key > query else float(rows["A"][query, key]))
                for query in range(len(words["A"]))
                for key in range(len(words["A"]))
            ],
        )
        widths = page.locator("#arcs-a .arc").evaluate_all(
            "all => all.map((each) => Number(each.getAttribute('stroke-width')))"
        )
        seen = sorted(share for key, share in enumerate(row) if share > 0.002 and key <= at)
        assert len(widths) == len(seen)
        assert widths == sorted(widths), "a larger share has a wider arc"
        assert widths[-1] > widths[0] or seen[-1] - seen[0] < 0.05

    held(page, check)


@holds("attention", "arcs", "matrix", "grid", "rank")
def test_after_another_text_is_typed_nothing_of_the_old_one_is_told(page: Page, server: Server) -> None:
    look(page, "layer=1&head=0&wa=6&on=a&view=heads")
    for name in ("arcs", "matrix", "grid", "rank"):
        shown(page, name)  # their tables are open from here on
    text = "the doctor gave the boy his coat"
    page.locator("#text-a").fill(text)
    words = text.split()
    eventually(page, lambda: page.locator("#arcs-a .arcs-chip").all_inner_texts() == words)
    told = page.locator("#arcs-a .arcs-chip[aria-pressed=true]").first
    query = int(str(told.get_attribute("data-at")))
    rows = [[pattern(server, text, layer, head) for head in range(4)] for layer in range(3)]

    def check() -> None:
        arcs = [row for row in shown(page, "arcs").rows if row[0] == "A"]
        assert [row[2] for row in arcs] == words
        own = rows[1][0][query]
        assert all(row[3] == "masked" if key > query else same(row[3], float(own[key])) for key, row in enumerate(arcs))
        matrix = shown(page, "matrix")
        assert {row[0] for row in matrix.rows} == set(words)
        grid = shown(page, "grid")
        lists(
            [row[:3] for row in grid.rows],
            [
                (
                    f"{layer + 1}.{head + 1}",
                    words[int(rows[layer][head][query].argmax())],
                    float(rows[layer][head][query].max()),
                )
                for layer in range(3)
                for head in range(4)
            ],
        )
        tells(grid.says, 3, 4)

    held(page, check, 20)


@holds("attention", "rank", "grid")
def test_what_the_heads_do_is_told_as_it_was_measured(page: Page, server: Server, heard: Heard) -> None:
    look(page, "layer=0&head=0&wa=6&on=a&view=heads", a="the old boat is at the bank")
    expect(page.locator("#rank .rank-writes").first).to_be_visible()
    measured = heard.again("attention/heads")["heads"]
    ranked = sorted(measured, key=lambda each: (-each["writes"], each["layer"], each["head"]))

    def check() -> None:
        figure = shown(page, "rank")
        best = ranked[0]
        found = re.findall(r"Head (\S+) writes most: (\S+)\.", figure.says)
        assert found
        [(name, writes)] = found
        assert name == f"{best['layer'] + 1}.{best['head'] + 1}"
        assert same(writes, best["writes"])
        names = [f"{each['layer'] + 1}.{each['head'] + 1}" for each in ranked]
        assert [row[0] for row in figure.rows] == names
        for row, each in zip(figure.rows, ranked, strict=True):
            assert same(numbers(row[1])[0], each["measure"])
            assert same(row[2], each["writes"])
        bars = page.locator("#rank .rank-bar").evaluate_all(
            "all => all.map((e) => Number(e.style.getPropertyValue('--share')))"
        )
        np.testing.assert_allclose(bars, [each["writes"] / best["writes"] for each in ranked[:12]], atol=1e-4)
        does = {row[0]: row[3] for row in shown(page, "grid").rows}
        assert does == {row[0]: row[1] for row in figure.rows}

    held(page, check)
    opens(page, page.locator("#rank .rank-writes").first)


@holds("attention", "pinned")
def test_pinned_heads_are_told_with_their_sum_and_their_mean(page: Page, server: Server, heard: Heard) -> None:
    look(page, "pins=0.1,2.3&wa=6&on=a&view=heads")
    expect(page.locator("#pair-says button")).to_be_visible()
    body = {**heard.bodies["attention/pinned"], "text": A, "token": [6]}
    result = server.post("attention/pinned", body)["result"]
    rows = [pattern(server, A, layer, head)[6] for layer, head in ((0, 1), (2, 3))]
    words = A.split()

    def check() -> None:
        figure = shown(page, "pinned")
        every = {"1.2": rows[0], "3.4": rows[1], "sum": rows[0] + rows[1], "mean": (rows[0] + rows[1]) / 2}
        lists(
            figure.of("What each pinned head"),
            [(name, word, float(row[key])) for name, row in every.items() for key, word in enumerate(words)],
        )
        assert same(page.locator("#pair-says button").inner_text(), result["alike"])
        sizes = page.locator("#pinned-sizes .rank-writes").all_inner_texts()
        wanted = [*(each["writes"] for each in result["heads"]), result["writes"]]
        assert all(same(text, value) for text, value in zip(sizes, wanted, strict=True))

    held(page, check)
    page.locator("#unpin").click()


@holds("attention", "film")
def test_the_film_of_a_head_is_told_step_by_step(page: Page, server: Server) -> None:
    look(page, "layer=1&head=2&wa=6&key=3&on=a&view=film")
    tensors = trace_of(server, A)["tensors"]
    q = np.array(tensors["blocks.1.q"]["data"])[6, 2]
    key = np.array(tensors["blocks.1.k"]["data"])[3, 2]
    scores, row = (tensors[f"blocks.1.{name}"]["data"][2][6] for name in ("attn_scores", "pattern"))

    def check() -> None:
        figure = shown(page, "film")
        lists(
            figure.of("The scores"),
            [
                (word, *(("masked", "") if score is None else (score, share)))
                for word, score, share in zip(A.split(), scores, row, strict=True)
            ],
        )
        lists(
            figure.of("The products"),
            [
                (str(d + 1), *(float(each) for each in (one, other, one * other)))
                for d, (one, other) in enumerate(zip(q, key, strict=True))
            ],
        )
        title, formula = (page.locator(f".transport-{part}").inner_text() for part in ("title", "formula"))
        assert figure.says.startswith(f"{title}: {formula}")

    def check_end() -> None:
        scrub(page)
        check()
        [said] = re.findall(r"(\d+) of \1 products, their sum so far (\S+?)(?: |$)", shown(page, "film").says)
        assert int(said[0]) == len(q)
        assert same(said[1], float(q @ key))

    held(page, check_end)
    scrub(page, 3)
    held(page, check)
    held(page, check_end)
    assert float(q @ key) / np.sqrt(len(q)) == pytest.approx(scores[3], abs=1e-3)


@holds("attention", "cause")
def test_what_is_changed_is_told_and_forgotten_when_it_is_undone(page: Page, server: Server, heard: Heard) -> None:
    look(page, "layer=1&head=2&wa=6&on=a&view=cause&out=w3")
    expect(page.locator(".cause-figure button").first).to_be_visible()
    result = heard.again("attention/effect")["result"]
    row = pattern(server, A, 1, 2)[6]
    words = A.split()

    def check() -> None:
        figure = shown(page, "cause")
        assert quoted(figure.says) == ["money"]
        told = page.locator(".cause-figure button").all_inner_texts()
        wanted = [
            result["distance"][-1],
            result["alike"][-1],
            result["before"]["lean"][-1],
            result["after"]["lean"][-1],
            result["shift"],
        ]
        assert all(same(text, value) for text, value in zip(told, wanted, strict=True)), (told, wanted)
        effects = (
            heard.again("attention/effects")["effects"] if heard.bodies["attention/effects"]["of"] == "weights" else []
        )
        table = figure.of("Each weight")
        assert [each[0] for each in table] == words
        assert all(same(each[1], float(row[key])) or each[1] == "<0.001" for key, each in enumerate(table))
        for effect in effects:
            assert same(table[effect["knock_out"]["weight"]["key"]][3], effect.get("shift", effect["distance"]))
        nexts = figure.tables[0]["rows"]
        for line, each in zip(nexts, result["candidates"], strict=False):
            assert same(line[1], each["before"])
            assert same(line[2], each["after"])

    held(page, check, 20)
    opens(page, page.locator(".cause-figure button").first)
    page.get_by_role("button", name="Undo all changes").click()

    def check_undone() -> None:
        figure = shown(page, "cause")
        assert "Nothing is taken away yet" in figure.says
        assert quoted(figure.says) == []
        expect(page.locator(".cause-told")).to_be_hidden()

    held(page, check_undone)


@holds("attention", "minus")
@pytest.mark.parametrize("tensor", ["pattern", "attn_out"])
def test_a_minimal_pair_is_told_number_by_number(page: Page, server: Server, tensor: str) -> None:
    other = "she put her boat in the bank"
    look(page, f"view=minus&tensor={tensor}&minus=1&layer=1&head=2&on=a", b=other)
    sides = [trace_of(server, text)["tensors"][f"blocks.1.{tensor}"]["data"] for text in (A, other)]
    if tensor == "pattern":
        sides = [
            [[share if key <= query else None for key, share in enumerate(row)] for query, row in enumerate(each[2])]
            for each in sides
        ]
    a, b = (np.array(each, dtype=float) for each in sides)
    asked = {"model": "pocket", "texts": [A, other], "tensor": f"blocks.1.{tensor}", "carry": 100_000}
    minus = server.post("attention/difference", asked)["tensors"]["difference"]["data"]
    rest = np.array(minus if tensor == "attn_out" else minus[2], dtype=float)
    np.testing.assert_allclose(rest[~np.isnan(a)], (a - b)[~np.isnan(a)], atol=2e-4)
    rest[np.isnan(a)] = np.nan

    def check() -> None:
        figure = shown(page, "minus")
        where = [2, 3] if tensor == "pattern" else [2]
        tells(figure.says, *where, len(A.split()), 1)
        for name, values in (("A", a), ("B", b), ("A − B", rest)):
            told = [row[3] for row in figure.rows if row[0] == name]
            assert len(told) == values.size
            assert all(
                text == "masked" if np.isnan(value) else same(text, value) or abs(value) < 2e-6
                for text, value in zip(told, values.ravel(), strict=True)
            ), name

    held(page, check)


@holds("attention", "plane")
def test_the_paths_are_told_as_far_as_they_are_drawn(page: Page, server: Server, heard: Heard) -> None:
    look(page, "layer=0&head=0&wa=6&wb=5&on=a&view=heads")
    expect(page.locator("#plane-says .number").first).to_be_visible()
    body = heard.bodies["attention/path"]
    requests = [{**body, "text": text, "token": [at]} for text, at in ((A, 6), (B, 5))]
    paths = [server.post("attention/path", request) for request in requests]
    layers = len(paths[0]["lean"]) - 1

    def check(depth: int) -> None:
        figure = shown(page, "plane")
        leans = [path["lean"][depth] for path in paths]
        found = [each for each in numbers(figure.says) if each.startswith(("+", "−")) or each == "0"]
        assert all(same(text, value) for text, value in zip(found[:2], leans, strict=True)), figure.says
        names = [("before the layers" if at == 0 else f"after layer {at}") for at in range(depth + 1)]
        lists(
            figure.rows,
            [
                (f"bank ({side})", name, *path["place"][at])
                for side, path in zip("AB", paths, strict=True)
                for at, name in enumerate(names)
            ],
        )

    scrub(page)
    held(page, lambda: check(layers))
    for at in (1, 0):
        scrub(page, at)
        held(page, lambda at=at: check(at))  # type: ignore[misc]
    scrub(page)
    held(page, lambda: check(layers))
    dots = page.locator(".plane-dot").evaluate_all(
        """all => all.map((each) => [each.dataset.dot, Number(each.querySelector('circle').getAttribute('cx')),
          Number(each.querySelector('circle').getAttribute('cy'))])"""
    )
    places = {
        f"{side}.{at}": point for side, path in zip("ab", paths, strict=True) for at, point in enumerate(path["place"])
    }
    assert {dot for dot, _x, _y in dots} == set(places)
    assert linear([x for _dot, x, _y in dots], [places[dot][0] for dot, _x, _y in dots], 0.6)
    assert linear([y for _dot, _x, y in dots], [places[dot][1] for dot, _x, _y in dots], 0.6)
    for at in range(2):
        opens(page, page.locator("#plane-says .number").nth(at))


@holds("attention", "pairs")
def test_the_fifty_pairs_are_told_one_by_one(page: Page, server: Server, heard: Heard) -> None:
    look(page, "view=pairs")
    expect(page.locator("#pairs .depths")).to_be_visible(timeout=60_000)
    answer = server.client.post("/api/attention/pairs", json=heard.bodies["attention/pairs"], timeout=60)
    *lines, whole = [json.loads(line) for line in answer.text.splitlines()]

    def check() -> None:
        figure = shown(page, "pairs")
        found = numbers(figure.says)
        assert same(found[0], whole["apart"])
        assert same(found[1], whole["pairs"])
        assert same(found[2], whole["apart"] / whole["pairs"])
        lists(
            figure.of("Every pair"),
            [
                (
                    each["word"],
                    each["sentences"][0],
                    each["leans"][0][-1],
                    each["sentences"][1],
                    each["leans"][1][-1],
                    "yes" if each["apart"] else "no",
                )
                for each in lines
            ],
        )
        depths = figure.tables[0]["rows"]
        parted = ["–", *map(str, whole["parts"][1:])]  # before the layers none can
        for row, apart, parts, gap in zip(depths, whole["apart_after"], parted, whole["mean_gap"], strict=True):
            assert (row[1], row[3]) == (str(apart), parts)
            assert same(row[4], gap)

    held(page, check)
