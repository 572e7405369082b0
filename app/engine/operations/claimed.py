"""claimed: what a picture should be called, if it is what the nearest example is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term

NOBODY = -1.0
"""Where examples of different answers are equally near."""


def forward(apart: Array, wanted: Array) -> Array:
    """[n, m], [m] -> [n]: the answer of the nearest example; −1 where two nearest examples have different answers."""
    nearest = apart == apart.min(axis=-1, keepdims=True)  # [n, m]
    highest = np.where(nearest, wanted, -np.inf).max(axis=-1)
    lowest = np.where(nearest, wanted, np.inf).min(axis=-1)
    return np.asarray(np.where(highest == lowest, highest, NOBODY), dtype=apart.dtype)


def explain(index: Index, value: Array, apart: Array, wanted: Array) -> Explanation:
    """Every distance is a term, with the answer of its example beside it."""
    (picture,) = index
    terms = tuple(
        Term(0, (picture, example), distance, distance, None, 1, (example,))
        for example, distance in enumerate(apart[picture].tolist())
    )

    def rule(terms: Sequence[Term]) -> float:
        least = min(term.product for term in terms)
        claims = {float(wanted[term.by_index]) for term in terms if term.product == least and term.by_index is not None}
        return claims.pop() if len(claims) == 1 else NOBODY

    return Explanation("the answer of the nearest example, if all the nearest agree", terms, rule)


CLAIMED = Operation("claimed", forward, explain, lambda apart, wanted: apart[:-1])
