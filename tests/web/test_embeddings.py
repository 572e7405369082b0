"""The routes of meaning over HTTP: the contract's four, what is refused, and any number opened."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from app.engine.library import Opened
from app.trace import embedding_sentences
from app.trace.recording import Recording
from app.web import examples
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


def test_a_word_in_pieces_is_told_as_its_pieces(client: TestClient) -> None:
    told = client.post(f"{BASE}/neighbours", json={"model": "pocket", "word": "Dog", "k": 2}).json()
    assert [each["asked"] for each in told] == [{"dog": ["dog"]}] * 2


def test_the_score_of_the_set_opens(client: TestClient) -> None:
    told = client.post(f"{BASE}/analogies", json={"model": "pocket"}).json()
    of = {"route": "embeddings/analogies", "request": {"model": "pocket"}}
    opened = client.post("/api/explain", json={"of": of, "tensor": "score", "index": []}).json()
    assert opened["value"] == told["right"] == sum(kind["right"] for kind in told["kinds"])
    kind = told["kinds"][0]
    opened = client.post("/api/explain", json={"of": of, "tensor": "kind_right", "index": [kind["index"]]}).json()
    assert opened["value"] == kind["right"]
    assert kind["kind"] in opened["label"]


def test_a_number_within_a_sentence_opens_and_costs_nothing_twice(client: TestClient, monkeypatch: Any) -> None:
    request = {"model": "pocket", "sentences": ["the dog slept.", "a puppy slept.", "she went to the bank."]}
    of = {"route": "embeddings/sentences", "request": request}
    calls: list[int] = []
    record_one = embedding_sentences.record_one

    def counted(opened: Opened, sentence: str, number: int) -> Recording:
        calls.append(number)
        return record_one(opened, sentence, number)

    monkeypatch.setattr(embedding_sentences, "record_one", counted)
    body = {"of": of, "tensor": "sentences.1.sentence_mean", "index": [3]}
    first, again = (client.post("/api/explain", json=body).json() for _ in range(2))
    assert first == again
    assert first["op"] == "pool"
    address = f"/api/tensor/sentences.1.ids?{urlencode({'route': of['route'], 'request': json.dumps(request)})}"
    assert len(client.get(address).json()["data"]) == len(first["terms"])
    assert calls == [1]


def test_the_figures_of_a_moment_are_those_of_its_frame_and_open(client: TestClient) -> None:
    response = client.post("/api/meaning/learn", json={"steps": 6, "every": 3})
    frames = [json.loads(line) for line in response.text.splitlines()]
    for frame in frames:
        request = {
            "names": [point["word"] for point in frame["points"]],
            "families": [point["family"] for point in frame["points"]],
            "tried": frames[0]["tried"],
            **frame["tables"],
        }
        told = client.post("/api/meaning/moment", json=request).json()
        assert told["result"] == {name: frame[name] for name in ("loss", "agreement", "chance")}
        of = {"route": "meaning/moment", "request": request}
        for name, tensor in (("loss", "loss"), ("agreement", "share"), ("chance", "chance")):
            opened = client.post("/api/explain", json={"of": of, "tensor": f"lesson.{tensor}", "index": [], "most": 9})
            assert opened.json()["value"] == pytest.approx(frame[name], rel=1e-6)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bias": [0.0]},
        {"words": [[0.5, 1.0], [0.25], [-2.0, 0.5]]},
        {"others": [[0.5], [1.0], [1.0]]},
        {"tried": {"words": [3], "others": [[0]]}},
        {"tried": {"words": [0], "others": [[0], [1]]}},
        {"tried": {"words": [0], "others": [[]]}},
        {"names": ["dog"]},
        {"words": [[1e9, 0.0]] * 3},
    ],
)
def test_a_moment_that_does_not_fit_together_is_refused(client: TestClient, wrong: dict[str, Any]) -> None:
    [example] = examples.MOMENT.values()
    right = example["value"]
    assert client.post("/api/meaning/moment", json=right).status_code == 200
    refused(client.post("/api/meaning/moment", json=right | wrong), 422)
