"""The routes of meaning: neighbours, analogies, maps, sentences; and words that learn their places."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.trace.embedding_map import around as told_around
from app.trace.embedding_requests import (
    AnalogiesRequest,
    AnalogyRequest,
    AroundRequest,
    LearnRequest,
    MapRequest,
    MomentRequest,
    NeighboursRequest,
    SentencesRequest,
    WordsRequest,
)
from app.trace.embedding_schema import AlikeWord, AnalogiesAnswer, AroundAnswer, MapAnswer, SentencesAnswer, WordsAnswer
from app.trace.embeddings import known_words
from app.trace.schema import Trace
from app.web import examples
from app.web.answers import computed
from app.web.body import StrictRoute
from app.web.limits import keep_to
from app.web.openapi import OF_A_BODY, Responses, lines_of, refusals
from app.web.streamed import answer_frames
from app.web.traced import answer_trace, recorded
from app.web.training import TrainingAnswer
from app.web.wire import json_bytes

router = APIRouter(prefix="/api", tags=["meaning"], route_class=StrictRoute, responses=OF_A_BODY)
FRAMES: Responses = {200: {"description": "The moments, as they are learned", "content": lines_of("LearnFrame")}}


async def _answer(request: Request, route: str, body: BaseModel) -> Response:
    """What a recording answers with; its numbers are opened by /api/explain with the same route and request."""
    keep_to(request.app.state.settings, body)
    told = await run_in_threadpool(lambda: json_bytes(recorded(request, route, body).result["answer"]))
    return computed(told)


@router.post("/embeddings/words", response_model=WordsAnswer)
async def words(request: Request, body: Annotated[WordsRequest, Body(openapi_examples=examples.WORDS)]) -> Response:
    """The words that a model knows by a row of its own, the commonest first."""
    keep_to(request.app.state.settings, body)
    return computed(json_bytes(await run_in_threadpool(known_words, body, request.app.state.library)))


@router.post("/embeddings/neighbours", response_model=list[AlikeWord])
async def neighbours(
    request: Request, body: Annotated[NeighboursRequest, Body(openapi_examples=examples.NEIGHBOURS)]
) -> Response:
    """The words whose embeddings point most the way of one word's, the most alike first."""
    return await _answer(request, "embeddings/neighbours", body)


@router.post("/embeddings/analogy", response_model=list[AlikeWord])
async def analogy(
    request: Request, body: Annotated[AnalogyRequest, Body(openapi_examples=examples.ANALOGY)]
) -> Response:
    """a is to b as c is to what? Best first; the three that are given are left out."""
    return await _answer(request, "embeddings/analogy", body)


@router.post("/embeddings/analogies", response_model=AnalogiesAnswer)
async def analogies(
    request: Request, body: Annotated[AnalogiesRequest, Body(openapi_examples=examples.ANALOGIES)]
) -> Response:
    """A set of 64 well-known analogies of eight kinds, each answered now; the failures too."""
    return await _answer(request, "embeddings/analogies", body)


@router.post("/embeddings/map", response_model=MapAnswer)
async def word_map(request: Request, body: Annotated[MapRequest, Body(openapi_examples=examples.MAP)]) -> Response:
    """Words on a plane: along the two ways in which they differ most, or from one chosen word to another.

    Each point says how far it lies off the plane, and how many of its true neighbours are near it there.
    """
    return await _answer(request, "embeddings/map", body)


@router.post("/embeddings/around", response_model=list[AroundAnswer])
async def around(request: Request, body: Annotated[AroundRequest, Body(openapi_examples=examples.AROUND)]) -> Response:
    """Of some words of a map: who is truly nearest to each, by all numbers, and which of them are near on the plane.

    The request is that of the map, and `of`: the neighbours of a word travel when it is looked at.
    """
    keep_to(request.app.state.settings, body)
    of_the_map = MapRequest(**body.model_dump(exclude={"of"}))

    def told() -> bytes:
        return json_bytes(told_around(body, recorded(request, "embeddings/map", of_the_map)))

    return computed(await run_in_threadpool(told))


@router.post("/embeddings/sentences", response_model=SentencesAnswer)
async def sentences(
    request: Request, body: Annotated[SentencesRequest, Body(openapi_examples=examples.SENTENCES)]
) -> Response:
    """Sentences, each as one vector: how alike each two are, and where they lie on a plane."""
    return await _answer(request, "embeddings/sentences", body)


@router.post("/meaning/learn", status_code=200, response_class=TrainingAnswer, responses=refusals(429) | FRAMES)
async def learn(
    request: Request, body: Annotated[LearnRequest, Body(openapi_examples=examples.LEARN_WORDS)]
) -> TrainingAnswer:
    """Words learn their places from the world's stories, by skip-gram with negative sampling; streamed.

    The first frame is before any step, the last has `done`. It stops when the client leaves.
    """
    return await answer_frames(request, body)


@router.post("/meaning/moment", response_model=Trace)
async def moment(request: Request, body: Annotated[MomentRequest, Body(openapi_examples=examples.MOMENT)]) -> Response:
    """One moment of that, as a trace: the surprise, and how many words lie beside their own family.

    Asked with what a frame tells of its words. `result`: loss, agreement, chance.
    """
    return answer_trace(request, "meaning/moment", body)
