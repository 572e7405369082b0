"""The route of the whole machine."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.settings import Settings
from app.trace.machine_script import home_zip
from app.trace.schema import Trace
from app.trace.transformer_requests import MachineRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.explain import inner
from app.web.openapi import OF_A_BODY, Responses, refusals
from app.web.traced import TRACED, answer_large_trace

router = APIRouter(prefix="/api/machine", tags=["machine"], route_class=StrictRoute, responses=OF_A_BODY)

ZIP = "application/zip"
PACKED: Responses = {
    200: {
        "description": "The program and its numbers",
        "content": {ZIP: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("/trace", response_model=Trace)
async def trace(request: Request, body: Annotated[MachineRequest, Body(openapi_examples=examples.MACHINE)]) -> Response:
    """The whole forward pass and the draw, as `/api/next`; and on the same tape, who did what for the answer.

    `result.votes`: what each part did for the word `voted` (the best one, or `word`): they add up to its score.
    `result.lens`: what the model would answer after the embedding and after each layer; `decided`: from which depth on
    it names the last winner. A model that was not taught what comes next has neither: it ends at the vector of the
    sentence. Of it `result.along` is how far each token points along that vector, `result.near` how near to it one
    was before any layer and after each.
    """
    return await answer_large_trace(request, "machine/trace", body)


@router.get("/script", status_code=200, response_class=Response, responses=PACKED | refusals(422))
async def script(
    request: Request,
    model: Annotated[str, Query(description="a GPT of /api/models, by its id")],
    text: Annotated[str, Query(description="what it reads")],
    word: Annotated[int | None, Query(description="whose votes are counted, by its id; else the best")] = None,
) -> Response:
    """A zip to take home: a short NumPy program, the weights, and the numbers of the trace that it makes again."""
    settings: Settings = request.app.state.settings
    asked = {"model": model, "text": text} | ({} if word is None else {"word": word})
    body: Any = inner(settings, TRACED["machine/trace"], asked, "request")
    packed = await run_in_threadpool(home_zip, body, request.app.state.library, settings.packed_parameters)
    headers = {"Cache-Control": "no-cache", "Content-Disposition": 'attachment; filename="glassbox-machine.zip"'}
    return Response(packed, headers=headers, media_type=ZIP)
