"""Answers as JSON: the bytes, and what a cache may do with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.web.wire import json_bytes


def computed(body: bytes) -> Response:
    """The answer to a POST, as JSON bytes. It would be the same next time; but no cache keeps the answer to a POST."""
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")


def lines(values: Iterable[Any]) -> Response:
    """Some values, a line of JSON each, all at once. Not no-store: Chromium says of such a stream that it broke off."""
    body = b"".join(json_bytes(value) + b"\n" for value in values)
    return Response(body, headers={"Cache-Control": "no-cache"}, media_type="application/x-ndjson")


def cacheable(
    request: Request, value: Any, media_type: str = "application/json", headers: dict[str, str] | None = None
) -> Response:
    """The answer to a GET: kept by whoever likes, and asked for again with its ETag. Text is sent as it is."""
    body = value.encode("utf-8") if isinstance(value, str) else json_bytes(value)
    # Weak: the same answer may go out compressed or not.
    etag = f'W/"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
    headers = {"Cache-Control": "no-cache", "ETag": etag, **(headers or {})}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)
