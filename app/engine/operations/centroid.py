"""centroid: the middle of many rows, number by number."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(rows: Array) -> Array:
    """[..., d] -> [d]: the mean over every leading axis."""
    middle: Array = np.mean(rows, axis=tuple(range(rows.ndim - 1)))
    return np.asarray(middle)


def grad_rows(grad: Array, rows: Array) -> Array:
    """Each row has an equal share: [d] -> [..., d]."""
    return np.broadcast_to(grad * _share(rows), rows.shape).copy()


def _share(rows: Array) -> float:
    return float(rows.shape[-1] / rows.size)


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """Σ rows[..., i] / how many."""
    share = _share(rows)
    places = [(*lead, *index) for lead in np.ndindex(rows.shape[:-1])]
    terms = tuple(Term(0, place, float(rows[place]), float(rows[place]) * share, share) for place in places)
    return Explanation("an equal share of each", terms, total)


def explain_grad_rows(index: Index, value: Array, grad: Array, rows: Array) -> Explanation:
    """grad[i] / how many."""
    share, place = _share(rows), (index[-1],)
    return Explanation(
        "an equal share", (Term(0, place, float(grad[place]), float(grad[place]) * share, share),), total
    )


GRAD_ROWS = Operation("centroid_grad", grad_rows, explain_grad_rows, lambda grad, rows: rows)
CENTROID = Operation("centroid", forward, explain, lambda rows: rows[-1:], (Backward(0, GRAD_ROWS, (GRAD, 0)),))
