"""at_limit: what share of all weights stand at their limit, or beyond it."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims, total


def forward(*weights: Array, limit: float) -> Array:
    """Any arrays -> one number from 0 to 1."""
    return np.asarray(sum(np.count_nonzero(np.abs(each) >= limit) for each in weights) / _count(weights))


def _count(weights: tuple[Array, ...]) -> int:
    return sum(each.size for each in weights)


def explain(index: Index, value: Array, *weights: Array, limit: float) -> Explanation:
    """Σ 1/n for each weight at the limit, 0 for every other."""
    share = 1.0 / _count(weights)
    terms = tuple(
        Term(k, place, float(each[place]), share * float(abs(each[place]) >= limit))
        for k, each in enumerate(weights)
        for place in np.ndindex(each.shape)
    )
    return Explanation("an equal share for each weight at the limit, added up", terms, total)


AT_LIMIT = Operation("at_limit", forward, explain, no_dims)
