"""fall: by what share a row of numbers has fallen from its first to its last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims

LEAST = 1e-12
"""The first number counts as so much at least: nothing is divided by zero."""


def forward(numbers: Array) -> Array:
    """[n] -> one number: (first − last) / first."""
    return np.asarray((numbers[0] - numbers[-1]) / max(numbers[0], LEAST))


def explain(index: Index, value: Array, numbers: Array) -> Explanation:
    """(first − last) / first."""
    last = numbers.shape[0] - 1
    terms = tuple(Term(0, (place,), float(numbers[place]), float(numbers[place])) for place in (0, last))

    def rule(terms: Sequence[Term]) -> float:
        first, end = sorted(terms, key=lambda term: term.index)
        return (first.product - end.product) / max(first.product, LEAST)

    return Explanation("the first minus the last, divided by the first", terms, rule)


FALL = Operation("fall", forward, explain, no_dims)
