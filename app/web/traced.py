"""The computations that are answered with a trace: the one list, for their routes and for /api/explain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.trace import pixels, requests
from app.trace.recording import Recording, trace_of
from app.web.answers import computed
from app.web.limits import keep_to
from app.web.wire import json_bytes

FEW = 8
"""With more examples than this, a computation goes to a thread. A forward pass takes a third of a millisecond, less
than to hand it to a thread and wait for Python's lock; 64 examples with their flips take 40, and others would wait."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What a route takes, and how it is computed."""

    model: type[BaseModel]
    record: Callable[[Any], Recording]


TRACED = {
    "pixels/forward": Traced(requests.ForwardRequest, pixels.record_forward),
    "pixels/backward": Traced(requests.BackwardRequest, pixels.record_backward),
    "pixels/nudge": Traced(requests.NudgeRequest, pixels.record_nudge),
    "pixels/accuracy": Traced(requests.AccuracyRequest, pixels.record_accuracy),
}


async def answer_trace(request: Request, route: str, body: BaseModel) -> Response:
    """The trace of one computation. Errors: Refusal 422 (too much), EngineError."""
    keep_to(request.app.state.settings, body)
    record = TRACED[route].record
    if is_small(body):
        return computed(json_bytes(trace_of(record(body))))
    return computed(await run_in_threadpool(lambda: json_bytes(trace_of(record(body)))))


def is_small(body: BaseModel) -> bool:
    """Whether a computation is over before a thread would have begun it."""
    return len(getattr(body, "examples", None) or ()) <= FEW
