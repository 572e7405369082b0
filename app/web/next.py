"""The routes of the guess: what comes next, and token by token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.trace.next import spoken
from app.trace.schema import Trace
from app.trace.transformer_requests import GenerateRequest, NextRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.limits import keep_to
from app.web.openapi import OF_A_BODY, Responses, lines_of
from app.web.traced import answer_large_trace
from app.web.wire import json_bytes

router = APIRouter(prefix="/api", tags=["guess"], route_class=StrictRoute, responses=OF_A_BODY)
TOKENS: Responses = {200: {"description": "The tokens, as they are chosen", "content": lines_of("SpokenAnswer")}}


class TokensAnswer(StreamingResponse):
    """A line a token. Each is computed when it can be sent, so nothing more is once the client has left."""

    media_type = None


@router.post("/next", response_model=Trace)
async def next_token(request: Request, body: Annotated[NextRequest, Body(openapi_examples=examples.NEXT)]) -> Response:
    """What comes next. `result`: candidates (id, text, probability), best first, drawn, chance, tokens, read."""
    return await answer_large_trace(request, "next", body)


@router.post("/generate", status_code=200, response_class=TokensAnswer, responses=TOKENS)
async def generate(
    request: Request, body: Annotated[GenerateRequest, Body(openapi_examples=examples.GENERATE)]
) -> Response:
    """Token by token: a line each, with its probability as it was chosen and before anything was cooled or cut.

    It stops when the client leaves. When the model's places are used up, it reads the later half again and goes on.
    """
    keep_to(request.app.state.settings, body)
    said = await run_in_threadpool(spoken, body, request.app.state.library)
    # Not no-store: Chromium says of such a stream that it broke off.
    return TokensAnswer(_lines(said), headers={"Cache-Control": "no-cache"}, media_type="application/x-ndjson")


def _lines(said: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for each in said:
        yield json_bytes(each) + b"\n"
