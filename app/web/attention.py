"""The routes of attention: a text through a language model, every operation of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from app.trace.schema import Trace
from app.trace.transformer_requests import AttentionRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.openapi import OF_A_BODY
from app.web.traced import answer_large_trace

router = APIRouter(prefix="/api/attention", tags=["attention"], route_class=StrictRoute, responses=OF_A_BODY)


@router.post("/trace", response_model=Trace)
async def trace(
    request: Request, body: Annotated[AttentionRequest, Body(openapi_examples=examples.ATTENTION)]
) -> Response:
    """The whole forward pass of a text. `result`: tokens (id, text, start, end, special), read, causal.

    The patterns of a short text travel along; what is too large has an `href` instead of its data.
    """
    return await answer_large_trace(request, "attention/trace", body)
