"""The pages beside the chapters: the glossary and the models; and the glossary as data."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.trace.cards import card_of
from app.trace.glossary import TermOfGlossary
from app.trace.glossary import glossary as terms
from app.trace.models import models as known_models
from app.web.answers import cacheable
from app.web.openapi import NOT_MODIFIED

router = APIRouter()
HTML = "text/html; charset=utf-8"


def _page(request: Request, name: str, **context: Any) -> Response:
    return cacheable(
        request, request.app.state.templates.render(request, f"{name}.html", chapter=name, **context), HTML
    )


@router.get("/glossary", tags=["pages"], response_class=HTMLResponse, responses=NOT_MODIFIED)
async def glossary_page(request: Request) -> Response:
    """Every term of the book, in plain words."""
    return _page(request, "glossary", terms=terms())


@router.get("/models", tags=["pages"], response_class=HTMLResponse, responses=NOT_MODIFIED)
async def models_page(request: Request) -> Response:
    """The models that can be opened here, each with its card."""
    known = known_models(request.app.state.library)
    return _page(request, "models", models=[model | {"card": card_of(model["id"])} for model in known])


@router.get("/api/glossary", tags=["about"], response_model=list[TermOfGlossary], responses=NOT_MODIFIED)
async def glossary(request: Request) -> Response:
    """Every term of the book: what it means, the chapter that shows it first, and where in the figure it is."""
    return cacheable(request, terms())
