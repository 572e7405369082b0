"""The route of a model that grows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request

from app.settings import Settings
from app.trace.grow_requests import GrowRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.openapi import OF_A_BODY, Responses, lines_of, refusals
from app.web.streamed import answer_frames
from app.web.training import TrainingAnswer

router = APIRouter(prefix="/api", tags=["grow"], route_class=StrictRoute, responses=OF_A_BODY)
MOMENTS: Responses = {200: {"description": "The moments, as it grows", "content": lines_of("GrowFrame")}}


@router.post("/grow", status_code=200, response_class=TrainingAnswer, responses=refusals(429) | MOMENTS)
async def grow(request: Request, body: Annotated[GrowRequest, Body(openapi_examples=examples.GROW)]) -> TrainingAnswer:
    """A small GPT grown from random weights, streamed: the first frame before any training, the last with `done`.

    It reads the world's stories, or `text`, whose pieces are learned first. Frames come close together at first, for it
    learns most then. A checkpoint brings `held_out` and the model's file. It stops when the client leaves.
    """
    settings: Settings = request.app.state.settings
    return await answer_frames(request, body, settings.growings)
