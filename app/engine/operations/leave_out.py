"""leave_out: some places of each row are masked: they are not to be chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(scores: Array, without: Sequence[Sequence[int]]) -> Array:
    """[row, n] -> the same, −infinity at the places of `without`, which has some for each row."""
    left = scores.copy()
    for row, places in enumerate(without):
        left[row, list(places)] = -math.inf
    return left


def explain(index: Index, value: Array, scores: Array, without: Sequence[Sequence[int]]) -> Explanation:
    """The score itself; no term where it is left out."""
    row, place = index
    if place in without[row]:
        return Explanation("left out: it is not to be chosen", (), lambda _terms: -math.inf)
    number = float(scores[index])
    return Explanation("as it was", (Term(0, index, number, number),), total)


LEAVE_OUT = Operation("leave_out", forward, explain, same_dims, masks=True)
