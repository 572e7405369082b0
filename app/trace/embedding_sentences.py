"""Sentences as vectors: how alike they are, and where they lie on a plane."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.engine.library import Library, Opened
from app.engine.operation import Array
from app.engine.sentences import sentence_embedding
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.trace.embedding_requests import SentencesRequest
from app.trace.numbers import nested, significant
from app.trace.recording import Recording
from app.trace.transformer import run

PLACE = ("x", "y", "misplaced")
FIRST = ("sentence_similarity", "sentence_x", "sentence_y")


def vector_of(opened: Opened, sentence: str) -> Array:
    """[d_model], of length one: the mean over the places. Of a model that looks back: behind its last norm.

    Errors: as `run`.
    """
    tape = Tape(checked=False)
    _read, _tokens, out = run(opened, tape, sentence)
    if "sentence" in tape.tensors:
        return tape.tensors["sentence"].value
    stream = tape.tensors["ln_final.out"] if opened.causal else out
    return sentence_embedding(tape, stream).value


def record_sentences(request: SentencesRequest, library: Library) -> Recording:
    """Each against each, and the plane along which they differ most, where there are three or more."""
    opened, tape = library.open(request.model), Tape()
    vectors = np.stack([vector_of(opened, sentence) for sentence in request.sentences])  # [sentence, d_model]
    units = tape.input("sentence_units", vectors, ("sentence", "d_model"))
    others = tape.input("other_units", vectors, ("other_sentence", "d_model"))
    alike = tape.similarity(units, others, "sentence_similarity")  # [sentence, other_sentence]
    answer: dict[str, Any] = {"sentences": request.sentences, "similarity": nested(alike.value)}
    answer["points"] = _points(tape, units, request.sentences)
    labels = {"sentence": request.sentences, "other_sentence": request.sentences}
    return Recording(request.model, tape, request.model_dump(), labels, {"answer": answer}, 20_000, FIRST)


def _points(tape: Tape, units: Tensor, sentences: list[str]) -> list[dict[str, Any]]:
    if len(set(sentences)) < 3:
        return []
    centred = tape.subtract(units, tape.centroid(units, "sentence_middle"), "sentence_centred")
    axes = [tape.principal(centred, which, f"axis_{which}") for which in (0, 1)]
    x, y = (tape.along(centred, axis, f"sentence_{name}") for axis, name in zip(axes, "xy", strict=True))
    off = tape.off_plane(centred, x, y, "sentence_off")
    return [
        {"sentence": sentence, **{name: significant(float(each)) for name, each in zip(PLACE, place, strict=True)}}
        for sentence, *place in zip(sentences, x.value, y.value, off.value, strict=True)
    ]
