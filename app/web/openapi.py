"""What the OpenAPI document says beyond what FastAPI reads from the routes: the errors, the frames, the words."""

from __future__ import annotations

import copy
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from app.trace.attention_schema import PairLine
from app.trace.embedding_schema import LearnFrame
from app.trace.pixels_schema import Frame
from app.trace.schema import ErrorAnswer, GrowFrame, MergeFrame, SpokenAnswer

DESCRIPTION = """
Every number of a neural network, and where it came from.

A computation is answered as a **Trace** (its schema is at `/api/schema/trace.json`): every operation in order, what it
read, what it wrote, and the arrays themselves. `POST /api/explain` takes any number of any trace apart.

The server keeps no session: an answer depends on the request alone, and the same request gets the same bytes. Words for
people are in English, or in the language of `?lang=`, the cookie `lang`, or `Accept-Language`, where there is one.

Every refusal has one shape, `{"error": {"code", "message", "field"?, "limit"?}}`. The limits are at `/api/limits`.
Every answer carries `X-Request-ID`: the one that was sent, or a new one. HEAD is answered wherever GET is.
""".strip()

TAGS = [
    {"name": "pixels", "description": "The pixel network: nine pixels in, four probabilities out."},
    {"name": "tokens", "description": "Tokenizers: how a text becomes numbers, and how merges are learned."},
    {"name": "attention", "description": "A text through a language model, every operation of it."},
    {"name": "guess", "description": "What comes next, and token by token."},
    {"name": "grow", "description": "A small GPT grown from random weights, and the models that are kept."},
    {"name": "machine", "description": "The whole machine: the forward pass, and who did what for the answer."},
    {"name": "meaning", "description": "What words mean: neighbours, analogies, maps, sentences."},
    {"name": "explain", "description": "Where one number came from."},
    {"name": "about", "description": "What is here: models, schema, limits, health, words."},
    {"name": "pages", "description": "The chapters, as HTML."},
]

REASONS: dict[int, tuple[str, dict[str, Any]]] = {
    400: (
        "The body is not JSON that can be read: empty, cut off, not UTF-8, NaN, too deep, a NUL in a text",
        {"code": "not_json", "message": "the body is not JSON: NaN is not a JSON number"},
    ),
    404: ("There is no such thing here", {"code": "not_found", "message": "there is nothing at /api/nowhere"}),
    413: (
        "The body is too large",
        {"code": "body_too_large", "message": "the body is too large: at most 262144 bytes", "limit": 262144},
    ),
    415: (
        "The body is not sent as application/json",
        {"code": "wrong_content_type", "message": "a body is sent as application/json in UTF-8, not as 'text/plain'"},
    ),
    422: (
        "A value is not what it must be, or too much is asked for at once",
        {
            "code": "limit_exceeded",
            "message": "epochs: 30000 epochs are too many: at most 20000",
            "field": "epochs",
            "limit": 20000,
        },
    ),
    429: (
        "As many trainings are running as may run at once; Retry-After says when to try again",
        {"code": "too_many_trainings", "message": "16 trainings are running, as many as may at once", "limit": 16},
    ),
    500: (
        "A bug of the server; it is logged under the X-Request-ID",
        {"code": "internal_error", "message": "something went wrong on the server; it is logged as 4f1c…"},
    ),
    503: (
        "Not ready yet, or more requests at once than are answered; Retry-After says when to try again",
        {"code": "too_busy", "message": "256 requests are being answered, as many as may at once", "limit": 256},
    ),
}
RETRY_AFTER = {"Retry-After": {"description": "seconds until a new try", "schema": {"type": "integer"}}}

Responses = dict[int | str, dict[str, Any]]


def refusals(*statuses: int, page: bool = False) -> Responses:
    """The answers that a route may give instead: always JSON, and for a page, also HTML."""
    found: Responses = {}
    for status in statuses:
        description, example = REASONS[status]
        schema = {"$ref": "#/components/schemas/ErrorAnswer"}
        content: dict[str, Any] = {"application/json": {"schema": schema, "example": {"error": example}}}
        if page:
            content["text/html"] = {"schema": {"type": "string"}}
        found[status] = {"description": description, "content": content}
        if status in (429, 503):
            found[status]["headers"] = RETRY_AFTER
    return found


def lines_of(model: str) -> dict[str, Any]:
    """Content of newline-delimited JSON, each line a `model`."""
    schema = {
        "type": "string",
        "description": f"one {model} a line; an error in the middle is a last line of ErrorAnswer",
    }
    # itemSchema is how OpenAPI 3.2 describes a stream; a reader of 3.1 passes over it.
    return {"application/x-ndjson": {"schema": schema, "itemSchema": {"$ref": f"#/components/schemas/{model}"}}}


ALWAYS = refusals(500, 503)
OF_A_BODY = refusals(400, 413, 415, 422)
NOT_MODIFIED: Responses = {304: {"description": "What the If-None-Match of the request names is still so"}}


def _without_fastapi_errors(document: dict[str, Any]) -> None:
    """FastAPI declares a 422 of its own shape wherever a path has a parameter; a parameter that is a text has none."""
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
    for item in document["paths"].values():
        for operation in item.values():
            if "HTTPValidationError" in str(operation["responses"].get("422")):
                del operation["responses"]["422"]


class Described(FastAPI):
    """A FastAPI whose document has the models that no route returns through it, and none of its own errors."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            document = copy.deepcopy(super().openapi())
            _keys, extra = models_json_schema(
                [
                    (model, "serialization")
                    for model in (ErrorAnswer, Frame, GrowFrame, LearnFrame, MergeFrame, PairLine, SpokenAnswer)
                ],
                ref_template="#/components/schemas/{model}",
            )
            schemas = document["components"]["schemas"]
            for name, schema in extra["$defs"].items():
                schemas.setdefault(name, schema)
            _without_fastapi_errors(document)
            self.openapi_schema = document
        return self.openapi_schema
