"""Where one number came from: the computation is run again, and the number taken apart."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.engine.errors import EngineError
from app.settings import Settings
from app.trace.language import N_
from app.trace.recording import explained
from app.trace.requests import ExplainRequest
from app.trace.schema import Explained
from app.web import examples
from app.web.answers import computed
from app.web.body import StrictRoute
from app.web.errors import from_engine
from app.web.limits import keep_to
from app.web.openapi import OF_A_BODY
from app.web.refusal import Refusal
from app.web.traced import TRACED, Traced, recorded
from app.web.validation import invalid, shortened
from app.web.wire import json_bytes

router = APIRouter(prefix="/api", tags=["explain"], route_class=StrictRoute, responses=OF_A_BODY)
WITHIN = "of.request"


@router.post("/explain", response_model=Explained)
async def explain(
    request: Request, body: Annotated[ExplainRequest, Body(openapi_examples=examples.EXPLAIN)]
) -> Response:
    """The formula of one number of one trace, with its real operands, the largest product first."""
    traced = TRACED.get(body.of.route)
    if traced is None:
        known = ", ".join(TRACED)
        raise Refusal(
            422,
            "unknown_route",
            N_("of.route: there is no trace of {route}: choose one of {limit}"),
            "of.route",
            known,
            route=shortened(body.of.route),
        )
    asked = inner(request.app.state.settings, traced, body.of.request, WITHIN)
    if not traced.reads_models:
        return computed(json_bytes(_explained(request, asked, body)))
    return computed(json_bytes(await run_in_threadpool(_explained, request, asked, body)))


def inner(settings: Settings, traced: Traced, value: Any, within: str) -> BaseModel:
    """The request within the request, held to the same rules as if it had come by itself. Errors: Refusal 422."""
    try:
        asked = traced.model.model_validate(value)
        keep_to(settings, asked)
    except ValidationError as error:
        raise invalid(error.errors(), within) from None
    except Refusal as error:
        error.field = f"{within}.{error.field}"
        raise
    return asked


def _explained(request: Request, asked: BaseModel, body: ExplainRequest) -> dict[str, Any]:
    try:
        recording = recorded(request, body.of.route, asked, body.tensor)
    except EngineError as error:
        raise from_engine(error, WITHIN) from None
    return explained(recording, body.tensor, body.index, body.most, body.part)
