"""subtract: what has to be added to the one to come to the other."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, same_dims, total
from app.engine.operations.add import explain_grad_left, grad_left


def forward(left: Array, right: Array) -> Array:
    """[..., d] − [..., d] -> [..., d]; `right` may lack leading axes of `left`, and is then taken off each."""
    return left - right


def grad_right(grad: Array, right: Array) -> Array:
    """The opposite, summed over the leading axes that `right` lacks: [n, d] -> [d]."""
    missing = grad.ndim - right.ndim
    summed: Array = -np.sum(grad, axis=tuple(range(missing))) if missing else -grad
    return summed


def explain(index: Index, value: Array, left: Array, right: Array) -> Explanation:
    """value[i] = left[i] − right[i]."""
    short = index[left.ndim - right.ndim :]
    terms = (
        Term(0, index, float(left[index]), float(left[index])),
        Term(1, short, float(right[short]), -float(right[short]), -1.0),
    )
    return Explanation("one minus the other", terms, total)


def explain_grad_right(index: Index, value: Array, grad: Array, right: Array) -> Explanation:
    """−Σ grad[..., i] over the leading axes that `right` lacks."""
    places = [(*lead, *index) for lead in np.ndindex(grad.shape[: grad.ndim - right.ndim])]
    terms = tuple(Term(0, place, float(grad[place]), -float(grad[place]), -1.0) for place in places)
    return Explanation("minus the gradient, summed over the places it was taken off", terms, total)


GRAD_LEFT = Operation("subtract_grad_left", grad_left, explain_grad_left, same_dims)
GRAD_RIGHT = Operation("subtract_grad_right", grad_right, explain_grad_right, lambda grad, right: right)
SUBTRACT = Operation(
    "subtract", forward, explain, same_dims, (Backward(0, GRAD_LEFT, (GRAD,)), Backward(1, GRAD_RIGHT, (GRAD, 1)))
)
