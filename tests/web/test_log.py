"""One JSON line for every request, and a traceback for every bug, under the same id."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.web.log import LOGGER, JsonLines
from tests.web.asking import GOOD


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record)
        assert "\n" not in text
        self.lines.append(json.loads(text))


@pytest.fixture
def log() -> Iterator[Lines]:
    lines = Lines()
    logging.getLogger(LOGGER).addHandler(lines)
    yield lines
    logging.getLogger(LOGGER).removeHandler(lines)


def test_a_request_is_one_line_with_everything_about_it(client: TestClient, log: Lines) -> None:
    response = client.post("/api/pixels/forward", json=GOOD["/api/pixels/forward"], headers={"x-request-id": "mine"})
    [line] = log.lines
    assert line["request_id"] == "mine"
    assert (line["method"], line["path"], line["status"]) == ("POST", "/api/pixels/forward", 200)
    assert line["level"] == "info"
    assert line["client"] == "testclient"
    assert line["bytes"] == int(response.headers["content-length"])
    assert 0 < line["ms"] < 5000
    assert line["time"].endswith("Z")


def test_a_path_cannot_write_a_line_of_its_own(client: TestClient, log: Lines) -> None:
    client.get('/x%0a{"level":"error"}')
    [line] = log.lines
    assert line["path"] == '/x\n{"level":"error"}'


def test_the_query_is_not_logged(client: TestClient, log: Lines) -> None:
    client.get("/healthz?secret=1")
    assert "secret" not in json.dumps(log.lines)


def test_a_refusal_is_no_error_of_the_server(client: TestClient, log: Lines) -> None:
    client.post("/api/pixels/forward", json={})
    assert [line["level"] for line in log.lines] == ["info"]


def test_a_bug_is_logged_with_its_traceback_under_the_id_of_its_request(
    log: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings())
    logging.getLogger(LOGGER).addHandler(log)  # create_app has set the handlers anew
    monkeypatch.setattr(app.state, "settings", None)
    response = TestClient(app).get("/api/limits")
    bug, access = log.lines
    assert bug["level"] == "error"
    assert "AttributeError" in bug["traceback"]
    assert bug["request_id"] == access["request_id"] == response.headers["x-request-id"]
    assert access["status"] == 500
