"""Which models can be opened here, and what the trace of one looks like."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.settings import Settings
from app.trace.models import models as known_models
from app.trace.models import open_library
from app.trace.schema import ModelAnswer, trace_schema
from app.trace.shelf_of_folders import ShelfOfFolders
from app.web.answers import cacheable
from app.web.openapi import NOT_MODIFIED

__all__ = ["open_folders", "open_library", "router"]

router = APIRouter(tags=["about"], responses=NOT_MODIFIED)


def open_folders(settings: Settings) -> ShelfOfFolders:
    """The shelf of models that others made."""
    return ShelfOfFolders(settings.minilm, settings.models, settings.hub_cache)


@router.get("/api/models", response_model=list[ModelAnswer])
async def models(request: Request) -> Response:
    """The models that can be opened here."""
    return cacheable(request, known_models(request.app.state.library))


@router.get("/api/schema/trace.json", response_model=dict[str, Any])
async def schema(request: Request) -> Response:
    """The JSON Schema that every trace served here meets."""
    return cacheable(request, trace_schema())
