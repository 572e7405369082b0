"""The routes of kept models: a file that a visitor has grown goes up under its own digest, and can be had again."""

from __future__ import annotations

import errno
import re
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.settings import Settings
from app.trace.kept_models import GrownShelf, digest_of, keep, shelf_of
from app.trace.language import N_
from app.trace.schema import ModelAnswer
from app.web.answers import computed
from app.web.body import read_bytes
from app.web.openapi import Responses, refusals
from app.web.refusal import Refusal
from app.web.validation import shortened
from app.web.wire import json_bytes

__all__ = ["open_shelf", "router"]

router = APIRouter(prefix="/api/models", tags=["grow"])
DIGEST = re.compile("[0-9a-f]{64}")
TYPE = "application/octet-stream"
BYTES: dict[str, Any] = {TYPE: {"schema": {"type": "string", "format": "binary"}}}
FILE: Responses = {200: {"description": "The file, safetensors", "content": BYTES}}
BODY = {"requestBody": {"required": True, "description": "a file that was grown here, safetensors", "content": BYTES}}


def open_shelf(settings: Settings) -> GrownShelf:
    """The shelf that the settings describe."""
    return shelf_of(settings.grown_dir, settings.grown_models, settings.grown_bytes)


@router.put("/{digest}", response_model=ModelAnswer, openapi_extra=BODY, responses=refusals(400, 413, 422))
async def put_model(request: Request, digest: str) -> Response:
    """Keep a model for a while: every route that takes a `model` then knows it by its `id`.

    `digest` is the SHA-256 of the file in base 16; a file of another digest is refused, and told its own as `limit`.
    The models that are used least make room for new ones.
    """
    settings: Settings = request.app.state.settings
    _checked(digest)
    data = await read_bytes(request, settings.model_bytes)
    if (own := digest_of(data)) != digest:
        raise Refusal(
            422, "wrong_digest", N_("the digest of this file is {limit}, not {digest}"), "digest", own, digest=digest
        )
    try:
        entry = await run_in_threadpool(keep, request.app.state.grown, data)
    except OSError as wrong:
        reason = errno.errorcode.get(wrong.errno or 0, "no reason")
        headers = {"Retry-After": str(settings.retry_seconds)}
        raise Refusal(
            503, "cannot_keep", N_("no model can be kept here now: {reason}"), headers=headers, reason=reason
        ) from wrong
    return computed(json_bytes(entry))


@router.get("/{digest}", response_class=Response, responses=FILE | refusals(404, 422))
async def get_model(request: Request, digest: str) -> Response:
    """The file of a kept model, while it is kept."""
    _checked(digest)
    data = await run_in_threadpool(request.app.state.grown.data, digest)
    if data is None:
        raise Refusal(
            404,
            "unknown_model",
            N_("no model {digest} is kept here, or not any more"),
            "digest",
            digest=shortened(digest),
        )
    headers = {"Cache-Control": "private, max-age=31536000, immutable", "ETag": f'"{digest[:32]}"'}
    return Response(data, headers=headers, media_type=TYPE)


def _checked(digest: str) -> None:
    if not DIGEST.fullmatch(digest):
        raise Refusal(
            422,
            "invalid",
            N_("digest: 64 digits of base 16 in lower case, the SHA-256 of the file; got {digest}"),
            "digest",
            DIGEST.pattern,
            digest=shortened(digest),
        )
