"""The vocabulary of a model, by its address."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.asking import refused


def test_every_token_is_told_under_its_id(client: TestClient) -> None:
    told = client.get("/api/models/pocket/vocabulary").json()
    traced = client.post("/api/next", json={"model": "pocket", "text": "she put her money in the"}).json()["result"]
    assert len(told["texts"]) == traced["d_vocab"]
    assert all(told["texts"][each["id"]] == each["text"] for each in traced["candidates"])
    assert told["lowercase"] is True


def test_the_words_of_its_world_are_told_and_each_is_one_token(client: TestClient) -> None:
    told = client.get("/api/models/pocket/vocabulary").json()
    assert {"bank", "river", "money"} <= set(told["words"])
    assert "quark" not in told["words"]
    texts = {text.strip() for text in told["texts"]}
    assert set(told["words"]) <= texts


def test_it_can_be_kept(client: TestClient) -> None:
    first = client.get("/api/models/pocket/vocabulary")
    again = client.get("/api/models/pocket/vocabulary", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_a_model_that_is_not_here_is_404(client: TestClient) -> None:
    refused(client.get("/api/models/nobody/vocabulary"), 404, "not_found")
