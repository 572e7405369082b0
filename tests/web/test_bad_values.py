"""A value that cannot be is refused with its place, itself, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.asking import GOOD, JSON, PIXELS, refused

BAD_PIXELS = {
    "too few": (PIXELS[:8], "pixels"),
    "too many": ([*PIXELS, 1], "pixels"),
    "none": ([], "pixels"),
    "not a list": ({"0": 1}, "pixels"),
    "a text": ("111111111", "pixels"),
    "null": (None, "pixels"),
    "too white": ([1.5, *PIXELS[1:]], "pixels.0"),
    "a huge number": ([*PIXELS[:8], 10**300], "pixels.8"),
    "a huger number": ([*PIXELS[:8], 10**4000], "pixels.8"),
    "a number in a text": (["1", *PIXELS[1:]], "pixels.0"),
    "true": ([True, *PIXELS[1:]], "pixels.0"),
    "a list in it": ([[1], *PIXELS[1:]], "pixels.0"),
    "null in it": ([None, *PIXELS[1:]], "pixels.0"),
}


@pytest.mark.parametrize("kind", BAD_PIXELS)
@pytest.mark.parametrize("path", ["/api/pixels/forward", "/api/pixels/backward", "/api/pixels/nudge"])
def test_bad_pixels_are_refused_by_their_place(client: TestClient, path: str, kind: str) -> None:
    pixels, field = BAD_PIXELS[kind]
    response = client.post(path, json=GOOD[path] | {"pixels": pixels})
    if pixels is None and path != "/api/pixels/forward":
        refused(response, 422, "invalid")  # a target without a picture
    else:
        assert field in refused(response, 422, "invalid", field)


def test_a_number_beyond_all_numbers_is_refused(client: TestClient) -> None:
    body = b'{"pixels": [1e400, 0, 0, 0, 0, 0, 0, 0, 0]}'
    refused(client.post("/api/pixels/forward", content=body, headers=JSON), 422, "invalid", "pixels.0")


def test_the_message_says_the_value_and_what_is_allowed(client: TestClient) -> None:
    message = refused(client.post("/api/pixels/forward", json={"pixels": [7, *PIXELS[1:]]}), 422, limit=1)
    assert "7" in message
    assert "1" in message


@pytest.fixture(scope="module")
def network(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/api/pixels/network", json={"seed": 3}).json()["network"]
    return found


def broken_networks(good: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield good | {"sizes": [9, 6, 4]}
    yield good | {"sizes": [8, 6, 6, 4]}
    yield good | {"sizes": [9, 6, 6, 5]}
    yield good | {"sizes": [9, 4]}
    yield good | {"sizes": [9, 2, 2, 2, 2, 2, 4]}
    yield good | {"sizes": [9, 13, 6, 4]}
    yield good | {"sizes": [9, 6.5, 6, 4]}
    yield good | {"weights": good["weights"][:2]}
    yield good | {"weights": [[]]}
    yield good | {"weights": [good["weights"][0][:-1], *good["weights"][1:]]}
    yield good | {"biases": [[0.0] * 7, *good["biases"][1:]]}
    yield good | {"biases": [[1e300] * 6, *good["biases"][1:]]}
    yield good | {"biases": None}
    yield good | {"hidden": "sine"}
    yield good | {"output": ["softmax"]}
    yield good | {"layers": 3}
    yield {}


@pytest.mark.parametrize("path", [path for path in GOOD if "pixels" in path and path != "/api/pixels/network"])
def test_a_network_that_does_not_fit_is_refused(client: TestClient, path: str, network: dict[str, Any]) -> None:
    for broken in broken_networks(network):
        message = refused(client.post(path, json=GOOD[path] | {"network": broken}), 422, "invalid")
        assert "network" in message


BAD_FIELDS = [
    ("/api/pixels/backward", {"target": 4}, "target"),
    ("/api/pixels/backward", {"target": -1}, "target"),
    ("/api/pixels/backward", {"target": 1.5}, "target"),
    ("/api/pixels/backward", {"learning_rate": 0}, "learning_rate"),
    ("/api/pixels/backward", {"learning_rate": "fast"}, "learning_rate"),
    ("/api/pixels/backward", {"loss": "hinge"}, "loss"),
    ("/api/pixels/backward", {"hold": 1}, "hold"),
    ("/api/pixels/backward", {"examples": []}, "examples"),
    ("/api/pixels/nudge", {"tensor": "layers.9.W"}, "tensor"),
    ("/api/pixels/nudge", {"tensor": "layers.4.W"}, "tensor"),
    ("/api/pixels/nudge", {"index": [8, 6]}, "index"),
    ("/api/pixels/nudge", {"index": [0]}, "index"),
    ("/api/pixels/nudge", {"index": [-1, 0]}, "index.0"),
    ("/api/pixels/nudge", {"nudge": 0}, "nudge"),
    ("/api/pixels/accuracy", {"flips": 2}, "flips"),
    ("/api/pixels/accuracy", {"examples": [{"pixels": PIXELS}]}, "examples.0.target"),
    ("/api/pixels/accuracy", {"symbols": ["a", "b", "c"]}, "symbols"),
    ("/api/pixels/accuracy", {"symbols": ["a", "b", "c", ""]}, "symbols.3"),
    ("/api/pixels/accuracy", {"symbols": ["a", "b", "c", "d" * 25]}, "symbols.3"),
    ("/api/pixels/accuracy", {"symbols": ["a", "b", "c", "\n"]}, "symbols.3"),
    ("/api/pixels/space", {"pixels": [1] * 8}, "pixels"),
    ("/api/pixels/counts", {"examples": [{"pixels": PIXELS}]}, "examples.0.target"),
    ("/api/pixels/stuck", {"losses": [0.5]}, "losses"),
    ("/api/pixels/stuck", {"losses": [0.5, -1]}, "losses.1"),
    ("/api/pixels/network", {"seed": -1}, "seed"),
    ("/api/pixels/network", {"seed": 2**53}, "seed"),
    ("/api/pixels/network", {"sizes": [9, 4]}, "sizes"),
    ("/api/pixels/train", {"epochs": -1}, "epochs"),
    ("/api/pixels/train", {"epochs": 10**30}, "epochs"),
    ("/api/pixels/train", {"every": 0}, "every"),
    ("/api/pixels/train", {"noise": -0.1}, "noise"),
    ("/api/pixels/train", {"first_epoch": 10**12}, "first_epoch"),
    ("/api/tokens/encode", {"text": None}, "text"),
    ("/api/tokens/encode", {"text": 7}, "text"),
    ("/api/tokens/encode", {"text": ["a"]}, "text"),
    ("/api/tokens/encode", {"tokenizer": "magic"}, "tokenizer"),
    ("/api/tokens/encode", {"tokenizer": 1}, "tokenizer"),
    ("/api/tokens/encode", {"tokenizer": "own", "merges": [[97, 256]]}, "merges"),
    ("/api/tokens/encode", {"tokenizer": "own", "merges": [[97, 97], [97, 97]]}, "merges"),
    ("/api/tokens/encode", {"tokenizer": "own", "merges": [[97]]}, "merges.0"),
    ("/api/tokens/train", {"text": None}, "text"),
    ("/api/tokens/train", {"vocab_size": 255}, "vocab_size"),
    ("/api/tokens/train", {"vocab_size": 10**30}, "vocab_size"),
    ("/api/tokens/train", {"vocab_size": 300.0}, "vocab_size"),
    ("/api/explain", {"tensor": "layers.7.pre"}, "tensor"),
    ("/api/explain", {"tensor": 7}, "tensor"),
    ("/api/explain", {"index": [6]}, "index"),
    ("/api/explain", {"part": [10]}, "part"),
    ("/api/explain", {"part": [1, 1]}, "part"),
    ("/api/explain", {"part": []}, "part"),
    ("/api/explain", {"tensor": "layers.0.post", "part": [0]}, "part"),
    ("/api/explain", {"index": [0, 0]}, "index"),
    ("/api/explain", {"index": []}, "index"),
    ("/api/explain", {"index": [-1]}, "index.0"),
    ("/api/explain", {"of": {"route": "pixels/atlas", "request": {}}}, "of.route"),
    ("/api/explain", {"of": {"route": "explain", "request": {}}}, "of.route"),
    ("/api/explain", {"of": {"route": "pixels/forward", "request": []}}, "of.request"),
    ("/api/explain", {"of": {"route": "pixels/forward", "request": {}}}, "of.request.pixels"),
    ("/api/explain", {"of": {"route": "pixels/forward", "request": {"pixels": [2] * 9}}}, "of.request.pixels.0"),
]


@pytest.mark.parametrize(("path", "change", "field"), BAD_FIELDS)
def test_a_bad_value_is_refused_by_its_field(client: TestClient, path: str, change: dict[str, Any], field: str) -> None:
    refused(client.post(path, json=GOOD[path] | change), 422, field=field)


EXAMPLE = {"pixels": PIXELS, "target": 0}
BEYOND = [
    ("/api/tokens/encode", {"text": "a" * 2_001}, "text", 2_000),
    ("/api/tokens/encode", {"text": "😀" * 2_001}, "text", 2_000),
    ("/api/tokens/encode", {"tokenizer": "own", "merges": [[97, each] for each in range(2_001)]}, "merges", 2_000),
    ("/api/tokens/train", {"text": "a" * 50_001}, "text", 50_000),
    ("/api/tokens/train", {"vocab_size": 2_001}, "vocab_size", 2_000),
    (
        "/api/explain",
        {"of": {"route": "tokens/encode", "request": {"text": "a" * 2_001, "tokenizer": "bytes"}}},
        "of.request.text",
        2_000,
    ),
    ("/api/pixels/train", {"epochs": 20_001}, "epochs", 20_000),
    ("/api/pixels/train", {"epochs": 2_001, "every": 1}, "every", 2_000),
    ("/api/pixels/train", {"examples": [EXAMPLE] * 65}, "examples", 64),
    ("/api/pixels/accuracy", {"examples": [EXAMPLE] * 65}, "examples", 64),
    ("/api/pixels/space", {"examples": [EXAMPLE] * 65}, "examples", 64),
    ("/api/pixels/counts", {"examples": [EXAMPLE] * 65}, "examples", 64),
    ("/api/pixels/backward", {"pixels": None, "target": None, "examples": [EXAMPLE] * 65}, "examples", 64),
    (
        "/api/explain",
        {"of": {"route": "pixels/accuracy", "request": {"examples": [EXAMPLE] * 65}}},
        "of.request.examples",
        64,
    ),
]


@pytest.mark.parametrize(("path", "change", "field", "limit"), BEYOND)
def test_beyond_a_limit_the_limit_is_named(
    client: TestClient, path: str, change: dict[str, Any], field: str, limit: int
) -> None:
    message = refused(client.post(path, json=GOOD[path] | change), 422, "limit_exceeded", field, limit)
    assert str(limit) in message


def test_an_unknown_route_is_refused_with_the_known_ones(client: TestClient) -> None:
    request = GOOD["/api/explain"] | {"of": {"route": "pixels/magic", "request": {}}}
    message = refused(client.post("/api/explain", json=request), 422, "unknown_route", "of.route")
    assert "pixels/forward" in message


def test_a_huge_value_is_shortened_in_the_message(client: TestClient) -> None:
    message = refused(client.post("/api/pixels/forward", json={"pixels": "😀" * 20_000}), 422)
    assert len(message) < 300


def test_what_does_not_go_together_names_the_field_at_fault(client: TestClient) -> None:
    answer = client.post("/api/grow", json={"d_model": 32, "n_heads": 3})
    refused(answer, 422, field="n_heads")
    assert answer.json()["error"]["message"] == "n_heads: 3 heads cannot share 32 numbers evenly; got 3"


def test_of_one_there_is_no_plural(client: TestClient) -> None:
    answer = client.post("/api/pixels/accuracy", json=GOOD["/api/pixels/accuracy"] | {"examples": []})
    assert "it should have one entry or more, it has 0" in answer.json()["error"]["message"]
