"""Two sentences as a minimal pair: one tensor of both, and the difference, token against token, on tape."""

from __future__ import annotations

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
UNLIKE = 2.0**-10
"""What it counts that two different tokens stand against each other: less than any that are the same."""
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
    """Which token stands against which, in order: so that as many and as long ones as can be stand against the same,
    and those between them one after the other.
    """
    weights = [len(str(token["text"]).strip()) for token in left]
    ids, others = ([int(token["id"]) for token in tokens] for tokens in (left, right))
    best = np.zeros((len(ids) + 1, len(others) + 1))  # of the tokens from here to the ends
    for i in range(len(ids) - 1, -1, -1):
        row, below = best[i].tolist(), best[i + 1].tolist()
        for j in range(len(others) - 1, -1, -1):
            against = below[j + 1] + (weights[i] + 1 if ids[i] == others[j] else UNLIKE)
            row[j] = max(against, row[j + 1], below[j])
        best[i] = row
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(ids) and j < len(others):
        against = best[i + 1, j + 1] + (weights[i] + 1 if ids[i] == others[j] else UNLIKE)
        if best[i, j] == against:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return tuple(pairs)
