"""along: how far each row lies in one direction."""

from __future__ import annotations

from app.engine.contraction import products
from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, total


def forward(rows: Array, axis: Array) -> Array:
    """[..., d] · [d] -> [...]; of an axis of length one, the distance from nought along it."""
    far: Array = rows @ axis
    return far


def grad_rows(grad: Array, axis: Array) -> Array:
    """[...] × [d] -> [..., d]."""
    return grad[..., None] * axis


def grad_axis(grad: Array, rows: Array) -> Array:
    """Every leading axis is summed away: [n] · [n, d] -> [d]."""
    gathered: Array = grad.reshape(-1) @ rows.reshape(-1, rows.shape[-1])
    return gathered


def explain(index: Index, value: Array, rows: Array, axis: Array) -> Explanation:
    """Σᵢ rows[..., i]·axis[i]."""
    return Explanation("number by number, multiplied and added up", products(index, "*i,i->*", rows, axis), total)


def explain_grad_rows(index: Index, value: Array, grad: Array, axis: Array) -> Explanation:
    """grad[...]·axis[i]."""
    return Explanation("what arrives × the axis", products(index, "*,i->*i", grad, axis), total)


def explain_grad_axis(index: Index, value: Array, grad: Array, rows: Array) -> Explanation:
    """Σ grad[...]·rows[..., i] over the rows."""
    return Explanation("sum of gradient × number", products(index, "*,*i->i", grad, rows), total)


GRAD_ROWS = Operation("along_grad_rows", grad_rows, explain_grad_rows, lambda grad, axis: (*grad, *axis))
GRAD_AXIS = Operation("along_grad_axis", grad_axis, explain_grad_axis, lambda grad, rows: rows[-1:])
ALONG = Operation(
    "along",
    forward,
    explain,
    lambda rows, axis: rows[:-1],
    (Backward(0, GRAD_ROWS, (GRAD, 1)), Backward(1, GRAD_AXIS, (GRAD, 0))),
)
