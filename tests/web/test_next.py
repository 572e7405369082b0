"""The routes of the guess: candidates, the draw, token by token; and what is refused, and how."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.asking import refused

NEXT, GENERATE = "/api/next", "/api/generate"
LINE = {"model": "pocket", "text": "she put her money in the"}


def said(client: TestClient, **more: Any) -> list[dict[str, Any]]:
    response = client.post(GENERATE, json={"model": "pocket", "text": "the old dog", "n": 6} | more)
    assert response.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in response.text.splitlines()]


def test_a_line_of_the_world_is_gone_on_with_by_the_place_for_money(client: TestClient) -> None:
    result = client.post(NEXT, json=LINE).json()["result"]
    assert result["candidates"][0]["text"] == " bank"
    assert [token["text"] for token in result["tokens"]] == ["she", " put", " her", " money", " in", " the"]


def test_it_reads_lower_case_and_says_so(client: TestClient) -> None:
    upper = client.post(NEXT, json=LINE | {"text": "She put her MONEY in the"}).json()["result"]
    assert upper["read"] == LINE["text"]
    assert upper["candidates"] == client.post(NEXT, json=LINE).json()["result"]["candidates"]


def test_the_same_seed_says_the_same_and_another_says_other(client: TestClient) -> None:
    assert said(client, seed=5) == said(client, seed=5)
    assert any(said(client, seed=seed, temperature=2) != said(client, seed=5, temperature=2) for seed in range(4))


def test_so_many_tokens_are_said_as_were_asked_for_and_the_last_says_that_it_is_the_last(client: TestClient) -> None:
    told = said(client, n=80)  # more than the model has places
    assert len(told) == 80
    assert [each.get("done", False) for each in told] == [False] * 79 + [True]
    assert all(0 < each["probability"] <= 1 for each in told)


@pytest.mark.parametrize(
    ("change", "field", "limit"),
    [
        ({"text": ""}, "text", None),
        ({"text": " \n "}, "text", None),
        ({"text": "the" + " the" * 79}, "text", 64),
        ({"text": "a" * 10_001}, "text", 10_000),
        ({"text": "é" * 5_001}, "text", 10_000),
        ({"model": "nobody"}, "model", None),
        ({"model": ""}, "model", 1),
        ({"temperature": -1}, "temperature", 0),
        ({"temperature": 1e-300}, "temperature", 1e-6),
        ({"top_p": 0}, "top_p", 0),
        ({"top_p": 1.5}, "top_p", 1),
        ({"top_k": -2}, "top_k", 0),
        ({"seed": 1.5}, "seed", None),
        ({"seed": "7"}, "seed", None),
    ],
)
@pytest.mark.parametrize("path", [NEXT, GENERATE])
def test_what_cannot_be_asked_is_refused_by_its_field(
    client: TestClient, path: str, change: dict[str, Any], field: str, limit: float | None
) -> None:
    response = client.post(path, json=LINE | change)
    refused(response, 422, field=field)
    if limit is not None:
        assert response.json()["error"]["limit"] == limit


@pytest.mark.parametrize("n", [0, -1, 1.5, 100_000])
def test_so_many_tokens_cannot_be_asked_for(client: TestClient, n: float) -> None:
    refused(client.post(GENERATE, json=LINE | {"n": n}), 422, field="n")
