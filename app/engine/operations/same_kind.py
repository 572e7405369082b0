"""same_kind: 1 for each that is of the same kind as the one that was chosen for it, else 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(kinds: Array, chosen: Array) -> Array:
    """[n] numbers of kinds, [n] places in it -> [n] of 1 and 0."""
    return np.asarray(kinds[chosen.astype(np.intp)] == kinds, dtype=float)


def explain(index: Index, value: Array, kinds: Array, chosen: Array) -> Explanation:
    """1 if kinds[n] = kinds[chosen[n]], else 0. Which one was chosen stands last."""
    place = float(chosen[index])
    terms = (
        Term(0, index, float(kinds[index]), float(kinds[index])),
        Term(0, (int(place),), float(kinds[int(place)]), float(kinds[int(place)])),
        Term(1, index, place, place),
    )

    def rule(terms: Sequence[Term]) -> float:
        own, other = (term.product for term in terms if term.operand == 0)
        return float(own == other)

    return Explanation("1 where both are of one kind, else 0", terms, rule, in_order=True)


SAME_KIND = Operation("same_kind", forward, explain, lambda kinds, chosen: kinds)
