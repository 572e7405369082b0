"""The OpenAPI document is complete, and what it shows is so."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

METHODS = ("get", "post")


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{method} {path}": item[method] for path, item in document["paths"].items() for method in item}


def test_every_route_is_in_it(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {
        "/", "/pixels", "/learning", "/tokens", "/meaning", "/attention", "/machine",
        "/api/embeddings/words", "/api/embeddings/neighbours", "/api/embeddings/analogy", "/api/embeddings/analogies",
        "/api/embeddings/map", "/api/embeddings/around", "/api/embeddings/sentences", "/api/meaning/learn",
        "/api/meaning/moment",
        "/glossary", "/models", "/api/glossary",
        "/healthz", "/messages/{language}/{page}.json",
        "/api/models", "/api/models/{model}/vocabulary", "/api/schema/trace.json", "/api/limits", "/api/explain",
        "/api/pixels/forward", "/api/pixels/backward", "/api/pixels/nudge", "/api/pixels/accuracy",
        "/api/pixels/space", "/api/pixels/counts", "/api/pixels/stuck",
        "/api/pixels/network", "/api/pixels/atlas", "/api/pixels/train",
        "/api/tokens/encode", "/api/tokens/train",
        "/api/grow", "/api/models/{digest}",
        "/api/attention/path", "/api/attention/heads", "/api/attention/effect", "/api/attention/effects",
        "/api/attention/difference", "/api/attention/pairs", "/api/attention/patterns", "/api/attention/pinned",
        "/api/attention/trace", "/api/next", "/api/generate", "/api/machine/trace", "/api/machine/script",
        "/api/tensor/{tensor}",
    }  # fmt: skip


def test_every_operation_has_a_tag_a_summary_and_words_for_every_status(document: dict[str, Any]) -> None:
    known = {tag["name"] for tag in document["tags"]}
    names = set()
    for place, operation in operations(document).items():
        assert set(operation["tags"]) <= known, place
        assert operation["summary"], place
        assert {"500", "503"} <= set(operation["responses"]), place
        assert all(answer["description"] for answer in operation["responses"].values()), place
        names.add(operation["operationId"])
    assert len(names) == len(operations(document))


def test_every_route_that_takes_a_body_declares_its_refusals_and_shows_an_example(document: dict[str, Any]) -> None:
    for place, operation in operations(document).items():
        if place.startswith("post"):
            assert {"400", "413", "415", "422"} <= set(operation["responses"]), place
            [content] = operation["requestBody"]["content"].items()
            assert content[0] == "application/json"
            assert content[1]["examples"], place


def test_every_refusal_is_declared_in_the_one_shape(document: dict[str, Any]) -> None:
    for place, operation in operations(document).items():
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                content = answer["content"]["application/json"]
                assert content["schema"] == {"$ref": "#/components/schemas/ErrorAnswer"}, place
                assert set(content["example"]["error"]) >= {"code", "message"}, place


@pytest.mark.parametrize(
    ("path", "frame"), [("pixels/train", "Frame"), ("tokens/train", "MergeFrame"), ("grow", "GrowFrame")]
)
def test_a_training_is_declared_as_lines_of_frames(document: dict[str, Any], path: str, frame: str) -> None:
    [(content_type, content)] = document["paths"][f"/api/{path}"]["post"]["responses"]["200"]["content"].items()
    assert content_type == "application/x-ndjson"
    assert content["itemSchema"] == {"$ref": f"#/components/schemas/{frame}"}
    assert "429" in document["paths"][f"/api/{path}"]["post"]["responses"]


def test_nothing_is_referred_to_that_is_not_there(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    references = {part.split('"')[0] for part in text.split('"$ref": "#/components/schemas/')[1:]}
    assert references <= set(document["components"]["schemas"])
    assert "HTTPValidationError" not in text


def test_every_example_is_answered_and_the_answer_is_as_declared(client: TestClient, document: dict[str, Any]) -> None:
    for place, operation in operations(document).items():
        if not place.startswith("post"):
            continue
        for example in operation["requestBody"]["content"]["application/json"]["examples"].values():
            response = client.post(place.removeprefix("post "), json=example["value"])
            assert response.status_code == 200, (place, response.text)
            declared = operation["responses"]["200"]["content"]
            content_type = response.headers["content-type"]
            schema = declared[content_type].get("itemSchema") or declared[content_type]["schema"]
            validator = jsonschema_rs.validator_for(schema | {"components": document["components"]})
            for line in response.text.splitlines():
                validator.validate(json.loads(line))


def test_every_trace_meets_the_published_schema(client: TestClient) -> None:
    validator = jsonschema_rs.validator_for(client.get("/api/schema/trace.json").json())
    picture = {"pixels": [1] * 9, "target": 1}
    for route, body in {
        "forward": {"pixels": [0.5] * 9},
        "backward": {"examples": [picture, picture]},
        "nudge": picture | {"tensor": "layers.1.b", "index": [2]},
        "accuracy": {"flips": 1},
        "space": {"pixels": [1] * 9},
        "stuck": {"losses": [0.5, 0.4]},
    }.items():
        validator.validate(client.post(f"/api/pixels/{route}", json=body).json())
    own = {"text": "the other", "tokenizer": "own", "merges": [[116, 104]]}
    for body in (own, {"text": "é 👍🏽", "tokenizer": "bytes"}, {"text": "", "tokenizer": "words"}):
        validator.validate(client.post("/api/tokens/encode", json=body).json())


def test_models_and_limits_are_as_declared(client: TestClient, document: dict[str, Any]) -> None:
    for path in ("/api/models", "/api/limits", "/healthz"):
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema_rs.validator_for(schema | {"components": document["components"]}).validate(client.get(path).json())


def test_there_is_no_page_of_another_origin(client: TestClient, app: FastAPI) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    assert not any(isinstance(route, APIRoute) and route.path == "/docs" for route in app.routes)
