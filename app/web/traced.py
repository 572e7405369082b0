"""The computations that are answered with a trace: the one list, for their routes and for /api/explain."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.trace import (
    analogy_set,
    attention_difference,
    attention_effect,
    attention_heads,
    attention_path,
    attention_pinned,
    attention_requests,
    embedding_lesson,
    embedding_map,
    embedding_requests,
    embedding_sentences,
    embeddings,
    machine,
    pixels,
    pixels_space,
    pixels_stuck,
    requests,
    token_requests,
    tokens,
    transformer,
    transformer_requests,
)
from app.trace import next as next_token
from app.trace.kept import Kept
from app.trace.models import Library
from app.trace.recording import Recording, trace_of
from app.web.answers import computed
from app.web.i18n import language_of
from app.web.limits import keep_to
from app.web.wire import json_bytes

__all__ = ["TRACED", "Kept", "Traced", "answer_large_trace", "answer_trace", "recorded"]


@dataclass(frozen=True, slots=True)
class Traced:
    """What a route takes, and how it is computed: with the library, where `reads_models`; then it is kept as well."""

    model: type[BaseModel]
    record: Callable[..., Recording]
    reads_models: bool = False


TRACED = {
    "pixels/forward": Traced(requests.ForwardRequest, pixels.record_forward),
    "pixels/backward": Traced(requests.BackwardRequest, pixels.record_backward),
    "pixels/nudge": Traced(requests.NudgeRequest, pixels.record_nudge),
    "pixels/accuracy": Traced(requests.AccuracyRequest, pixels.record_accuracy),
    "pixels/space": Traced(requests.SpaceRequest, pixels_space.record_space),
    "pixels/stuck": Traced(requests.StuckRequest, pixels_stuck.record_stuck),
    "tokens/encode": Traced(token_requests.EncodeRequest, tokens.record_encode, True),
    "attention/trace": Traced(transformer_requests.AttentionRequest, transformer.record_attention, True),
    "attention/path": Traced(attention_requests.PathRequest, attention_path.record_path, True),
    "attention/heads": Traced(attention_requests.HeadsRequest, attention_heads.record_heads, True),
    "attention/pinned": Traced(attention_requests.PinnedRequest, attention_pinned.record_pinned, True),
    "attention/effect": Traced(attention_requests.EffectRequest, attention_effect.record_effect, True),
    "attention/difference": Traced(attention_requests.DifferenceRequest, attention_difference.record_difference, True),
    "next": Traced(transformer_requests.NextRequest, next_token.record_next, True),
    "machine/trace": Traced(transformer_requests.MachineRequest, machine.record_machine, True),
    "embeddings/neighbours": Traced(embedding_requests.NeighboursRequest, embeddings.record_neighbours, True),
    "embeddings/analogy": Traced(embedding_requests.AnalogyRequest, embeddings.record_analogy, True),
    "embeddings/map": Traced(embedding_requests.MapRequest, embedding_map.record_map, True),
    "embeddings/analogies": Traced(embedding_requests.AnalogiesRequest, analogy_set.record_analogies, True),
    "meaning/moment": Traced(embedding_requests.MomentRequest, embedding_lesson.record_moment),
    "embeddings/sentences": Traced(embedding_requests.SentencesRequest, embedding_sentences.record_sentences, True),
}


def recorded(request: Request, route: str, body: BaseModel, tensor: str | None = None) -> Recording:
    """The recording of a computation; of a language model the one that is kept, where there is one.

    With a `tensor`, that part of it which has the tensor, where that is a recording of its own: it is kept as well.
    """
    traced = TRACED[route]
    if not traced.reads_models:
        return traced.record(body)
    library: Library = request.app.state.library
    kept: Kept = request.app.state.kept
    # How much travels along changes nothing of what is computed; the names of places are said in a language.
    key = (route, language_of(request.scope).code, body.model_dump_json(exclude={"carry"}))
    recording = kept.get(key, lambda: traced.record(body, library))
    part = None if tensor is None else recording.part_of(tensor)
    if part is not None:
        return kept.get((*key, part), recording.parts[part])
    carry = getattr(body, "carry", None)
    return recording if carry is None else replace(recording, carry=carry, params=recording.params | {"carry": carry})


def answer_trace(request: Request, route: str, body: BaseModel) -> Response:
    """The trace of one computation. Errors: Refusal 422 (too much), EngineError.

    Computed on the event loop: a forward pass is a third of a millisecond, less than to hand it to a thread. The
    largest (64 examples and their flips) is 45, and a thread did not help those who wait: the 99th percentile of
    drawing beside such requests was 46 to 70 ms without threads, 46 to 150 with them: Python's lock goes round slowly.
    """
    keep_to(request.app.state.settings, body)
    return computed(json_bytes(trace_of(recorded(request, route, body))))


async def answer_large_trace(request: Request, route: str, body: BaseModel) -> Response:
    """The trace of a language model, computed in a thread: its large products leave Python's lock to others.

    Tensors that do not travel along have an address, the same for the same request. Errors: as `answer_trace`.
    """
    keep_to(request.app.state.settings, body)
    asked = json.dumps(body.model_dump(exclude_none=True, exclude={"carry"}), ensure_ascii=False, separators=(",", ":"))
    query = urlencode({"route": route, "request": asked})

    def told() -> bytes:
        recording = recorded(request, route, body)
        return json_bytes(trace_of(recording, lambda name: f"/api/tensor/{quote(name)}?{query}"))

    return computed(await run_in_threadpool(told))
