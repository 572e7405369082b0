"""The routes of the tokenizers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from app.trace.schema import Trace
from app.trace.token_requests import NAMES, EncodeRequest, TeachRequest
from app.web import examples
from app.web.body import StrictRoute
from app.web.openapi import OF_A_BODY, Responses, lines_of, refusals
from app.web.streamed import answer_frames
from app.web.traced import answer_large_trace, answer_trace
from app.web.training import TrainingAnswer

router = APIRouter(prefix="/api/tokens", tags=["tokens"], route_class=StrictRoute, responses=OF_A_BODY)
MERGES: Responses = {200: {"description": "The merges, as they are learned", "content": lines_of("MergeFrame")}}


@router.post("/encode", response_model=Trace)
async def encode(request: Request, body: Annotated[EncodeRequest, Body(openapi_examples=examples.ENCODE)]) -> Response:
    """A text cut into tokens, a step a merge. `result`: tokens (id, text, bytes), merges (where each happens).

    No text is no tokens. The tokenizer "own" takes its `merges` along: the pairs of the frames of a training. The id of
    a language model means its own tokenizer, with the special tokens that it wants around the text: a step a merge, or
    of WordPiece ("minilm") a step a piece.
    """
    if body.tokenizer in NAMES:
        return answer_trace(request, "tokens/encode", body)
    return await answer_large_trace(request, "tokens/encode", body)  # the model may have to be opened first


@router.post("/train", status_code=200, response_class=TrainingAnswer, responses=refusals(429) | MERGES)
async def train(request: Request, body: Annotated[TeachRequest, Body(openapi_examples=examples.TEACH)]) -> Response:
    """Merges learned from a text, streamed: a frame a merge, the commonest pair first, the last with `done`.

    It ends when there are `vocab_size` ids, or when no two tokens are left that could be merged. It stops when the
    client leaves.
    """
    return await answer_frames(request, body)
