"""The route of the whole machine, and explaining its numbers through the web."""

from __future__ import annotations

import io
import json
import zipfile

from starlette.testclient import TestClient

ASKED = {"model": "pocket", "text": "she put her money in the"}


def test_the_votes_add_up_to_the_score_and_each_can_be_explained(client: TestClient) -> None:
    trace = client.post("/api/machine/trace", json=ASKED).json()
    votes = trace["result"]["votes"]
    assert abs(sum(vote["vote"] for vote in votes) - trace["result"]["voted"]["score"]) < 1e-4
    for place in (0, 3, len(votes) - 1):
        asked = {"of": {"route": "machine/trace", "request": ASKED}, "tensor": "votes", "index": [place]}
        told = client.post("/api/explain", json=asked).json()
        assert abs(told["value"] - votes[place]["vote"]) < 1e-5
        assert told["label"].startswith("the vote of ")


def test_what_does_not_travel_along_has_an_address_that_serves_it(client: TestClient) -> None:
    trace = client.post("/api/machine/trace", json=ASKED | {"carry": 500}).json()
    tensor = trace["tensors"]["blocks.1.mlp_votes"]
    assert tensor["data"] is None
    assert client.get(tensor["href"]).json()["shape"] == tensor["shape"]


def test_a_word_that_there_is_not_is_refused_with_the_limit(client: TestClient) -> None:
    refused = client.post("/api/machine/trace", json=ASKED | {"word": 10**6})
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == "word"


def test_an_empty_text_is_refused_beside_its_field(client: TestClient) -> None:
    refused = client.post("/api/machine/trace", json=ASKED | {"text": ""})
    assert refused.status_code == 422
    assert refused.json()["error"]["field"] == "text"


def test_the_script_and_the_weights_are_served_as_a_zip(client: TestClient) -> None:
    answer = client.get("/api/machine/script", params={"model": "pocket", "text": "the old dog"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["machine.py", "config.json", "weights.npz", "expected.npz"]


def test_the_script_counts_the_votes_of_the_word_that_was_asked_about(client: TestClient) -> None:
    answer = client.get("/api/machine/script", params={"model": "pocket", "text": "the old dog", "word": 7})
    assert json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("config.json"))["word"] == 7
    for wrong in ("-1", "x", str(10**6)):
        asked = {"model": "pocket", "text": "the old dog", "word": wrong}
        refused = client.get("/api/machine/script", params=asked)
        assert (refused.status_code, set(refused.json()["error"]) >= {"code", "message"}) == (422, True)


def test_a_script_that_cannot_be_is_refused_in_the_one_shape(client: TestClient) -> None:
    for asked in ({"model": "nobody", "text": "a"}, {"model": "pocket", "text": ""}, {"model": "pocket"}):
        refused = client.get("/api/machine/script", params=asked)
        assert refused.status_code == 422
        assert set(refused.json()["error"]) >= {"code", "message"}


def test_the_words_of_a_picture_to_take_home_come_with_the_page_though_its_script_comes_later(
    client: TestClient,
) -> None:
    """The module that draws it is imported when it is wanted: it is not preloaded, but what it says is translated."""
    said = client.get("/messages/zh-cn/machine.json").json()["messages"]
    assert said["Glassbox: {model}"] != "Glassbox: {model}"
    assert "machine-picture-file" not in client.get("/machine").text
