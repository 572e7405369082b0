"""The routes of what is asked about attention: where a word goes, what each head does, what changes without it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Body, Query, Request
from pydantic import ValidationError
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.trace.attention_effects import effects as effects_of
from app.trace.attention_pairs import pairs as pairs_of
from app.trace.attention_patterns import patterns as patterns_of
from app.trace.attention_requests import (
    DifferenceRequest,
    EffectRequest,
    EffectsRequest,
    HeadsRequest,
    PairsRequest,
    PathRequest,
    PinnedRequest,
)
from app.trace.attention_schema import EffectsAnswer, HeadsAnswer, PathAnswer
from app.trace.language import N_
from app.trace.schema import Trace
from app.trace.transformer_requests import AttentionRequest
from app.web import examples
from app.web.answers import computed
from app.web.body import StrictRoute
from app.web.limits import keep_to
from app.web.openapi import OF_A_BODY, Responses, lines_of, refusals
from app.web.refusal import Refusal
from app.web.tensor import NPY
from app.web.traced import answer_large_trace, recorded
from app.web.validation import invalid, shortened
from app.web.wire import json_bytes

router = APIRouter(prefix="/api/attention", tags=["attention"], route_class=StrictRoute, responses=OF_A_BODY)
LINES: Responses = {200: {"description": "The pairs, as they are computed", "content": lines_of("PairLine")}}


NPY_ANSWER: Responses = {
    200: {"description": "The patterns", "content": {NPY: {"schema": {"type": "string", "format": "binary"}}}}
}
MOST_KEPT = 8
"""The lines of so many models are kept: 10 kB each."""


async def _result(request: Request, route: str, body: Any) -> Response:
    keep_to(request.app.state.settings, body)
    recording = await run_in_threadpool(recorded, request, route, body)
    return computed(json_bytes(recording.result))


@router.get("/patterns", response_class=Response, responses=NPY_ANSWER | refusals(422))
async def patterns(
    request: Request,
    model: Annotated[str, Query(description="a model of /api/models, by its id")],
    text: Annotated[str, Query(description="the text")],
    layer: Annotated[str | None, Query(description="this layer alone, counted from 0")] = None,
    head: Annotated[str | None, Query(description="this head alone, counted from 0")] = None,
    size: Annotated[str | None, Query(description="at most so many squares a side, each a mean of weights")] = None,
) -> Response:
    """Who looks at whom in every head, as one .npy file of 16-bit numbers: [layer, head, query_pos, key_pos]."""
    try:
        body = AttentionRequest(model=model, text=text)
    except ValidationError as error:
        raise invalid(error.errors()) from None
    keep_to(request.app.state.settings, body)
    wanted = [_whole(name, value) for name, value in (("layer", layer), ("head", head), ("size", size))]

    def made() -> bytes:
        file = io.BytesIO()
        np.save(file, patterns_of(recorded(request, "attention/trace", body), *wanted), allow_pickle=False)
        return file.getvalue()

    headers = {"Cache-Control": "no-cache"}
    return Response(await run_in_threadpool(made), headers=headers, media_type=NPY)


def _whole(name: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 6 and (name != "size" or int(value) > 0)):
        raise Refusal(
            422, "invalid", N_("{field}: a whole number is wanted, not {value}"), name, value=shortened(value)
        )
    return int(value)


@router.post("/path", response_model=PathAnswer)
async def path(request: Request, body: Annotated[PathRequest, Body(openapi_examples=examples.PATH)]) -> Response:
    """Where a word goes on the plane of two poles. Each number is on a tape: explain it as of attention/path."""
    return await _result(request, "attention/path", body)


@router.post("/heads", response_model=HeadsAnswer)
async def heads(request: Request, body: Annotated[HeadsRequest, Body(openapi_examples=examples.HEADS)]) -> Response:
    """What each head does, measured on this text: where it looks, and how much it writes for the word."""
    return await _result(request, "attention/heads", body)


@router.post("/pinned", response_model=Trace)
async def pinned(request: Request, body: Annotated[PinnedRequest, Body(openapi_examples=examples.PINNED)]) -> Response:
    """Several heads together: where they look, and what they write into the stream, added up; two of them compared.

    `result`: heads, each with how much it writes for the word; `writes` of all together; `alike` of the two.
    """
    return await answer_large_trace(request, "attention/pinned", body)


@router.post("/effect", response_model=Trace)
async def effect(request: Request, body: Annotated[EffectRequest, Body(openapi_examples=examples.EFFECT)]) -> Response:
    """What changes when a word, a head, a layer or a weight is taken away: both runs on one tape.

    A word is struck out: no other may look at it. A head hands on nothing. A weight is set, to 0 where no value is
    given, and the others of its row share what is left in the shares they had. `result`: alike and distance of the
    word by depth, its place and lean with poles, the next words of a model that looks back alone.
    """
    return await answer_large_trace(request, "attention/effect", body)


@router.post("/effects", response_model=EffectsAnswer)
async def effects(
    request: Request, body: Annotated[EffectsRequest, Body(openapi_examples=examples.EFFECTS)]
) -> Response:
    """The effect of each weight of a row (the largest 24), of each head, or of each word, taken away in its turn.

    Of a long text those words are tried that are looked at most. All of them at once are too many there: `first` and
    `count` ask for a few at a time, `total` says how many there are.
    """
    keep_to(request.app.state.settings, body)

    def told() -> bytes:
        plain = recorded(request, "attention/trace", AttentionRequest(model=body.model, text=body.text))
        return json_bytes(effects_of(body, request.app.state.library, plain))

    return computed(await run_in_threadpool(told))


@router.post("/difference", response_model=Trace)
async def difference(
    request: Request, body: Annotated[DifferenceRequest, Body(openapi_examples=examples.DIFFERENCE)]
) -> Response:
    """Two texts, and one tensor of the first minus the same of the second, token against token: `difference`."""
    return await answer_large_trace(request, "attention/difference", body)


@router.post("/pairs", status_code=200, response_class=StreamingResponse, responses=LINES)
async def pairs(request: Request, body: Annotated[PairsRequest, Body(openapi_examples=examples.PAIRS)]) -> Response:
    """Fifty pairs of sentences in which a word means two things: do its two meanings part, and after which layer?

    Computed by the model as they are sent, a line a pair; the last has the figures of all. Kept for the next who asks.
    """
    kept: dict[str, list[bytes]] = request.app.state.pairs
    known = kept.get(body.model)
    await run_in_threadpool(request.app.state.library.open, body.model)

    async def lines() -> AsyncIterator[bytes]:
        made: list[bytes] = []
        async for line in iterate_in_threadpool(pairs_of(body, request.app.state.library)):
            made.append(json_bytes(line) + b"\n")
            yield made[-1]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[body.model] = made

    headers = {"Cache-Control": "no-cache"}
    if known is not None:
        return Response(b"".join(known), headers=headers, media_type="application/x-ndjson")
    return StreamingResponse(lines(), headers=headers, media_type="application/x-ndjson")
