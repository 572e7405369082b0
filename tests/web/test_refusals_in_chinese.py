"""What is refused is refused in the visitor's language, whatever it is; the codes, the fields and the shape stay."""

from __future__ import annotations

import ast
import asyncio
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.web.validation import PROBLEMS
from tests.test_refusals import SOURCES, refusals
from tests.web.asking import GOOD, JSON, PIXELS, refused
from tests.web.test_bad_bodies import BAD_BODIES
from tests.web.test_bad_values import BAD_FIELDS, BAD_PIXELS, BEYOND, broken_networks

CHINESE = {"accept-language": "zh-CN"}
QUOTED = re.compile(r"""'[^']*'|"[^"]*"|“[^”]*”""")
TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
BY_HAND = {
    "wrong_shape": "arrays are made here, never sent",
    "not_finite": "the weights of a training run away: see test_training_stream",
}
"""Codes that no single request provokes; that their sentences are in Chinese, tests/test_refusals.py knows."""
MORE: list[tuple[str, str, dict[str, Any]]] = [
    ("/api/next", "value_refused", {"text": ""}),
    ("/api/next", "value_refused", {"text": "   "}),
    ("/api/next", "value_refused", {"text": "dog " * 400}),
    ("/api/next", "value_refused", {"model": "nobody"}),
    ("/api/next", "unknown_model", {"model": "own-0123456789abcdef"}),
    ("/api/next", "invalid", {"model": ""}),
    ("/api/next", "invalid", {"temperature": "hot"}),
    ("/api/next", "invalid", {"top_p": 0}),
    ("/api/generate", "invalid", {"n": 0}),
    ("/api/machine/trace", "value_refused", {"word": 10**8}),
    ("/api/grow", "invalid", {"d_model": 9}),
    ("/api/grow", "value_refused", {"watch": " "}),
    ("/api/grow", "value_refused", {"text": "a"}),
    ("/api/embeddings/neighbours", "value_refused", {"word": "zyzzyva"}),
    ("/api/embeddings/neighbours", "value_refused", {"word": "two words"}),
    ("/api/embeddings/map", "value_refused", {"words": ["dog", "dog", "dog"]}),
    ("/api/embeddings/map", "value_refused", {"axes": [["dog", "dog"]]}),
    ("/api/pixels/nudge", "cannot_compute", {"index": [8, 6]}),
    ("/api/explain", "unknown_route", {"of": {"route": "nowhere", "request": {}}}),
]


def said_in_chinese(response: Any) -> str:
    """The message has no English sentence in it. What is quoted is the visitor's own, or a name."""
    message: str = response.json()["error"]["message"]
    assert re.search(r"[\u4e00-\u9fff]", message), message
    assert not TWO_WORDS.search(QUOTED.sub("", message)), message
    assert not re.search(r"[\u4e00-\u9fff] ?[,:;.!?](?: |$)", QUOTED.sub("", message)), f"half-width mark: {message}"
    return message


def post(client: TestClient, path: str, change: Any) -> Any:
    return client.post(path, json=GOOD[path] | change, headers=CHINESE)


@pytest.mark.parametrize("kind", BAD_BODIES)
def test_a_bad_body_is_refused_in_chinese(client: TestClient, kind: str) -> None:
    body, status, code = BAD_BODIES[kind]
    response = client.post("/api/pixels/forward", content=body, headers=JSON | CHINESE)
    refused(response, status, code)
    said_in_chinese(response)


@pytest.mark.parametrize("kind", BAD_PIXELS)
def test_bad_pixels_are_refused_in_chinese(client: TestClient, kind: str) -> None:
    said_in_chinese(post(client, "/api/pixels/forward", {"pixels": BAD_PIXELS[kind][0]}))


def test_a_bad_value_is_refused_in_chinese(client: TestClient) -> None:
    for path, change, field in BAD_FIELDS:
        response = post(client, path, change)
        refused(response, 422, field=field)
        said_in_chinese(response)
    good = client.post("/api/pixels/network", json={"seed": 3}).json()["network"]
    for broken in broken_networks(good):
        said_in_chinese(post(client, "/api/pixels/forward", {"network": broken}))


def test_what_is_too_much_is_refused_in_chinese(client: TestClient) -> None:
    for path, change, field, limit in BEYOND:
        response = post(client, path, change)
        refused(response, 422, "limit_exceeded", field, limit)
        assert str(limit) in said_in_chinese(response)


@pytest.mark.parametrize(("path", "code", "change"), MORE)
def test_what_cannot_be_computed_is_refused_in_chinese(
    client: TestClient, path: str, code: str, change: dict[str, Any]
) -> None:
    response = post(client, path, change)
    refused(response, 422, code)
    said_in_chinese(response)


