"""gap: how far one number is from another, whichever is the larger."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(number: Array, others: Array, *, at: Index) -> Array:
    """[], [...] -> []: the distance to the number at one place of the others."""
    return np.asarray(np.abs(number - others[at]))


def _rule(terms: Sequence[Term]) -> float:
    return abs(total(terms))


def explain(index: Index, value: Array, number: Array, others: Array, *, at: Index) -> Explanation:
    """|number − others[at]|."""
    own, other = float(number), float(others[at])
    terms = (Term(0, (), own, own), Term(1, at, other, -other, -1.0))
    return Explanation("the one minus the other, without its sign", terms, _rule)


GAP = Operation("gap", forward, explain, lambda number, others, **_options: ())
