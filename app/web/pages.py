"""The pages: one for each chapter that is built, written out on the server, readable without a script."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from app.web.answers import cacheable
from app.web.assets import Assets
from app.web.chapters import CHAPTERS, Chapter
from app.web.i18n import Languages, messages_of
from app.web.openapi import NOT_MODIFIED, refusals

router = APIRouter()


def chapter_page(chapter: Chapter) -> Any:
    """The endpoint of one chapter."""

    async def page(request: Request) -> Response:
        if not chapter.built:
            raise HTTPException(404)
        html = request.app.state.templates.render(request, f"{chapter.id}.html", chapter=chapter.id)
        return cacheable(request, html, "text/html; charset=utf-8")

    return page


def add_chapters() -> None:
    for chapter in CHAPTERS:
        router.add_api_route(
            chapter.path,
            chapter_page(chapter),
            name=f"{chapter.id}_page",
            summary=f"The chapter {chapter.title}" + ("" if chapter.built else " (not built yet)"),
            tags=["pages"],
            response_class=HTMLResponse,
            responses=NOT_MODIFIED if chapter.built else refusals(404, page=True),
        )


add_chapters()


@router.get(
    "/messages/{language}/{page}.json",
    tags=["about"],
    response_model=dict[str, Any],
    responses=NOT_MODIFIED | refusals(404),
)
async def messages(request: Request, language: str, page: str) -> Response:
    """The words of a page's scripts: {"locale", "messages": {English: translation, or a list of them}}."""
    languages: Languages = request.app.state.languages
    assets: Assets = request.app.state.assets
    if language not in languages or f"js/pages/{page}.js" not in assets.files:
        raise HTTPException(404)
    return cacheable(request, messages_of(languages[language], assets.modules(page, late=True)))


@router.get("/static/{digest}/{name:path}", include_in_schema=False)
async def static(request: Request) -> Response:
    """A static file. Not in the OpenAPI document, which has no word for a path within a path."""
    assets: Assets = request.app.state.assets
    return assets.answer(request)
