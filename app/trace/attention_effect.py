"""What changes when something is taken away: the same text twice on one tape, as it is and with the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.engine.library import Library, Opened
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import put_parameters, read_out, stream
from app.trace.attention_path import (
    check_places,
    compare,
    follow_word,
    knocked_out,
    path_labels,
    path_result,
    put_poles,
)
from app.trace.attention_requests import EffectRequest
from app.trace.numbers import nested
from app.trace.recording import Recording
from app.trace.transformer import labels_of, put_text, read_text

RUN = "without."
CARRIED = 20_000
FIRST = ("place", "lean", "alike", "distance", "shift", "likeness")
DIGITS = 5
MOST = 12
"""How many of the next words are told."""


def record_effect(request: EffectRequest, library: Library) -> Recording:
    """Both runs, and how they differ.

    `result`: alike and distance [depth]; with poles place and lean, before and after; for a model that looks back
    alone the next words, before and after, and the shift between them.
    """
    opened = library.open(request.model)
    read, tokens = read_text(opened, request.text)
    places = check_places(request.places, tokens)
    tape = Tape()
    placed = put_parameters(tape, opened.model)
    before = stream(tape, opened.model.config, placed, put_text(tape, tokens))
    after = knocked_out(tape, opened, placed, tokens, request.knock_out.to_engine(), RUN)
    word, moved = follow_word(tape, opened, places), follow_word(tape, opened, places, RUN)
    result: dict[str, Any] = {
        "tokens": tokens,
        "read": read,
        "causal": opened.causal,
        "alike": nested(tape.alike(word, moved, "alike").value[0], DIGITS),
        "distance": nested(tape.distance(word, moved, "distance").value[0], DIGITS),
    }
    poles = None
    if request.poles is not None:
        poles = put_poles(tape, opened, placed, request.poles)
        compare(tape, word, poles)
        compare(tape, moved, poles, RUN)
        result["before"] = path_result(tape, opened, poles)
        result["after"] = path_result(tape, opened, poles, RUN)
    if opened.causal and opened.model.config.unembedding != "none":
        result |= next_words(tape, opened, placed, before, after)
    labels = {**labels_of(opened, tokens), **path_labels(opened, tokens, places, poles)}
    params = request.model_dump(exclude_none=True) | {"carry": CARRIED}
    return Recording(request.model, tape, params, labels, result, CARRIED, FIRST, DIGITS)


def next_words(
    tape: Tape, opened: Opened, placed: Mapping[str, Tensor], before: Tensor, after: Tensor
) -> dict[str, Any]:
    """What could come next, in both runs, and how much of the probability has gone over."""
    probs = []
    for run, resid in (("", before), (RUN, after)):
        logits = read_out(tape, opened.model.config, placed, resid, run)
        probs.append(tape.softmax(tape.last(logits, f"{run}last_logits"), f"{run}probs"))
    shift = tape.shift(probs[0], probs[1], "shift")
    was, now = (each.value for each in probs)
    best = sorted(range(len(was)), key=lambda token: (-max(was[token], now[token]), token))[:MOST]
    spelled = labels_of(opened, [])["d_vocab"]
    return {
        "shift": nested(shift.value, DIGITS),
        "candidates": [
            {
                "id": token,
                "text": spelled[token],
                "before": nested(was[token], DIGITS),
                "after": nested(now[token], DIGITS),
            }
            for token in best
        ],
    }
