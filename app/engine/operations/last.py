"""last: of all places, the last alone."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(rows: Array) -> Array:
    """[..., pos, d] -> [..., d]."""
    return rows[..., -1, :]


def grad_rows(grad: Array, rows: Array) -> Array:
    """Nothing for the earlier places: [..., d] -> [..., pos, d]."""
    placed = np.zeros_like(rows)
    placed[..., -1, :] = grad
    return placed


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """value[..., j] = rows[..., last, j]."""
    place = (*index[:-1], rows.shape[-2] - 1, index[-1])
    return Explanation("the number of the last place", (Term(0, place, float(rows[place]), float(rows[place])),), total)


def explain_grad_rows(index: Index, value: Array, grad: Array, rows: Array) -> Explanation:
    """grad[..., j] at the last place, nothing at the others."""
    *lead, pos, j = index
    place = (*lead, j)
    terms = (Term(0, place, float(grad[place]), float(grad[place])),) if pos == rows.shape[-2] - 1 else ()
    return Explanation("passed on to the last place alone", terms, total)


GRAD_ROWS = Operation("last_grad", grad_rows, explain_grad_rows, lambda grad, rows: rows)
LAST = Operation("last", forward, explain, lambda rows: (*rows[:-2], rows[-1]), (Backward(0, GRAD_ROWS, (GRAD, 0)),))
