"""Whether the server is ready: for whoever started it, and for the page that lost it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from app.settings import VERSION
from app.trace.language import N_
from app.web.refusal import Refusal
from app.web.wire import json_bytes

router = APIRouter(tags=["about"])


class Health(BaseModel):
    """The server is up, and ready to answer."""

    status: Literal["ok"]
    version: str
    trainings: int = Field(description="how many trainings are running in this worker")


@router.get("/healthz", response_model=Health)
async def healthz(request: Request) -> Response:
    """Ready, or 503."""
    if not request.app.state.ready:
        raise Refusal(503, "not_ready", N_("the server is starting, or stopping"), headers={"Retry-After": "1"})
    health = Health(status="ok", version=VERSION, trainings=len(request.app.state.trainings.running))
    return Response(
        json_bytes(health.model_dump()), headers={"Cache-Control": "no-store"}, media_type="application/json"
    )
