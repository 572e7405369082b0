"""accumulate: what flows back along several roads to the same array is added up."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(first: Array, *others: Array) -> Array:
    """All of one shape; that shape stays."""
    if not others:
        return first
    gathered = np.asarray(first + others[0])
    for other in others[1:]:
        gathered += other
    return gathered


def explain(index: Index, value: Array, *roads: Array) -> Explanation:
    """Σ roads[i]."""
    terms = tuple(Term(k, index, float(road[index]), float(road[index])) for k, road in enumerate(roads))
    return Explanation("the sum of what arrives by each road", terms, total)


ACCUMULATE = Operation("accumulate", forward, explain, same_dims)
