"""The body of a request: read once, strictly, by every POST route.

Before a model sees it, a body is known to be small, UTF-8, JSON without NaN, not deep, not too many values, and free of
text that cannot be written out again (a NUL, a half of a surrogate pair).
"""

from __future__ import annotations

import email.message
import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.settings import Settings
from app.trace.language import N_
from app.web.refusal import Refusal
from app.web.validation import shortened

DEEPEST = 24
"""Levels of nesting. The deepest that any route asks for is a network's weights inside an explained request: 6."""


class StrictRequest(Request):
    """A request whose JSON was read already."""

    def __init__(self, request: Request, value: Any) -> None:
        super().__init__(request.scope, request.receive)
        self._value = value

    async def body(self) -> bytes:
        """Anything but empty: FastAPI asks for it to see that there is a body, and takes the value from `json`."""
        return b"{}"

    async def json(self) -> Any:
        return self._value


class StrictRoute(APIRoute):
    """A route whose body is read by `read_json`. FastAPI goes on with the value, and describes it in OpenAPI."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        if self.body_field is None:
            return handle

        async def read_strictly(request: Request) -> Response:
            return await handle(StrictRequest(request, await read_json(request)))

        return read_strictly


async def read_json(request: Request) -> Any:
    """The value of a JSON body. Errors: Refusal 400 (not JSON), 413 (too large), 415 (said to be something else)."""
    settings: Settings = request.app.state.settings
    _refuse_other_types(request.headers.get("content-type"))
    return parsed(await read_bytes(request, settings.body_bytes), settings.body_values)


def parsed(raw: bytes, most_values: int) -> Any:
    """The value of JSON text that passes every test of form. Errors: Refusal 400."""
    if not raw.strip():
        raise Refusal(400, "empty_body", N_("the body is empty: send a JSON object"))
    try:
        text = raw.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Refusal(400, "not_utf8", N_("the body is not UTF-8: byte {start} is wrong"), start=error.start) from None
    except json.JSONDecodeError as error:
        near = shortened(text[max(0, error.pos - 10) : error.pos + 10])
        raise Refusal(
            400,
            "not_json",
            N_("the body is not JSON: something is wrong at line {line}, column {column}, near {near}"),
            line=error.lineno,
            column=error.colno,
            near=near,
        ) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # a whole number of thousands of digits
        raise Refusal(400, "not_json", N_("the body holds a number of too many digits")) from None
    _refuse_bad_form(value, most_values)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise Refusal(400, "not_json", N_("the body is not JSON: {name} is not a JSON number"), name=name)


def _too_deep() -> Refusal:
    return Refusal(400, "too_deep", N_("the body is nested too deeply: at most {limit} levels"), limit=DEEPEST)


def _refuse_bad_form(value: Any, most_values: int) -> None:
    """Level by level, so that no depth can exhaust the stack, and no number of values goes unseen."""
    level, seen = [value], 0
    for _depth in range(DEEPEST + 1):
        seen += len(level)
        if seen > most_values:
            raise Refusal(
                400,
                "too_many_values",
                N_("the body holds too many values: more than {limit} numbers, texts, lists and objects"),
                limit=most_values,
            )
        following: list[Any] = []
        for each in level:
            if isinstance(each, str):
                _refuse_bad_text(each)
            elif isinstance(each, list):
                following += each
            elif isinstance(each, dict):
                following += each.keys()
                following += each.values()
        if not following:
            return
        level = following
    raise _too_deep()


def _refuse_bad_text(text: str) -> None:
    if "\0" in text:
        raise Refusal(400, "bad_text", N_("a text holds a NUL character: {text}"), text=shortened(text))
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refusal(400, "bad_text", N_("a text holds a half of a surrogate pair: {text}"), text=shortened(text))


def _refuse_other_types(content_type: str | None) -> None:
    header = email.message.Message()
    header["content-type"] = content_type or "none"
    charset = str(header.get_param("charset", "utf-8")).lower()
    if header.get_content_type() != "application/json" or charset not in ("utf-8", "utf8"):
        raise Refusal(
            415,
            "wrong_content_type",
            N_("a body is sent as application/json in UTF-8, not as {content_type}"),
            limit="application/json",
            headers={"Accept": "application/json"},
            content_type=shortened(content_type or "nothing"),
        )


async def read_bytes(request: Request, most: int) -> bytes:
    """The body, whatever its Content-Length says: what counts is what comes. Errors: Refusal 400 (cut off), 413."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > most:
        raise _too_large(most)
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                raise _too_large(most)
            chunks.append(chunk)
    except ClientDisconnect:
        raise Refusal(400, "body_cut_off", N_("the connection was closed in the middle of the body")) from None
    return b"".join(chunks)


def _too_large(most: int) -> Refusal:
    return Refusal(413, "body_too_large", N_("the body is too large: at most {limit} bytes"), limit=most)
