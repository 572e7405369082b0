"""positions: the rows of a table for the places from `start` on, one a place."""

from __future__ import annotations

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.said import N_


def forward(weight: Array, start: int = 0, length: int = 1) -> Array:
    """[n_ctx, d_model] -> [pos, d_model]. Errors: NotAllowedError for more places than the table has."""
    if not 0 <= start <= start + length <= weight.shape[0]:
        raise NotAllowedError(N_("too many places: {places}"), "tokens", weight.shape[0], places=start + length)
    return weight[start : start + length]


def grad_weight(grad: Array, weight: Array, start: int = 0, length: int = 1) -> Array:
    """Rows that were not read get 0: [pos, d_model] -> [n_ctx, d_model]."""
    placed = np.zeros_like(weight)
    placed[start : start + length] = grad
    return placed


def explain(index: Index, value: Array, weight: Array, start: int = 0, length: int = 1) -> Explanation:
    """value[i, j] = weight[start + i, j]."""
    place = (start + index[0], index[1])
    term = Term(0, place, float(weight[place]), float(weight[place]))
    return Explanation("the place's row of the table", (term,), total)


def explain_grad_weight(
    index: Index, value: Array, grad: Array, weight: Array, start: int = 0, length: int = 1
) -> Explanation:
    """grad[i − start, j], and nothing where the row was not read."""
    i, j = index[0] - start, index[1]
    terms = (Term(0, (i, j), float(grad[i, j]), float(grad[i, j])),) if 0 <= i < length else ()
    return Explanation("passed on to the row that was read", terms, total)


GRAD_WEIGHT = Operation("positions_grad", grad_weight, explain_grad_weight, lambda grad, weight, **_options: weight)
POSITIONS = Operation(
    "positions",
    forward,
    explain,
    lambda weight, **_options: ("pos", weight[1]),
    (Backward(0, GRAD_WEIGHT, (GRAD, 0)),),
)
