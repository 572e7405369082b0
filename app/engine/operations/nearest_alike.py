"""nearest_alike: how alike each row is to each of the rows that are named as its nearest. Of length one: the cosine."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(unit: Array, nearest: Array) -> Array:
    """[n, d], [n, k] numbers of rows -> [n, k]: Σᵢ unit[n, i]·unit[nearest[n, rank], i]."""
    ranks = [np.einsum("ni,ni->n", unit, unit[column]) for column in nearest.T.astype(np.intp)]
    return np.stack(ranks, axis=1)


def explain(index: Index, value: Array, unit: Array, nearest: Array) -> Explanation:
    """Number by number, multiplied and added up."""
    n, rank = index
    m = int(nearest[n, rank])
    pairs = zip(unit[n].tolist(), unit[m].tolist(), strict=True)
    terms = tuple(Term(0, (n, i), one, one * other, other, 0, (m, i)) for i, (one, other) in enumerate(pairs))
    return Explanation("number by number, multiplied and added up", terms, total)


NEAREST_ALIKE = Operation("nearest_alike", forward, explain, lambda unit, nearest: nearest)
