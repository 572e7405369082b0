"""unit_length: each row is divided by its length, so that only its direction is left."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, same_dims, total


def lengths(rows: Array) -> Array:
    """√Σ rows²: [..., d] -> [..., 1]; 1 for a row of nought, which has no direction."""
    length: Array = np.sqrt(np.einsum("...i,...i->...", rows, rows))[..., None]
    return np.where(length == 0.0, 1.0, length).astype(rows.dtype)


def forward(rows: Array) -> Array:
    """rows / length: [..., d] -> [..., d]."""
    unit: Array = rows / lengths(rows)
    return unit


def grad_rows(grad: Array, rows: Array, unit: Array) -> Array:
    """(grad − unit · Σ grad·unit) / length: along the row itself nothing is gained."""
    along = np.einsum("...i,...i->...", grad, unit)[..., None]
    passed: Array = (grad - unit * along) / lengths(rows)
    return passed


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """rows[i] / √Σ rows². The product of a term is its square; the number itself is the first term."""
    *lead, i = index
    row = rows[tuple(lead)].tolist()
    terms = [Term(0, (*lead, j), each, each * each) for j, each in enumerate(row)]
    terms.insert(0, terms.pop(i))

    def rule(terms: Sequence[Term]) -> float:
        length = math.sqrt(total(terms))
        return next(term.value for term in terms if term.index == index) / (length or 1.0)

    return Explanation("the number, divided by the length of its row", tuple(terms), rule, always=(0,))


def explain_grad_rows(index: Index, value: Array, grad: Array, rows: Array, unit: Array) -> Explanation:
    """Σⱼ grad[j] · (1 if i = j, less unit[i]·unit[j]) / length."""
    *lead, i = index
    place = tuple(lead)
    length = float(lengths(rows)[(*place, 0)])
    terms = []
    for j, arriving in enumerate(grad[place].tolist()):
        factor = (float(i == j) - float(unit[index]) * float(unit[(*place, j)])) / length
        terms.append(Term(0, (*place, j), arriving, arriving * factor, factor))
    return Explanation("what arrives, less what lies along the row, divided by the length", tuple(terms), total)


GRAD_ROWS = Operation("unit_length_grad", grad_rows, explain_grad_rows, lambda grad, rows, unit: rows)
UNIT_LENGTH = Operation("unit_length", forward, explain, same_dims, (Backward(0, GRAD_ROWS, (GRAD, 0, VALUE)),))
