"""The route of the whole machine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from app.trace.schema import Trace
from app.trace.transformer_requests import MachineRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.openapi import OF_A_BODY
from app.web.traced import answer_large_trace

router = APIRouter(prefix="/api/machine", tags=["machine"], route_class=StrictRoute, responses=OF_A_BODY)


@router.post("/trace", response_model=Trace)
async def trace(request: Request, body: Annotated[MachineRequest, Body(openapi_examples=examples.MACHINE)]) -> Response:
    """The whole forward pass and the draw, as `/api/next`; and on the same tape, who did what for the answer.

    `result.votes`: what each part did for the word `voted` (the best one, or `word`): they add up to its score.
    `result.lens`: what the model would answer after the embedding and after each layer; `decided`: from which depth on
    it names the last winner. A model that was not taught what comes next has neither, and ends at its stream.
    """
    return await answer_large_trace(request, "machine/trace", body)
