"""pool: the average over the places, so that a text of any length becomes one row."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(rows: Array) -> Array:
    """[..., pos, d_model] -> [..., d_model]."""
    averages: Array = rows.mean(axis=-2)
    return averages


def grad_rows(grad: Array, rows: Array) -> Array:
    """Each place has the same share, 1/n, of the gradient: [..., d_model] -> [..., pos, d_model]."""
    share = grad / rows.shape[-2]
    return np.repeat(share[..., None, :], rows.shape[-2], axis=-2)


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """Σᵢ rows[..., i, m] / n."""
    *lead, m = index
    share = 1.0 / rows.shape[-2]
    places = [(*lead, i, m) for i in range(rows.shape[-2])]
    terms = tuple(Term(0, place, float(rows[place]), float(rows[place]) * share, share) for place in places)
    return Explanation("the sum over the places, divided by how many there are", terms, total)


def explain_grad_rows(index: Index, value: Array, grad: Array, rows: Array) -> Explanation:
    """grad[..., m] / n."""
    place = (*index[:-2], index[-1])
    share, arriving = 1.0 / rows.shape[-2], float(grad[place])
    return Explanation("an equal share", (Term(0, place, arriving, arriving * share, share),), total)


GRAD_ROWS = Operation("pool_grad", grad_rows, explain_grad_rows, lambda grad, rows: rows)
POOL = Operation("pool", forward, explain, lambda rows: (*rows[:-2], rows[-1]), (Backward(0, GRAD_ROWS, (GRAD, 0)),))
