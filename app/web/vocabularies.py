"""The vocabulary of a model: every token that it knows, for a page that marks what it does not know while one types."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.engine.errors import EngineError
from app.trace.vocabularies import VocabularyAnswer, vocabulary_of
from app.web.answers import cacheable
from app.web.openapi import NOT_MODIFIED, refusals
from app.web.refusal import Refusal

router = APIRouter(tags=["about"])


@router.get("/api/models/{model}/vocabulary", response_model=VocabularyAnswer, responses=NOT_MODIFIED | refusals(404))
async def vocabulary(request: Request, model: str) -> Response:
    """Every token of a model, in the order of the ids, and whether it reads every text in lower case."""
    try:
        opened = request.app.state.library.open(model)
    except EngineError as error:
        code = error.code if error.code == "unknown_model" else "not_found"  # one that was grown may be sent again
        raise Refusal(404, code, error.said, error.field) from None
    return cacheable(request, vocabulary_of(opened))
