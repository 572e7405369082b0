"""Every refusal has one shape, wherever it comes from."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.web.asking import GOOD, JSON, refused


@pytest.mark.parametrize("path", GOOD)
def test_every_route_answers_what_it_is_meant_for(client: TestClient, path: str) -> None:
    assert client.post(path, json=GOOD[path]).status_code == 200


@pytest.mark.parametrize("path", ["/nowhere", "/api/nowhere", "/api/pixels", "/meaning/", "/static/x/y.js", "/pixels/"])
def test_nothing_there_is_404(client: TestClient, path: str) -> None:
    refused(client.get(path), 404, "not_found")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", GOOD)
def test_another_method_is_405_and_told_which(client: TestClient, path: str, method: str) -> None:
    response = client.request(method, path)
    refused(response, 405, "method_not_allowed")
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("path", ["/pixels", "/healthz", "/api/models", "/api/schema/trace.json", "/api/limits", "/"])
def test_what_can_be_got_cannot_be_posted_to(client: TestClient, path: str) -> None:
    response = client.post(path, json={})
    refused(response, 405, "method_not_allowed")
    assert response.headers["allow"] == "GET, HEAD"


def test_a_bug_is_500_in_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings())
    monkeypatch.setattr(app.state, "assets", None)
    with TestClient(app, raise_server_exceptions=False) as client:
        response = client.get("/static/x/y.js")
    message = refused(response, 500, "internal_error")
    assert response.headers["x-request-id"] in message
    assert "content-security-policy" in response.headers


def test_one_request_too_many_is_503() -> None:
    """With room for one, a second that comes while the first waits for its body is turned away."""
    busy = create_app(Settings(requests=1))

    async def two() -> list[Any]:
        sent: list[Any] = []

        async def slow() -> dict[str, Any]:
            await second()
            return {"type": "http.request", "body": b"{}"}

        async def second() -> None:
            await busy(_scope("GET", "/api/limits"), _never, _collect(sent))

        await busy(_scope("POST", "/api/pixels/network", JSON), slow, _collect([]))
        return sent

    start, body = asyncio.run(two())
    assert start["status"] == 503
    assert dict(start["headers"])[b"retry-after"] == b"5"
    assert json.loads(body["body"])["error"]["limit"] == 1


def _scope(method: str, path: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    pairs = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    http = {"type": "http", "http_version": "1.1", "scheme": "http", "query_string": b"", "client": None}
    return {**http, "method": method, "path": path, "raw_path": path.encode(), "headers": pairs, "server": ("x", 80)}


async def _never() -> dict[str, Any]:
    raise AssertionError("nothing is read")


def _collect(sent: list[Any]) -> Any:
    async def send(message: Any) -> None:
        sent.append(message)

    return send


def test_a_length_of_one_is_said_in_the_singular(client: TestClient) -> None:
    unnamed = {**GOOD["/api/machine/trace"], "model": ""}
    answer = client.post("/api/machine/trace", json=unnamed).json()
    assert "one character or more" in answer["error"]["message"]
    none = {**GOOD["/api/embeddings/sentences"], "sentences": []}
    answer = client.post("/api/embeddings/sentences", json=none).json()
    assert "one entry or more, it has 0" in answer["error"]["message"]
