"""Two sentences as a minimal pair: one tensor of both, and the difference, token against token, on tape."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.tape import Tape
from app.engine.transformer import put_parameters, read_out, stream
from app.trace.attention_requests import DifferenceRequest
from app.trace.language import N_
from app.trace.recording import Recording
from app.trace.transformer import Read, labels_of, read_text

CARRIED = 20_000
TOKEN_AXES = ("pos", "query_pos", "key_pos")


def record_difference(request: DifferenceRequest, library: Library) -> Recording:
    """Both runs, a. and b., and `difference`. `result`: tokens of both, pairs (which place stands against which)."""
    opened = library.open(request.model)
    tape = Tape()
    placed = put_parameters(tape, opened.model)
    config = opened.model.config
    reads = []
    for run, text in zip(("a.", "b."), request.texts, strict=True):
        _read, tokens = read_text(opened, text)
        ids: Any = np.array([token["id"] for token in tokens], dtype=np.intp)
        resid = stream(tape, config, placed, tape.input(f"{run}ids", ids, ("pos",)), run)
        if config.unembedding != "none":
            read_out(tape, config, placed, resid, run)
        reads.append(tokens)
    left, right = tape.tensors.get(f"a.{request.tensor}"), tape.tensors.get(f"b.{request.tensor}")
    if left is None or right is None:
        raise NotAllowedError(N_("tensor: both sentences have no {tensor}"), "tensor", tensor=request.tensor)
    axes = tuple(at for at, dim in enumerate(left.dims) if dim in TOKEN_AXES)
    if not axes:
        raise NotAllowedError(N_("tensor: {tensor} is the same for every sentence"), "tensor", tensor=request.tensor)
    pairs = aligned(*reads)
    tape.difference(left, right, axes, pairs, "difference")
    result = {"tokens": reads, "pairs": [list(pair) for pair in pairs], "causal": opened.causal}
    first, second = (labels_of(opened, tokens) for tokens in reads)
    lined = [
        f"{_own(reads[0], one)}|{_own(reads[1], other)}"
        if _own(reads[0], one) != _own(reads[1], other)
        else _own(reads[0], one)
        for one, other in pairs
    ]
    labels = {
        **dict.fromkeys(TOKEN_AXES, lined),
        "d_vocab": first["d_vocab"],
        **{f"a.{dim}": first[dim] for dim in TOKEN_AXES},
        **{f"b.{dim}": second[dim] for dim in TOKEN_AXES},
    }
    return Recording(
        request.model, tape, request.model_dump() | {"carry": CARRIED}, labels, result, CARRIED, ("difference",), 5
    )


def _own(tokens: Read, at: int) -> str:
    return str(tokens[at]["text"])


def aligned(left: Read, right: Read) -> tuple[tuple[int, int], ...]:
    """Which token stands against which: the same ones where there are any, and between them one after the other."""
    ids, others = ([int(token["id"]) for token in tokens] for tokens in (left, right))
    pairs: list[tuple[int, int]] = []
    for _kind, i1, i2, j1, j2 in SequenceMatcher(None, ids, others, autojunk=False).get_opcodes():
        pairs += zip(range(i1, i2), range(j1, j2), strict=False)
    return tuple(pairs)
