"""add: two streams become one, number by number."""

from __future__ import annotations

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, same_dims, total


def forward(left: Array, right: Array) -> Array:
    """[..., d] + [..., d] -> [..., d]; `right` may lack leading axes of `left`, and is then added to each.

    The sum of two tables lies in memory as `right` does: what is computed of it next lies so, too.
    """
    if right.ndim == left.ndim == 2 and right.flags.fnc:
        return np.add(left, right, order="F")
    return left + right


def grad_left(grad: Array) -> Array:
    """Adding passes the gradient on as it is."""
    return grad


def grad_right(grad: Array, right: Array) -> Array:
    """As it is, summed over the leading axes that `right` lacks: [n, d] -> [d]."""
    missing = grad.ndim - right.ndim
    summed: Array = np.sum(grad, axis=tuple(range(missing))) if missing else grad
    return summed


def explain(index: Index, value: Array, left: Array, right: Array) -> Explanation:
    """value[i] = left[i] + right[i]."""
    short = index[left.ndim - right.ndim :]
    terms = (
        Term(0, index, float(left[index]), float(left[index])),
        Term(1, short, float(right[short]), float(right[short])),
    )
    return Explanation("one plus the other", terms, total)


def explain_grad_left(index: Index, value: Array, grad: Array) -> Explanation:
    """The same number as arrived."""
    return Explanation("passed on unchanged", (Term(0, index, float(grad[index]), float(grad[index])),), total)


def explain_grad_right(index: Index, value: Array, grad: Array, right: Array) -> Explanation:
    """Σ grad[..., i] over the leading axes that `right` lacks."""
    places = [(*lead, *index) for lead in np.ndindex(grad.shape[: grad.ndim - right.ndim])]
    terms = tuple(Term(0, place, float(grad[place]), float(grad[place])) for place in places)
    return Explanation("gradient, summed over the places it was added to", terms, total)


GRAD_LEFT = Operation("add_grad_left", grad_left, explain_grad_left, same_dims)
GRAD_RIGHT = Operation("add_grad_right", grad_right, explain_grad_right, lambda grad, right: right)

ADD = Operation(
    "add", forward, explain, same_dims, (Backward(0, GRAD_LEFT, (GRAD,)), Backward(1, GRAD_RIGHT, (GRAD, 1)))
)
