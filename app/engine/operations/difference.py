"""difference: one array minus another, where some axes are lined up place by place, and the others are the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total

Pairs = Sequence[tuple[int, int]]
"""Which place of the left stands against which place of the right."""


def forward(left: Array, right: Array, axes: Sequence[int], pairs: Pairs) -> Array:
    """Each of `axes` has as many places as there are pairs; masked in both is masked."""
    lefts, rights = [one for one, _ in pairs], [other for _, other in pairs]
    for axis in axes:
        left, right = np.take(left, lefts, axis), np.take(right, rights, axis)
    masked = np.isneginf(left) | np.isneginf(right)
    if not masked.any():
        return left - right
    return np.where(masked, -np.inf, np.where(masked, 0.0, left) - np.where(masked, 0.0, right))


def explain(index: Index, value: Array, left: Array, right: Array, axes: Sequence[int], pairs: Pairs) -> Explanation:
    """left − right, each at its own place."""
    at_left = tuple(pairs[place][0] if axis in axes else place for axis, place in enumerate(index))
    at_right = tuple(pairs[place][1] if axis in axes else place for axis, place in enumerate(index))
    one, other = float(left[at_left]), float(right[at_right])
    if np.isneginf(one) or np.isneginf(other):
        return Explanation("masked in one of the two", (), lambda _terms: -np.inf)
    terms = (Term(0, at_left, one, one), Term(1, at_right, other, -other, -1.0))
    return Explanation("the first minus the second", terms, total)


DIFFERENCE = Operation("difference", forward, explain, same_dims, masks=True)
