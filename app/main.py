"""The app, put together. Nothing happens at import: `create_app()` reads the settings and the files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware

from app.settings import VERSION, Settings
from app.web import (
    attention,
    attention_effects,
    embeddings,
    errors,
    explain,
    glossary,
    growing,
    health,
    kept_models,
    limits,
    log,
    machine,
    models,
    next,
    pages,
    pixels,
    tensor,
    tokens,
    traced,
    vocabularies,
)
from app.web.assets import Assets
from app.web.compression import Compression
from app.web.i18n import LanguageMiddleware, Languages, read_languages
from app.web.middleware import AtOnce, HeadAsGet, RequestLog, SecurityHeaders
from app.web.openapi import ALWAYS, DESCRIPTION, TAGS, Described
from app.web.rendering import Templates
from app.web.taught import being_made
from app.web.training import Trainings


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Ready once a training could start; at the end, no training is left."""
    trainings: Trainings = app.state.trainings
    await asyncio.to_thread(trainings.warm)
    app.state.ready = True
    with being_made(app.state.settings.text_dir, app.state.settings.text_made):
        yield
    app.state.ready = False
    trainings.end()


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole app; with no settings given, they are read from the environment."""
    settings = settings or Settings()
    log.configure(settings.log_level, "uvicorn")
    languages = read_languages(settings.locale_dir)
    app = Described(
        title="Glassbox",
        version=VERSION,
        description=DESCRIPTION,
        openapi_tags=TAGS,
        docs_url=None,  # Swagger's page needs scripts of another origin
        redoc_url=None,
        redirect_slashes=False,
        responses=ALWAYS,
        lifespan=lifespan,
        middleware=_middleware(settings, languages),
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.state.settings = settings
    app.state.languages = languages
    app.state.assets = Assets(settings.static_dir)
    app.state.templates = Templates(settings, app.state.assets)
    app.state.trainings = Trainings(settings)
    app.state.grown = kept_models.open_shelf(settings)
    app.state.library = models.open_library(settings.text_dir, models.open_folders(settings), app.state.grown)
    app.state.kept = traced.Kept(settings.kept_bytes)
    app.state.pairs = {}
    app.state.ready = False
    errors.install(app)
    app.state.routes = []
    for room in (
        pages,
        pixels,
        tokens,
        attention,
        attention_effects,
        embeddings,
        next,
        machine,
        growing,
        explain,
        glossary,
        tensor,
        models,
        kept_models,
        vocabularies,
        limits,
        health,
    ):
        app.state.routes += room.router.routes
        app.include_router(room.router)
    return app


def _middleware(settings: Settings, languages: Languages) -> list[Middleware]:
    """From the outside in."""
    return [
        Middleware(LanguageMiddleware, languages=languages),
        Middleware(RequestLog),
        Middleware(SecurityHeaders),
        Middleware(HeadAsGet),
        Middleware(AtOnce, most=settings.requests, retry_seconds=settings.retry_seconds),
        Middleware(Compression),
    ]
