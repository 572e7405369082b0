"""count_each: how many of many answers are each of the answers that there can be."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(answers: Array, *, of: int, axis: str) -> Array:
    """[...] -> [of]: number k counts the answers that are k. What is none of them (−1) is not counted."""
    return np.asarray([np.count_nonzero(answers == each) for each in range(of)], dtype=answers.dtype)


def explain(index: Index, value: Array, answers: Array, *, of: int, axis: str) -> Explanation:
    """Σ 1 for every answer that is k, 0 for every other."""
    (counted,) = index
    terms = tuple(
        Term(0, place, float(answers[place]), float(answers[place] == counted)) for place in np.ndindex(answers.shape)
    )
    return Explanation("1 for each that is this one, added up", terms, total)


COUNT_EACH = Operation("count_each", forward, explain, lambda answers, *, of, axis: (axis,))