def test_every_kind_of_error_of_form_is_known_by_its_own_words(client: TestClient) -> None:
    """Whatever stands in whichever field: none is told that "it is not what is wanted here" alone."""
    wrong: list[Any] = [None, True, -1, 1.5, 10**30, "", "x" * 400, "\u007f", [], [[]], [1] * 400, {}, {"a": 1}]
    seen = set()
    for path, good in GOOD.items():
        for field in [*good, "surprise"]:
            for value in wrong:
                response = post(client, path, {field: value})
                if response.status_code == 422:
                    seen.add(re.sub(r"[\d.]+", "1", said_in_chinese(response).partition("：")[2].partition("；")[0]))
    assert not [each for each in seen if each.startswith("这里要的不是这个")]
    assert len(seen) > 15
    assert len(PROBLEMS) > 20


def unusual(tmp_path: Path) -> Iterator[Any]:
    """Refusals that take a server in a state of its own."""
    app = create_app(Settings())
    still = TestClient(app, raise_server_exceptions=False)  # never started
    yield still.get("/healthz", headers=CHINESE)
    yield still.get("/nowhere", headers=CHINESE)
    yield still.get("/api/next", headers=CHINESE)
    yield still.post("/api/pixels/forward", content=b"{}", headers=CHINESE)
    yield still.get("/api/tensor/x?route=nowhere&request={}", headers=CHINESE)
    yield still.get(f"/api/models/{'0' * 64}", headers=CHINESE)
    yield still.get("/api/models/short", headers=CHINESE)
    yield still.put(f"/api/models/{'0' * 64}", content=b"x", headers=CHINESE)
    yield still.put(f"/api/models/{hashlib.sha256(b'x').hexdigest()}", content=b"x", headers=CHINESE)
    yield still.get("/api/attention/patterns?model=pocket&text=dog&layer=x", headers=CHINESE)
    app.state.assets = None
    yield still.get("/static/x/y.js", headers=CHINESE)
    full = create_app(Settings().model_copy(update={"requests": 0}))
    yield TestClient(full).get("/api/limits", headers=CHINESE)
    (tmp_path / "file").touch()
    keeping = TestClient(create_app(Settings(grown_dir=tmp_path / "file" / "grown")))
    yield keeping.put(f"/api/models/{hashlib.sha256(b'x').hexdigest()}", content=b"x", headers=CHINESE)


def test_what_only_a_server_in_trouble_says_is_in_chinese(tmp_path: Path) -> None:
    codes = set()
    for response in unusual(tmp_path):
        assert response.status_code >= 400
        said_in_chinese(response)
        codes.add(response.json()["error"]["code"])
    assert {"not_ready", "internal_error", "too_busy", "cannot_keep", "wrong_digest"} <= codes


def test_a_training_is_refused_and_broken_off_in_chinese() -> None:
    app = create_app(Settings().model_copy(update={"training_seconds": 0.0}))
    with TestClient(app) as client:
        last = client.post("/api/pixels/train", json={"epochs": 200}, headers=CHINESE).text.splitlines()[-1]
        assert json.loads(last)["error"]["code"] == "training_too_long"
        assert re.search("训练超过了", last)
        app.state.trainings.at_once = 0
        response = client.post("/api/pixels/train", json={"epochs": 2}, headers=CHINESE)
    refused(response, 429, "too_many_trainings", limit=0)
    said_in_chinese(response)


def test_a_body_that_breaks_off_is_refused_in_chinese() -> None:
    app, sent = create_app(Settings()), []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json"), (b"accept-language", b"zh-CN")]
    place = {"method": "POST", "path": "/api/pixels/forward", "raw_path": b"/api/pixels/forward", "query_string": b""}
    http = {"type": "http", "http_version": "1.1", "scheme": "http", "client": None, "server": ("x", 80)}
    asyncio.run(app({**http, **place, "headers": headers}, receive, send))
    error = json.loads(sent[1]["body"])["error"]
    assert (error["code"], error["message"]) == ("body_cut_off", "正文还没发完，连接就断了")


ELSEWHERE = {"invalid", "limit_exceeded", "not_found", "method_not_allowed", "wrong_content_type"}
"""Codes of the tables that are gone through above."""


def test_every_code_is_provoked_here() -> None:
    """A new code is a new kind of refusal: it is to be seen in Chinese."""
    here = Path(__file__).read_text("utf-8")
    known = {code for _body, _status, code in BAD_BODIES.values()} | set(BY_HAND)
    for path, text in SOURCES.items():
        for code in codes_in(text):
            assert code in known or f'"{code}"' in here or code in ELSEWHERE, f"{path}: {code}"


def codes_in(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    yield ast.literal_eval(line.value)
    for call, _words in refusals(text):
        if ast.unparse(call.func) == "Refusal" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            yield str(call.args[1].value)


def test_english_is_the_default_and_the_shape_is_the_same_in_every_language(client: TestClient) -> None:
    bad = {"pixels": [7, *PIXELS[1:]]}
    english = client.post("/api/pixels/forward", json=bad).json()["error"]
    chinese = client.post("/api/pixels/forward", json=bad, headers=CHINESE).json()["error"]
    assert english["message"] == "pixels.0: it should be 1 or below; got 7"
    assert chinese["message"] == "pixels.0：应该不大于 1；收到的是 7"
    assert {**english, "message": ""} == {**chinese, "message": ""}
