"""equals: 1 where two numbers are the same, 0 where they are not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims


def forward(left: Array, right: Array) -> Array:
    """[...] == [...] -> [...], as 1 and 0."""
    return np.asarray(left == right, dtype=left.dtype)


def explain(index: Index, value: Array, left: Array, right: Array) -> Explanation:
    """1 if left[i] = right[i], else 0."""
    terms = (
        Term(0, index, float(left[index]), float(left[index])),
        Term(1, index, float(right[index]), float(right[index])),
    )

    def rule(terms: Sequence[Term]) -> float:
        return float(terms[0].product == terms[1].product)

    return Explanation("1 where the two are equal, else 0", terms, rule)


EQUALS = Operation("equals", forward, explain, same_dims)
