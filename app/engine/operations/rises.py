"""rises: where a row of numbers goes up from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(numbers: Array, *, axis: str) -> Array:
    """[n] -> [n − 1]: 1 where the next number is larger, else 0."""
    return np.asarray(np.diff(numbers) > 0.0, dtype=numbers.dtype)


def explain(index: Index, value: Array, numbers: Array, *, axis: str) -> Explanation:
    """1 if the number after is larger than the number before, else 0."""
    (at,) = index
    terms = tuple(Term(0, (place,), float(numbers[place]), float(numbers[place])) for place in (at, at + 1))

    def rule(terms: Sequence[Term]) -> float:
        before, after = sorted(terms, key=lambda term: term.index)
        return float(after.product > before.product)

    return Explanation("1 where the next one is larger, else 0", terms, rule)


RISES = Operation("rises", forward, explain, lambda numbers, *, axis: (axis,))
