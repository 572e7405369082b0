"""tally: numbers fall into groups, and those of each group are added up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(numbers: Array, groups: Sequence[Sequence[int]], axis: str) -> Array:
    """[n] -> [axis]: for each group the sum of the numbers at its places; 0 for a group of none."""
    return np.array([numbers[list(group)].sum() if group else 0.0 for group in groups], numbers.dtype)


def explain(index: Index, value: Array, numbers: Array, groups: Sequence[Sequence[int]], axis: str) -> Explanation:
    """Σ numbers of the group."""
    terms = tuple(Term(0, (place,), float(numbers[place]), float(numbers[place])) for place in groups[index[0]])
    return Explanation("the group added up", terms, total)


TALLY = Operation("tally", forward, explain, lambda _numbers, *, axis, **_options: (axis,))
