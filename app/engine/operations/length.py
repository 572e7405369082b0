"""length: how long a row of numbers is as an arrow: the root of the sum of their squares."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, total

SHORTEST = 1e-12
"""A row of nothing but 0 is said to be so long, so that one may divide by it."""


def forward(row: Array) -> Array:
    """√Σ row²: [..., d_model] -> [...]."""
    return np.asarray(np.maximum(np.sqrt(np.einsum("...m,...m->...", row, row)), row.dtype.type(SHORTEST)))


def grad_row(grad: Array, row: Array, length: Array) -> Array:
    """grad · row / length: [...] -> [..., d_model]."""
    back: Array = row * (grad / length)[..., None]
    return back


def explain(index: Index, value: Array, row: Array) -> Explanation:
    """√Σ row[..., m]². A term's product is its square."""
    numbers = row[index].tolist()
    terms = tuple(Term(0, (*index, m), number, number * number) for m, number in enumerate(numbers))

    def rule(terms: Sequence[Term]) -> float:
        return max(math.sqrt(total(terms)), SHORTEST)

    return Explanation("root of the sum of the squares", terms, rule)


def explain_grad_row(index: Index, value: Array, grad: Array, row: Array, length: Array) -> Explanation:
    """grad · row[..., m] / length."""
    place = index[:-1]
    arriving, slope = float(grad[place]), float(row[index]) / float(length[place])
    terms = (Term(0, place, arriving, arriving * slope, slope),)
    return Explanation("arriving gradient × number, divided by the length", terms, total)


GRAD_ROW = Operation("length_grad", grad_row, explain_grad_row, lambda grad, row, length: row)
LENGTH = Operation("length", forward, explain, lambda row: row[:-1], (Backward(0, GRAD_ROW, (GRAD, 0, VALUE)),))
