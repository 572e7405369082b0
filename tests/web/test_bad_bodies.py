"""A body that is no proper JSON is refused before anything looks into it: never a 500, whatever it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.asking import GOOD, JSON, PIXELS, refused

BAD_BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "empty_body"),
    "white space": (b" \n ", 400, "empty_body"),
    "no JSON": (b"pixels=1", 400, "not_json"),
    "cut off": (b'{"pixels": [1, 2', 400, "not_json"),
    "two values": (b"{} {}", 400, "not_json"),
    "a comma too many": (b'{"pixels": [1,]}', 400, "not_json"),
    "NaN": (b'{"pixels": [NaN]}', 400, "not_json"),
    "Infinity": (b'{"pixels": [Infinity]}', 400, "not_json"),
    "minus infinity": (b'{"pixels": -Infinity}', 400, "not_json"),
    "invalid UTF-8": (b'{"pixels": "\xff\xfe"}', 400, "not_utf8"),
    "a surrogate in UTF-8": (b'{"pixels": "\xed\xa0\x80"}', 400, "not_utf8"),
    "a byte order mark": (b"\xef\xbb\xbf{}", 400, "not_json"),
    "UTF-16": ('{"pixels": []}'.encode("utf-16"), 400, "not_utf8"),
    "a raw NUL": (b'{"pixels": "\0"}', 400, "not_json"),
    "an escaped NUL": (b'{"pixels": "\\u0000"}', 400, "bad_text"),
    "half a surrogate pair": (b'{"pixels": "\\ud83d"}', 400, "bad_text"),
    "half a surrogate pair as a name": (b'{"\\ude00": 1}', 400, "bad_text"),
    "half a surrogate pair deep down": (b'{"a": [[{"b": "x\\ud800y"}]]}', 400, "bad_text"),
    "a number of 5000 digits": (b'{"pixels": ' + b"9" * 5000 + b"}", 400, "not_json"),
    "a nest of lists": (b"[" * 100_000 + b"]" * 100_000, 400, "too_deep"),
    "a nest of objects": (b'{"a":' * 30_000 + b"1" + b"}" * 30_000, 400, "too_deep"),
    "a small nest": (b"[" * 30 + b"]" * 30, 400, "too_deep"),
    "a nest within an explained request": (
        b'{"of": {"route": "pixels/forward", "request": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}}",
        400,
        "too_deep",
    ),
    "too many values": (b"[" + b"0," * 20_000 + b"0]", 400, "too_many_values"),
    "a megabyte of emoji": (json.dumps({"pixels": "😀" * 262_144}, ensure_ascii=False).encode(), 413, "body_too_large"),
    "a megabyte of escaped emoji": (json.dumps({"pixels": "😀" * 100_000}).encode(), 413, "body_too_large"),
    "a list": (b"[]", 422, "invalid"),
    "a number": (b"1e400", 422, "invalid"),
    "null": (b"null", 422, "invalid"),
    "a text": ('"😀"'.encode(), 422, "invalid"),
    "an unknown field": (b'{"surprise": 1}', 422, "invalid"),
}


@pytest.mark.parametrize("kind", BAD_BODIES)
@pytest.mark.parametrize("path", GOOD)
def test_a_bad_body_is_refused(client: TestClient, path: str, kind: str) -> None:
    body, status, code = BAD_BODIES[kind]
    refused(client.post(path, content=body, headers=JSON), status, code)


CONTENT_TYPES = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "",
    "application/jsonx",
    "*/*",
]


@pytest.mark.parametrize("content_type", [*CONTENT_TYPES, "application/json; charset=utf-16"])
def test_another_content_type_is_refused(client: TestClient, content_type: str) -> None:
    response = client.post("/api/pixels/forward", content=b"{}", headers={"content-type": content_type})
    refused(response, 415, "wrong_content_type", limit="application/json")


def test_no_content_type_is_refused(client: TestClient) -> None:
    refused(client.post("/api/pixels/forward", content=b"{}"), 415, "wrong_content_type")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON"])
def test_json_may_be_said_in_several_ways(client: TestClient, content_type: str) -> None:
    body = json.dumps({"pixels": PIXELS})
    assert client.post("/api/pixels/forward", content=body, headers={"content-type": content_type}).status_code == 200


def test_a_body_in_pieces_is_counted_as_it_comes(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(300):
            yield b" " * 1024

    response = client.post("/api/pixels/forward", content=pieces(), headers=JSON)
    refused(response, 413, "body_too_large", limit=262_144)


def test_an_announced_size_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = JSON | {"content-length": "9" * 30}
    refused(client.post("/api/pixels/forward", content=b"{}", headers=headers), 413, "body_too_large")
