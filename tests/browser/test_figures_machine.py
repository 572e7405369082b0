"""The figures of the chapter Machine say what the trace says: at three zooms, in the film, for other models."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.figures import figure, held, holds, lists, numbers, opens, quoted, same, scrub, shown, tells
from tests.browser.screen import eventually
from tests.browser.serving import Server

TEXTS = ["she put her money in the", "the doctor"]
Trace = dict[str, Any]


@pytest.fixture
def page(reader: Page) -> Page:
    if "/machine" not in reader.url:
        reader.goto("/machine#votes=yes&lens=yes")
        expect(reader.locator(".machine-token").first).to_be_visible()
    return reader


def read(text: str) -> str:
    return text.strip() or {"\n": "⏎"}.get(text, text)


def run(page: Page, server: Server, text: str, rest: str = "", model: str = "pocket") -> Trace:
    """The text on the page, and its whole trace."""
    page.goto(f"/machine#votes=yes&lens=yes&model={model}&text={text}{rest}")
    body = {"model": model, "text": text, "carry": 1_500_000}
    trace: Trace = server.post("machine/trace", {**body, "seed": 1} if model == "pocket" else body)
    wanted = [read(token["text"]) for token in trace["result"]["tokens"]]
    eventually(page, lambda: page.locator(".machine-token").all_inner_texts() == wanted)
    return trace


def data(trace: Trace, name: str) -> np.ndarray[Any, Any]:
    return np.array(trace["tensors"][name]["data"], dtype=float)


@holds("machine", "machine", "answer")
@pytest.mark.parametrize("text", TEXTS)
def test_the_overview_and_its_answer_are_told_as_far_as_the_film_has_come(
    page: Page, server: Server, text: str
) -> None:
    trace = run(page, server, text)
    result = trace["result"]
    best, second = result["candidates"][:2]
    tokens = [read(each["text"]) for each in result["tokens"]]
    layers = result["sizes"]["n_layers"]

    def check_end() -> None:
        machine = shown(page, "machine")
        assert quoted(machine.says) == [read(best["text"]), read(second["text"])]
        tells(machine.says, len(tokens), layers, best["probability"], second["probability"])
        rows = []
        for layer in range(layers):
            mean = data(trace, f"blocks.{layer}.pattern").mean(axis=0)
            rows += [
                (f"layer {layer + 1}", tokens[query], tokens[key], float(mean[query, key]))
                for query in range(len(tokens))
                for key in range(query + 1)
                if mean[query, key] > 0
            ]
        lists(machine.rows, rows)
        answer = shown(page, "answer")
        said = [best, *(each for each in result["candidates"][1:] if each["id"] == result["drawn"]["id"])]
        assert quoted(answer.says) == [read(each["text"]) for each in said]
        tells(answer.says, *(each["probability"] for each in said))
        lists(answer.rows, [(read(each["text"]), each["probability"]) for each in result["candidates"]])
        bars = page.locator(".answer-fill").evaluate_all(
            "all => all.map((each) => Number(/scaleX\\((.*)\\)/.exec(each.style.transform)[1]))"
        )
        np.testing.assert_allclose(bars, [each["probability"] for each in result["candidates"][: len(bars)]], atol=1e-4)

    scrub(page)
    held(page, check_end)
    for place in (2, 17.5):
        scrub(page, place)

        def check_middle() -> None:
            assert shown(page, "machine").says == page.locator(".transport-title").inner_text()
            answer = shown(page, "answer")
            assert numbers(answer.says) == []
            assert answer.rows == []
            expect(page.locator(".answer-share").first).to_be_hidden()

        held(page, check_middle)
    scrub(page)
    held(page, check_end)


def part(vote: dict[str, Any]) -> str:
    """What a part of the machine is called."""
    layer, head = (vote[key] + 1 if vote[key] is not None else None for key in ("layer", "head"))
    named = {
        "embed": "embedding",
        "pos_embed": "place",
        "head": f"layer {layer} head {head}",
        "mlp": f"layer {layer} network",
        "b_O": f"layer {layer}, bias behind the heads",
        "b_out": f"layer {layer}, bias behind the network",
        "ln_final.b": "bias of the last norm",
    }
    return named[vote["kind"]]


@holds("machine", "votes", "lens")
@pytest.mark.parametrize("text", TEXTS)
def test_the_votes_and_the_read_outs_are_told_one_by_one(page: Page, server: Server, text: str) -> None:
    trace = run(page, server, text)
    result = trace["result"]
    votes = result["votes"]
    biases = [each for each in votes if "b" in each["kind"].split("_")[0].split(".") or each["kind"].endswith(".b")]
    others = [each for each in votes if each not in biases]
    bias = sum(each["vote"] for each in biases)

    def check() -> None:
        figure = shown(page, "votes")
        rows = {row[0]: row[1] for row in figure.rows}
        assert len(rows) == len(votes) + 1
        assert all(same(rows[part(each)], each["vote"]) for each in votes)
        assert same(rows["all together"], result["voted"]["score"])
        assert sum(each["vote"] for each in votes) == pytest.approx(result["voted"]["score"], abs=1e-3)
        ranked = sorted(
            [*((part(each), each["vote"]) for each in others), ("all biases", bias)], key=lambda e: -abs(e[1])
        )
        most = next(each for each in ranked if each[1] > 0)
        worst = next((each for each in ranked if each[1] < 0), None)
        chosen = [most, *([worst] if worst else [])]
        said = [number for each in chosen for number in (*map(float, re.findall(r"\d+", each[0])), each[1])]
        tells(figure.says, *said)
        assert quoted(figure.says)[0] == read(result["voted"]["text"])
        assert all(f": {name}, " in figure.says for name, _vote in chosen)

        lens = shown(page, "lens")
        winner = result["lens"][-1]["candidates"][0]
        assert quoted(lens.says) == [read(winner["text"])]
        leads = [each["candidates"][0]["id"] == winner["id"] for each in result["lens"]]
        decided = max((at + 1 for at, own in enumerate(leads) if not own), default=0)
        tells(lens.says, *([decided] if 0 < decided < len(leads) - 1 else []))
        lists(
            lens.rows,
            [
                ("embedding" if not each["depth"] else f"layer {each['depth']}", read(own["text"]), own["probability"])
                for each in result["lens"]
                for own in each["candidates"]
            ],
        )

    held(page, check)
    page.get_by_role("button", name="Show all").click()
    shown_votes = page.locator("#votes .vote-number").all_inner_texts()
    wanted = sorted([*(each["vote"] for each in others), bias], key=lambda vote: -abs(vote))
    assert all(same(text, vote) for text, vote in zip(shown_votes, wanted, strict=True))
    sizes = page.locator("#votes .vote-bar").evaluate_all(
        """all => all.map((each) =>
          [parseFloat(each.style.getPropertyValue('--size')), each.classList.contains('negative')])"""
    )
    span = max(0, *wanted) - min(0, *wanted)
    for (size, negative), vote in zip(sizes, wanted, strict=True):
        assert negative == (vote < 0)
        assert size == pytest.approx(100 * abs(vote) / span, abs=0.01)
    page.get_by_role("button", name="Show fewer").click()


@holds("machine", "layer")
@pytest.mark.parametrize(("layer", "rail"), [(0, 5), (2, 3)])
def test_one_layer_is_told_with_every_number_of_its_stream(page: Page, server: Server, layer: int, rail: int) -> None:
    trace = run(page, server, TEXTS[0], f"&zoom=layer&rail={rail}")
    tokens = [read(each["text"]) for each in trace["result"]["tokens"]]
    page.locator(f".machine-head[data-layer='{layer}']").click()
    at = f"blocks.{layer}."
    before = data(trace, "blocks.0.resid_pre" if layer == 0 else f"blocks.{layer - 1}.resid_post")[rail]
    names = [f"{at}attn_out", f"{at}resid_mid", f"{at}mlp_out", f"{at}resid_post"]
    columns = [before, *(data(trace, name)[rail] for name in names)]
    pattern = data(trace, f"{at}pattern")[:, rail]

    def check() -> None:
        figure = shown(page, "layer")
        table = figure.of(f"Layer {layer + 1} of 3, as “{tokens[rail]}” sees it")
        lists(table, [(str(n + 1), *(float(column[n]) for column in columns)) for n in range(len(before))])
        heads, _dot, network = figure.says.partition(" The same figure as in Pixels")
        assert quoted(heads) == [tokens[int(row.argmax())] for row in pattern]
        told = [[head + 1, float(np.nanmax(row))] for head, row in enumerate(pattern)]
        votes = data(trace, f"{at}head_votes") if rail == len(tokens) - 1 else None
        if votes is not None:
            told = [[*each, float(votes[head])] for head, each in enumerate(told)]
        tells(heads, *(number for each in told for number in each))
        post, out, bias = (
            data(trace, f"{at}mlp_post")[rail],
            data(trace, f"{at}mlp_out")[rail],
            data(trace, f"{at}b_out"),
        )
        shown_neurons = np.argsort(-np.abs(post), kind="stable")[:10]
        most = int(np.argsort(-np.abs(out), kind="stable")[0])
        drawn = float(sum(post[j] * data(trace, f"{at}W_out")[j, most] for j in shown_neurons))
        rest = float(out[most] - bias[most] - drawn)
        tells(network, 10, len(post), most + 1, drawn, len(post) - 10, rest, float(bias[most]))

    held(page, check)


@holds("machine", "operation")
@pytest.mark.parametrize("kind", ["pattern", "mlp_out", "q"])
def test_one_operation_is_told_with_its_numbers(page: Page, server: Server, kind: str) -> None:
    trace = run(page, server, TEXTS[1], "&zoom=operation")
    page.locator(".machine-head[data-layer='1']").click()
    page.locator("#panel-operation .op-chip", has_text=re.compile(f"^{kind}$")).first.click()
    name = f"blocks.1.{kind}"
    step = next(each for each in trace["steps"] if each["writes"] == name)
    values = data(trace, name)
    grid = values[0] if kind == "pattern" else values[:, 0] if kind == "q" else values

    def check() -> None:
        figure = shown(page, "operation")
        assert step["says"] in figure.says
        rows = [row for row in figure.rows if row[0] == name]
        assert len(rows) == grid.size
        for row, value in zip(rows, grid.ravel(), strict=True):
            assert row[3] == "masked" if np.isnan(value) or (kind == "pattern" and value == 0) else same(row[3], value)

    held(page, check)


def test_every_number_of_the_texts_opens(page: Page, server: Server) -> None:
    run(page, server, TEXTS[0])
    scrub(page)
    expect(figure(page, "machine").locator(".says .number")).to_have_count(2)
    for of in ("machine", "votes"):
        every = figure(page, of).locator(".says .number, .sub .number")
        for at in range(every.count()):
            opens(page, every.nth(at))
    opens(page, page.locator(".answer-share").first)
    opens(page, page.locator(".lens-cell").first)


@holds("machine", "answer", "votes", "lens")
def test_of_a_model_that_guesses_nothing_the_sentence_is_told(page: Page, server: Server) -> None:
    models = {each["id"]: each for each in server.client.get("/api/models").json()}
    if not models.get("minilm", {}).get("ready"):
        pytest.skip("MiniLM is not here")
    trace = run(page, server, "the river bank", model="minilm")
    scrub(page)
    vector = data(trace, "sentence")

    def check() -> None:
        answer = shown(page, "answer")
        tells(answer.says, len(vector), 1)
        lists(answer.rows, [(str(at + 1), float(value)) for at, value in enumerate(vector)])
        votes = shown(page, "votes")
        along = trace["result"]["along"]
        tells(votes.says, max(along), min(along))
        lens = shown(page, "lens")
        assert all(same(row[-1], value) for row, value in zip(lens.rows, trace["result"]["near"], strict=True))

    held(page, check)
