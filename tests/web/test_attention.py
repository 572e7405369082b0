"""The trace of a language model over HTTP: whole, small at first, and every number behind it to be had."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from tests.web.asking import refused

TRACE = "/api/attention/trace"
BODY = {"model": "pocket", "text": "he sat on the bank of the river"}


@pytest.fixture(scope="module")
def trace(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.post(TRACE, json=BODY).json()
    return found


def test_every_pattern_travels_along_and_adds_up_to_one(trace: dict[str, Any]) -> None:
    patterns = [tensor for name, tensor in trace["tensors"].items() if name.endswith(".pattern")]
    assert len(patterns) == 3
    for tensor in patterns:
        assert np.array(tensor["data"]).sum(axis=-1) == pytest.approx(1.0, abs=1e-3)


def test_what_did_not_travel_is_at_its_address_whole_or_in_part(client: TestClient, trace: dict[str, Any]) -> None:
    tensor = trace["tensors"]["blocks.0.W_Q"]
    assert tensor["data"] is None
    whole = client.get(tensor["href"])
    assert np.array(whole.json()["data"]).shape == tuple(tensor["shape"])
    part = client.get(tensor["href"] + "&head=2&d_model=5").json()
    assert part["dims"] == ["d_head"]
    assert part["data"] == whole.json()["data"][2][5]


def test_the_same_numbers_come_as_a_file_of_numpy_where_that_is_asked_for(
    client: TestClient, trace: dict[str, Any]
) -> None:
    href = trace["tensors"]["blocks.1.W_in"]["href"]
    answer = client.get(href, headers={"Accept": "application/x-npy"})
    assert answer.headers["content-type"] == "application/x-npy"
    array = np.load(io.BytesIO(answer.content), allow_pickle=False)
    assert array == pytest.approx(np.array(client.get(href).json()["data"]), rel=1e-5)


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("&head=9", 422, "head"),
        ("&nothing=1", 422, "nothing"),
        ("&head=x", 422, "head"),
        ("&head=-1", 422, "head"),
    ],
)
def test_a_place_that_is_not_there_is_refused(
    client: TestClient, trace: dict[str, Any], query: str, status: int, field: str
) -> None:
    refused(client.get(trace["tensors"]["blocks.0.W_Q"]["href"] + query), status, field=field)


@pytest.mark.parametrize("request_", ["{", "NaN", "[]", '{"model": "pocket"}', '{"model": "nobody", "text": "a"}'])
def test_a_request_that_cannot_be_is_refused_at_the_address_too(client: TestClient, request_: str) -> None:
    answer = client.get("/api/tensor/ids", params={"route": "attention/trace", "request": request_})
    assert answer.status_code in (400, 422)
    refused(answer, answer.status_code)


def test_a_trace_that_there_is_not_is_refused_by_name(client: TestClient) -> None:
    answer = client.get("/api/tensor/ids", params={"route": "nowhere", "request": "{}"})
    assert "attention/trace" in refused(answer, 422, "unknown_route", "route")


def test_any_number_opens_down_to_a_weight(client: TestClient) -> None:
    of = {"route": "attention/trace", "request": BODY}
    tensor, index = "blocks.2.pattern", [0, 3, 1]
    seen = []
    for _step in range(40):
        told = client.post("/api/explain", json={"of": of, "tensor": tensor, "index": index, "most": 8}).json()
        seen.append(told["op"])
        if told["op"] == "input":
            break
        through = next(
            term for term in told["terms"] if not re.search(r"\.b(_\w+)?$", term["tensor"])
        )  # a bias ends it
        tensor, index = through["tensor"], through["index"]
    assert seen[-1] == "input"
    assert {"softmax", "attn_scores", "split_heads", "stretch", "normalize", "add"} <= set(seen)


def test_how_much_travels_can_be_chosen(client: TestClient) -> None:
    everything = client.post(TRACE, json=BODY | {"carry": 2_000_000}).json()
    assert all(tensor["data"] is not None for tensor in everything["tensors"].values())
    nothing = client.post(TRACE, json=BODY | {"carry": 0}).json()
    assert all(tensor["data"] is None for tensor in nothing["tensors"].values())
    assert nothing["params"]["carry"] == 0


def test_a_text_longer_than_the_model_reads_is_refused_with_both_counts(client: TestClient) -> None:
    message = refused(client.post(TRACE, json=BODY | {"text": "the " * 70}), 422, field="text", limit=64)
    assert "71" in message  # the 70 words, and the space after the last


def test_what_is_kept_is_not_told_in_the_language_of_whoever_asked_first(client: TestClient) -> None:
    request = {"model": "pocket", "text": "he sat on the bank", "token": 4, "poles": [["river"], ["money"]]}
    of = {"of": {"route": "attention/path", "request": request}, "tensor": "word", "index": [0, 1, 0]}
    labels = [client.post(f"/api/explain?lang={each}", json=of).json()["label"] for each in ("en", "zh-cn", "en")]
    assert "after layer 1" in labels[0]
    assert "after layer 1" not in labels[1]
    assert labels[2] == labels[0]
