"""The routes of meaning over HTTP: the contract's four, what is refused, and any number opened."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.asking import refused

BASE = "/api/embeddings"


def test_the_nearest_to_a_word_come_first(client: TestClient) -> None:
    told = client.post(f"{BASE}/neighbours", json={"model": "pocket", "word": "dog", "k": 6}).json()
    assert len(told) == 6
    similarities = [each["similarity"] for each in told]
    assert similarities == sorted(similarities, reverse=True)


def test_dog_is_to_puppy_as_cat_is_to_kitten(client: TestClient) -> None:
    body = {"model": "pocket", "a": "dog", "b": "puppy", "c": "cat", "k": 3}
    assert client.post(f"{BASE}/analogy", json=body).json()[0]["word"] == "kitten"


def test_sentences_are_held_each_against_each(client: TestClient) -> None:
    sentences = ["the dog slept.", "the dog slept.", "she went to the bank.", "a puppy slept."]
    told = client.post(f"{BASE}/sentences", json={"model": "pocket", "sentences": sentences}).json()
    assert told["similarity"][0][1] == pytest.approx(1, abs=1e-4)
    assert told["similarity"][0][3] == told["similarity"][3][0] > told["similarity"][0][2]
    assert len(told["points"]) == 4


def test_any_number_of_a_map_opens_down_to_the_table(client: TestClient) -> None:
    request = {"model": "pocket", "words": ["dog", "cat", "cow", "king"]}
    of = {"route": "embeddings/map", "request": request}
    tensor, index = "x", [1]
    for _step in range(12):
        told = client.post("/api/explain", json={"of": of, "tensor": tensor, "index": index, "most": 4}).json()
        if told["op"] == "input":
            break
        tensor, index = told["terms"][0]["tensor"], told["terms"][0]["index"]
    assert tensor == "W_E"


def test_the_neighbours_on_a_map_travel_when_they_are_asked_for_and_their_cosines_open(client: TestClient) -> None:
    request = {"model": "pocket", "most": 100, "also": ["queen"], "axes": [["king", None]]}
    [told] = client.post(f"{BASE}/around", json=request | {"of": ["queen"]}).json()
    of = {"route": "embeddings/map", "request": request}
    opened = client.post("/api/explain", json={"of": of, "tensor": "nearest_alike", "index": [told["index"], 0]}).json()
    assert opened["value"] == pytest.approx(told["near"][0]["similarity"], rel=1e-3)
    assert opened["terms"][0]["tensor"] == "units"


@pytest.mark.parametrize(
    ("route", "body", "field"),
    [
        ("neighbours", {"model": "pocket", "word": ""}, "word"),
        ("neighbours", {"model": "pocket", "word": "two words"}, "word"),
        ("neighbours", {"model": "pocket", "word": "dog", "k": 0}, "k"),
        ("neighbours", {"model": "nobody", "word": "dog"}, "model"),
        ("analogy", {"model": "pocket", "a": "dog", "b": "puppy"}, "c"),
        ("map", {"model": "pocket", "words": ["dog"]}, "words"),
        ("map", {"model": "pocket", "axes": "pcb"}, None),
        ("map", {"model": "pocket", "most": 100_000}, "most"),
        ("map", {"model": "pocket", "axes": [["dog"]]}, None),
        ("map", {"model": "pocket", "also": ["two words"]}, "word"),
        ("map", {"model": "pocket", "also": ["dog"] * 101}, "also"),
        ("around", {"model": "pocket", "words": ["dog", "cat", "cow"], "of": ["king"]}, "of"),
        ("around", {"model": "pocket", "of": []}, "of"),
        ("around", {"model": "pocket", "of": ["dog"], "most": 100_000}, "most"),
        ("sentences", {"model": "pocket", "sentences": []}, "sentences"),
        ("sentences", {"model": "pocket", "sentences": ["a"] * 30}, "sentences"),
        ("sentences", {"model": "pocket", "sentences": [" "]}, "text"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    client: TestClient, route: str, body: dict[str, Any], field: str | None
) -> None:
    response = client.post(f"{BASE}/{route}", json=body)
    refused(response, 422)
    if field:
        assert response.json()["error"]["field"] == field


def test_words_learn_their_places_frame_by_frame(client: TestClient) -> None:
    response = client.post("/api/meaning/learn", json={"steps": 6, "every": 3})
    frames = [json.loads(line) for line in response.text.splitlines()]
    assert [frame["step"] for frame in frames] == [0, 3, 6]
    assert frames[-1]["done"]
    assert len(frames[0]["points"]) > 100
