"""on_plane: what share of how far a row is from the middle can be seen on a plane; the rest lies off it.

Squares of lengths at a right angle add up: the two shares make one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term

OFF = 2
"""The operand that cannot be seen."""


def forward(x: Array, y: Array, off: Array) -> Array:
    """(x² + y²) / (x² + y² + off²): [n], [n], [n] -> [n]. In the middle itself nothing is hidden: 1."""
    seen = x * x + y * y
    whole = seen + off * off
    return np.asarray(np.where(whole > 0.0, seen / np.where(whole > 0.0, whole, 1.0), 1.0))


def explain(index: Index, value: Array, x: Array, y: Array, off: Array) -> Explanation:
    """The product of a term is its square."""
    numbers = [float(each[index]) for each in (x, y, off)]
    terms = tuple(Term(operand, index, number, number * number) for operand, number in enumerate(numbers))
    return Explanation("squares on the plane, divided by all squares", terms, seen_share)


def seen_share(terms: Sequence[Term]) -> float:
    """What the squares of the plane are of all squares."""
    seen = sum(term.product for term in terms if term.operand != OFF)
    whole = sum(term.product for term in terms)
    return float(seen / whole) if whole > 0.0 else 1.0


ON_PLANE = Operation("on_plane", forward, explain, lambda x, y, off: x)
