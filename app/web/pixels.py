"""The routes of the pixel network."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from app.trace.pixels import atlas_rows
from app.trace.pixels_schema import FirstNetwork, SpaceCounts
from app.trace.pixels_space import space_counts
from app.trace.pixels_training import first_network, frames
from app.trace.requests import (
    AccuracyRequest,
    AtlasRequest,
    BackwardRequest,
    ForwardRequest,
    NetworkRequest,
    NudgeRequest,
    SpaceRequest,
    StuckRequest,
)
from app.trace.schema import Trace
from app.trace.train_request import TrainRequest
from app.web import examples
from app.web.answers import computed, lines
from app.web.body import StrictRoute
from app.web.limits import keep_to
from app.web.openapi import OF_A_BODY, lines_of, refusals
from app.web.streamed import answer_frames
from app.web.traced import answer_trace
from app.web.training import TrainingAnswer
from app.web.wire import json_bytes

router = APIRouter(prefix="/api/pixels", tags=["pixels"], route_class=StrictRoute, responses=OF_A_BODY)


@router.post("/forward", response_model=Trace)
async def forward(
    request: Request, body: Annotated[ForwardRequest, Body(openapi_examples=examples.FORWARD)]
) -> Response:
    """One picture through the network. `result`: probabilities (4), answer (0 to 3), label."""
    return answer_trace(request, "pixels/forward", body)


@router.post("/backward", response_model=Trace)
async def backward(
    request: Request, body: Annotated[BackwardRequest, Body(openapi_examples=examples.BACKWARD)]
) -> Response:
    """One step of learning: the error, every gradient, the step downhill. `result`: loss, probabilities, network."""
    return answer_trace(request, "pixels/backward", body)


@router.post("/nudge", response_model=Trace)
async def nudge(request: Request, body: Annotated[NudgeRequest, Body(openapi_examples=examples.NUDGE)]) -> Response:
    """Is a gradient true? One weight is pushed up and down. `result`: measured, computed, difference, the losses."""
    return answer_trace(request, "pixels/nudge", body)


@router.post("/accuracy", response_model=Trace)
async def accuracy(
    request: Request, body: Annotated[AccuracyRequest, Body(openapi_examples=examples.ACCURACY)]
) -> Response:
    """How many examples are answered right; `flips` adds their one-pixel neighbours. `result`: accuracy, right, of."""
    return answer_trace(request, "pixels/accuracy", body)


@router.post("/space", response_model=Trace)
async def space(request: Request, body: Annotated[SpaceRequest, Body(openapi_examples=examples.SPACE)]) -> Response:
    """All 512 pictures through the network, and what is counted of its answers. `result`: as of /counts."""
    return answer_trace(request, "pixels/space", body)


@router.post("/counts", response_model=SpaceCounts)
async def counts(request: Request, body: Annotated[SpaceRequest, Body(openapi_examples=examples.SPACE)]) -> Response:
    """What is counted over all 512 pictures, without the trace of /space."""
    keep_to(request.app.state.settings, body)
    return computed(json_bytes(space_counts(body)))


@router.post("/stuck", response_model=Trace)
async def stuck(request: Request, body: Annotated[StuckRequest, Body(openapi_examples=examples.STUCK)]) -> Response:
    """What a finding about a training rests on. `result`: pinned; with `losses` rise_share and fall."""
    return answer_trace(request, "pixels/stuck", body)


@router.post("/network", response_model=FirstNetwork)
async def network(body: Annotated[NetworkRequest, Body(openapi_examples=examples.NETWORK)]) -> Response:
    """A network that knows nothing yet: the first weights of a seed."""
    return computed(json_bytes(first_network(body)))


@router.post("/atlas", response_model=list[list[float]])
async def atlas(body: Annotated[AtlasRequest, Body(openapi_examples=examples.ATLAS)]) -> Response:
    """All 512 pictures at once: row i is of the picture whose pixel k is bit k of i (1 is white)."""
    return computed(json_bytes(atlas_rows(body)))


@router.post(
    "/train",
    status_code=200,
    response_class=TrainingAnswer,
    responses=refusals(429) | {200: {"description": "The frames, as they are computed", "content": lines_of("Frame")}},
)
async def train(request: Request, body: Annotated[TrainRequest, Body(openapi_examples=examples.TRAIN)]) -> Response:
    """A training, streamed: a frame a line, the first before any training, the last with `done`.

    It stops when the client leaves. The `network` of any frame, with its `epoch` as `first_epoch` and its `step` as
    `first_step`, goes on from there, bit for bit. Where something goes wrong after the first frame, the last line is
    an error instead.
    """
    if body.epochs == 0:  # the one frame before any training: not worth a process
        keep_to(request.app.state.settings, body)
        return lines(frames(body))
    return await answer_frames(request, body)
