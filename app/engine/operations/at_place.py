"""at_place: of all places, one alone."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(rows: Array, *, place: int) -> Array:
    """[pos, ...] -> [...]."""
    return np.asarray(rows[place])


def explain(index: Index, value: Array, rows: Array, *, place: int) -> Explanation:
    """value[...] = rows[place, ...]."""
    at = (place, *index)
    return Explanation("the number of this place", (Term(0, at, float(rows[at]), float(rows[at])),), total)


AT_PLACE = Operation("at_place", forward, explain, lambda rows, **_options: rows[1:])
