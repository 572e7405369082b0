"""similarity: each row of the one held against each row of the other. Of rows of length one it is their cosine."""

from __future__ import annotations

from app.engine.contraction import products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, total
from app.engine.sums import as_rows


def forward(left: Array, right: Array) -> Array:
    """[..., d] · [n, d]ᵀ -> [..., n]."""
    compared: Array = left @ right.T
    return compared


def grad_left(grad: Array, right: Array) -> Array:
    """[..., n] · [n, d] -> [..., d]."""
    passed: Array = grad @ right
    return passed


def grad_right(grad: Array, left: Array) -> Array:
    """Every leading axis is summed away: [m, n]ᵀ · [m, d] -> [n, d]."""
    gathered: Array = as_rows(grad.reshape(-1, grad.shape[-1])).T @ as_rows(left.reshape(-1, left.shape[-1]))
    return gathered


def explain(index: Index, value: Array, left: Array, right: Array) -> Explanation:
    """Σᵢ left[..., i]·right[n, i]."""
    return Explanation("number by number, multiplied and added up", products(index, "*i,ni->*n", left, right), total)


def explain_grad_left(index: Index, value: Array, grad: Array, right: Array) -> Explanation:
    """Σₙ grad[..., n]·right[n, i]."""
    return Explanation("sum of gradient × number", products(index, "*n,ni->*i", grad, right), total)


def explain_grad_right(index: Index, value: Array, grad: Array, left: Array) -> Explanation:
    """Σ grad[..., n]·left[..., i] over the rows."""
    return Explanation("sum of gradient × number", products(index, "*n,*i->ni", grad, left), total)


def _dims(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return (*left[:-1], right[0])


GRAD_LEFT = Operation("similarity_grad_left", grad_left, explain_grad_left, lambda grad, right: (*grad[:-1], right[1]))
GRAD_RIGHT = Operation("similarity_grad_right", grad_right, explain_grad_right, lambda grad, left: (grad[-1], left[-1]))
SIMILARITY = Operation(
    "similarity", forward, explain, _dims, (Backward(0, GRAD_LEFT, (GRAD, 1)), Backward(1, GRAD_RIGHT, (GRAD, 0)))
)
