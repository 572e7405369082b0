"""What is asked about attention, over HTTP: answers that explain themselves, and refusals with their field."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from tests.web.asking import refused

AT = "/api/attention/"
BANK: dict[str, Any] = {"model": "pocket", "text": "he put the money in the bank", "token": 6}
POLES = [["river"], ["money", "coin"]]


def test_a_path_explains_each_of_its_numbers(client: TestClient) -> None:
    body = BANK | {"poles": POLES}
    path = client.post(f"{AT}path", json=body).json()
    assert len(path["place"]) == len(path["lean"]) == 4
    of = {"route": "attention/path", "request": body}
    told = client.post("/api/explain", json={"of": of, "tensor": "lean", "index": [0, 3]}).json()
    assert told["value"] == pytest.approx(path["lean"][3], rel=1e-3)
    assert [term["tensor"] for term in told["terms"]] == ["place", "place"]


def test_the_effect_is_a_trace_of_both_runs(client: TestClient) -> None:
    body = BANK | {"knock_out": {"word": 3}, "carry": 0}
    trace = client.post(f"{AT}effect", json=body).json()
    assert trace["schema"] == "glassbox.trace/1"
    assert "strike" in {step["op"] for step in trace["steps"]}
    assert trace["result"]["distance"][-1] > 0
    assert 0 < trace["result"]["shift"] <= 1
    href = trace["tensors"]["without.blocks.0.pattern"]["href"]
    pattern = np.array(client.get(href).json()["data"])
    assert not pattern[:, 4:, 3].any()


def test_heads_and_effects_come_for_every_head(client: TestClient) -> None:
    heads = client.post(f"{AT}heads", json=BANK).json()["heads"]
    effects = client.post(f"{AT}effects", json=BANK | {"of": "heads"}).json()["effects"]
    assert len(heads) == len(effects) == 12
    assert all(each["distance"] >= 0 for each in effects)


def test_all_patterns_come_in_one_file(client: TestClient) -> None:
    answer = client.get(f"{AT}patterns", params={"model": "pocket", "text": BANK["text"]})
    assert answer.headers["content-type"] == "application/x-npy"
    assert np.load(io.BytesIO(answer.content), allow_pickle=False).shape == (3, 4, 7, 7)


def test_the_pairs_come_a_line_each_and_are_the_same_again(client: TestClient) -> None:
    first, second = (client.post(f"{AT}pairs", json={"model": "pocket"}) for _ in range(2))
    assert first.content == second.content
    lines = [json.loads(line) for line in first.text.splitlines()]
    assert len(lines) >= 41
    assert lines[-1]["done"] is True
    assert lines[-1]["apart"] == sum(line["apart"] for line in lines[:-1])


@pytest.mark.parametrize(
    ("route", "body", "field"),
    [
        ("path", BANK | {"poles": [["a"]]}, "poles"),
        ("path", BANK | {"poles": [["a"], ["\u0000"]]}, None),
        ("path", BANK | {"token": 99, "poles": POLES}, "token"),
        ("path", BANK | {"model": "nobody", "poles": POLES}, "model"),
        ("effect", BANK | {"knock_out": {}}, "knock_out"),
        ("effect", BANK | {"knock_out": {"word": 70}}, "word"),
        ("effect", BANK | {"knock_out": {"head": [0]}}, None),
        ("effect", BANK | {"knock_out": {"weight": {"layer": 0, "head": 0, "query": 2, "key": 5}}}, "weight"),
        ("effects", BANK | {"of": "weights", "layer": 8}, "weight"),
        ("difference", {"model": "pocket", "texts": ["a", "b"], "tensor": "W_E"}, "tensor"),
        ("heads", BANK | {"text": " "}, "text"),
        ("heads", BANK | {"text": "a" * 10_001}, "text"),
        ("pairs", {"model": "nobody"}, "model"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_field(
    client: TestClient, route: str, body: dict[str, Any], field: str | None
) -> None:
    answer = client.post(f"{AT}{route}", json=body)
    assert 400 <= answer.status_code < 500, answer.text
    error = answer.json()["error"]
    assert error["message"]
    if field is not None:
        assert field in error["field"]


@pytest.mark.parametrize("wrong", [{"layer": "x"}, {"size": "0"}, {"head": "-1"}, {"layer": "7"}])
def test_patterns_of_nothing_are_refused(client: TestClient, wrong: dict[str, str]) -> None:
    refused(client.get(f"{AT}patterns", params={"model": "pocket", "text": "a", **wrong}), 422)
