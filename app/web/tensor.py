"""One tensor of a trace, or a slice of it: what did not travel with the trace, fetched when it is looked at."""

from __future__ import annotations

import io
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.engine.errors import EngineError
from app.settings import Settings
from app.trace.language import N_
from app.trace.names import AXES
from app.trace.schema import SliceAnswer
from app.trace.slices import slice_of, sliced
from app.web.answers import cacheable
from app.web.body import parsed
from app.web.errors import from_engine
from app.web.explain import inner
from app.web.openapi import NOT_MODIFIED, Responses, refusals
from app.web.refusal import Refusal
from app.web.traced import TRACED, recorded
from app.web.validation import shortened

router = APIRouter(prefix="/api", tags=["explain"])
NPY = "application/x-npy"
ANSWERS: Responses = {
    200: {"description": "The numbers", "content": {NPY: {"schema": {"type": "string", "format": "binary"}}}}
}


PLACES = [
    {
        "name": axis,
        "in": "query",
        "required": False,
        "description": says,
        "schema": {"type": "integer", "minimum": 0, "maximum": 10**8},
    }
    for axis, says in AXES.items()
]


@router.get(
    "/tensor/{tensor}",
    response_model=SliceAnswer,
    responses=ANSWERS | NOT_MODIFIED | refusals(400, 422),
    openapi_extra={"parameters": PLACES},
)
async def tensor(
    request: Request,
    tensor: str,
    route: Annotated[str, Query(description="the route of the trace, as in /api/explain")],
    asked: Annotated[str, Query(alias="request", description="the request of the trace, as JSON")],
) -> Response:
    """A tensor of a trace, as JSON, or as .npy where Accept asks for application/x-npy.

    Any axis may be given a place (`head=3&query_pos=5`): it is then gone from the answer.
    """
    traced = TRACED.get(route)
    if traced is None:
        known = ", ".join(TRACED)
        raise Refusal(
            422,
            "unknown_route",
            N_("route: there is no trace of {route}: choose one of {limit}"),
            "route",
            known,
            route=shortened(route),
        )
    settings: Settings = request.app.state.settings
    body = inner(settings, traced, parsed(asked.encode("utf-8", "replace"), settings.body_values), "request")
    at = {name: _place(name, value) for name, value in request.query_params.items() if name not in ("route", "request")}
    packed = "npy" in request.headers.get("accept", "")
    told = await run_in_threadpool(_told, request, route, body, tensor, at, packed)
    return told if isinstance(told, Response) else cacheable(request, told, headers={"Vary": "Accept"})


def _told(request: Request, route: str, body: BaseModel, tensor: str, at: dict[str, int], packed: bool) -> Any:
    most = request.app.state.settings.tensor_numbers
    try:
        recording = recorded(request, route, body, tensor)
    except EngineError as error:
        raise from_engine(error, "request") from None
    if not packed:
        return sliced(recording, tensor, at, most)
    _dims, part = slice_of(recording, tensor, at, most)
    file = io.BytesIO()
    np.save(file, part, allow_pickle=False)
    headers = {
        "Cache-Control": "no-cache",
        "Vary": "Accept",
        "Content-Disposition": 'attachment; filename="tensor.npy"',
    }
    return Response(file.getvalue(), headers=headers, media_type=NPY)


def _place(axis: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Refusal(
            422,
            "invalid",
            N_("{axis}: a place along an axis is a whole number from 0; got {value}"),
            axis,
            axis=shortened(axis),
            value=shortened(value),
        )
    return int(value)
