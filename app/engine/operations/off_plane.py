"""off_plane: how far a row lies from a plane, seen straight on: what a drawing of the plane leaves out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(centred: Array, x: Array, y: Array) -> Array:
    """√(Σ centred² − x² − y²): [n, d], [n], [n] -> [n]. x and y are along two axes of length one at a right angle."""
    whole = np.einsum("ni,ni->n", centred, centred)
    squared = whole - x * x - y * y
    return np.asarray(np.sqrt(np.where(squared > _rounding(centred) * whole, squared, 0.0)))


def _rounding(centred: Array) -> float:
    """What is left of a whole by rounding alone, where a row lies on the plane."""
    return 8.0 * float(np.finfo(centred.dtype).eps)


def explain(index: Index, value: Array, centred: Array, x: Array, y: Array) -> Explanation:
    """The product of a term is its square; those of x and y are taken off."""
    (n,) = index
    terms = [Term(0, (n, i), each, each * each) for i, each in enumerate(centred[n].tolist())]
    terms.append(Term(1, index, float(x[n]), -(float(x[n]) ** 2)))
    terms.append(Term(2, index, float(y[n]), -(float(y[n]) ** 2)))

    def rule(terms: Sequence[Term]) -> float:
        left = total(terms)
        whole = sum(term.product for term in terms if term.operand == 0)
        return math.sqrt(left) if left > _rounding(centred) * whole else 0.0

    return Explanation(
        "root of: every number squared, less what the plane shows",
        tuple(terms),
        rule,
        always=(len(terms) - 2, len(terms) - 1),
    )


OFF_PLANE = Operation("off_plane", forward, explain, lambda centred, x, y: centred[:1])
