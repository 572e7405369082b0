"""The computations that are answered with a trace: the one list, for their routes and for /api/explain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from app.trace import pixels, requests, token_requests, tokens
from app.trace.recording import Recording, trace_of
from app.web.answers import computed
from app.web.limits import keep_to
from app.web.wire import json_bytes


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
    "tokens/encode": Traced(token_requests.EncodeRequest, tokens.record_encode),
}


def answer_trace(request: Request, route: str, body: BaseModel) -> Response:
    """The trace of one computation. Errors: Refusal 422 (too much), EngineError.

    Computed on the event loop: a forward pass is a third of a millisecond, less than to hand it to a thread. The
    largest (64 examples and their flips) is 45, and a thread did not help those who wait: the 99th percentile of
    drawing beside such requests was 46 to 70 ms without threads, 46 to 150 with them: Python's lock goes round slowly.
    """
    keep_to(request.app.state.settings, body)
    return computed(json_bytes(trace_of(TRACED[route].record(body))))
