"""flipped: which neighbours of a picture get another answer than it does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(answers: Array, *, here: int, neighbours: Sequence[int], axis: str) -> Array:
    """[n] -> [neighbour]: 1 where the answer to the neighbour is not the answer to number `here`, else 0."""
    return np.asarray(answers[list(neighbours)] != answers[here], dtype=answers.dtype)


def explain(
    index: Index, value: Array, answers: Array, *, here: int, neighbours: Sequence[int], axis: str
) -> Explanation:
    """1 if answers[neighbour] ≠ answers[here], else 0."""
    (at,) = index
    places = ((neighbours[at],), (here,))
    terms = tuple(Term(0, place, float(answers[place]), float(answers[place])) for place in places)

    def rule(terms: Sequence[Term]) -> float:
        return float(terms[0].product != terms[1].product)

    return Explanation("1 where the two answers differ, else 0", terms, rule)


FLIPPED = Operation("flipped", forward, explain, lambda answers, *, here, neighbours, axis: (axis,))
