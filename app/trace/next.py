"""What comes next: the forward pass, and from the scores of the last place to one token; and token by token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.gpt_generation import Choice, choose, speak, thrown
from app.engine.library import CAUSAL, Library, Opened
from app.engine.tape import Tape
from app.trace.candidates import best, candidate
from app.trace.counted import by_chance, counted
from app.trace.language import N_
from app.trace.numbers import significant
from app.trace.recording import Recording
from app.trace.transformer import CARRIED, DIGITS, labels_of, read_text, run
from app.trace.transformer_requests import Choosing, GenerateRequest, NextRequest

FIRST = ("probs", "token", "dice", "last_logits", "cooled", "top_k", "top_p", "bigram", "pattern")
"""What travels before all else."""


def open_causal(library: Library, model: str) -> Opened:
    """A model that can say what comes next. Errors: NotAllowedError, field "model"."""
    opened = library.open(model, CAUSAL)
    if not opened.causal:
        raise NotAllowedError(
            N_("{model} reads a whole text at once and was never taught what comes next: choose one of {limit}"),
            "model",
            library.ready(CAUSAL),
            model=model,
        )
    return opened


def choice_of(request: Choosing) -> Choice:
    """The engine's settings."""
    return Choice(request.temperature, request.top_k, request.top_p)


def record_next(request: NextRequest, library: Library) -> Recording:
    """The forward pass, then scores → temperature → top-k → top-p → softmax → the draw."""
    opened = open_causal(library, request.model)
    tape = Tape()
    read, tokens, logits = run(opened, tape, request.text)
    last = tape.last(logits, "last_logits")  # [pos, d_vocab] -> [d_vocab]
    dice = tape.input("dice", thrown(np.random.default_rng(request.seed)), ())
    probs, token = choose(tape, last, choice_of(request), dice)
    drawn = int(token.value)
    chance = by_chance(tape, probs)
    beside = counted(tape, opened, [each["id"] for each in tokens], chance)
    result = {
        "tokens": tokens,
        "read": read,
        "candidates": best(opened, probs.value),
        "drawn": candidate(opened, drawn, float(probs.value[drawn])),
        "d_vocab": int(probs.value.size),
        "unknown": [asdict(word) for word in opened.known.unknown_in(read)] if opened.known else [],
        "chance": chance,
        "counted": beside,
    }
    params = request.model_dump() | {"carry": CARRIED}
    lasting = beside is not None or opened.taught is None
    return Recording(request.model, tape, params, labels_of(opened, tokens), result, CARRIED, FIRST, DIGITS, lasting)


def spoken(request: GenerateRequest, library: Library) -> Iterator[dict[str, Any]]:
    """Token by token; the last has done: true. Errors: as `record_next`, all of them before the first token."""
    opened = open_causal(library, request.model)
    _read, tokens = read_text(opened, request.text)
    rng = np.random.default_rng(request.seed)
    said = speak(opened.model, [token["id"] for token in tokens], request.n, rng, choice_of(request))
    return _told(opened, said, request.n)


def _told(opened: Opened, said: Iterator[Any], n: int) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(said, 1):
        line = candidate(opened, each.token, each.probability) | {"before": significant(each.before)}
        yield line | {"done": True} if number == n else line
