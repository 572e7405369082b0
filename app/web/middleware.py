"""What stands around every request. Plain ASGI: a stream of frames goes through without being gathered.

From the outside in: the language, so that what these refuse is said in it; RequestLog, SecurityHeaders, HeadAsGet,
AtOnce; then the compression, the routes.
"""

from __future__ import annotations

import re
import time
import uuid
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.trace.language import N_
from app.web import log
from app.web.errors import answer
from app.web.refusal import Refusal, error_answer

SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class RequestLog:
    """Gives each request an id, writes one line about it, and makes a bug a 500 that says where it is logged."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent_id = Headers(scope=scope).get("x-request-id", "")
        request_id = sent_id if SANE_ID.fullmatch(sent_id) else uuid.uuid4().hex
        scope["glassbox.request_id"] = request_id
        started, status, size = time.perf_counter(), 0, 0

        async def send_counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        except Exception as error:
            log.bug("a request failed", {"request_id": request_id, "path": scope["path"]}, error)
            if status == 0:
                await _answer_bug(scope, receive, send_counted)
            # Where the answer had begun, it stays unfinished: the server closes the connection, the client sees that.
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000, 2)
            log.access(_fields(scope, status, milliseconds, size))


async def _answer_bug(scope: Scope, receive: Receive, send: Send) -> None:
    refusal = Refusal(500, "internal_error", log.LOGGED, request_id=scope["glassbox.request_id"])

    async def send_secured(started: Message) -> None:
        if started["type"] == "http.response.start":
            MutableHeaders(scope=started).update(SECURITY_HEADERS)
        await send(started)

    try:
        response = answer(Request(scope), refusal)
    except Exception:  # the template of the error page, or what leads to it, may be the bug
        response = error_answer(refusal)
    await response(scope, receive, send_secured)


def _fields(scope: Scope, status: int, milliseconds: float, size: int) -> dict[str, Any]:
    """Status 0: the client had left before the answer began."""
    client = scope.get("client")
    return {
        "request_id": scope["glassbox.request_id"],
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "ms": milliseconds,
        "bytes": size,
        "client": client[0] if client else None,
    }


class SecurityHeaders:
    """The headers that every answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_secured if scope["type"] == "http" else send)


class HeadAsGet:
    """HEAD is GET without the body, for every route at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_without_body)


class AtOnce:
    """Refuses a request when too many are being answered: better a few are told so than all of them wait."""

    def __init__(self, app: ASGIApp, most: int, retry_seconds: int) -> None:
        self.app = app
        self.most = most
        self.retry_seconds = retry_seconds
        self.running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == "/healthz":  # a full house is a healthy one
            await self.app(scope, receive, send)
            return
        if self.running >= self.most:
            headers = {"Retry-After": str(self.retry_seconds)}
            await error_answer(
                Refusal(
                    503,
                    "too_busy",
                    N_("{limit} requests are being answered, as many as may at once: try again in a few seconds"),
                    limit=self.most,
                    headers=headers,
                )
            )(scope, receive, send)
            return
        self.running += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.running -= 1
