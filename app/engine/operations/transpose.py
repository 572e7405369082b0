"""transpose: rows become columns. So the table that tokens are read from is the one that they are guessed with."""

from __future__ import annotations

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total


def forward(weight: Array) -> Array:
    """[a, b] -> [b, a]."""
    return weight.T


def grad_weight(grad: Array) -> Array:
    """[b, a] -> [a, b]."""
    return grad.T


def explain(index: Index, value: Array, weight: Array) -> Explanation:
    """value[i, j] = weight[j, i]."""
    place = (index[1], index[0])
    term = Term(0, place, float(weight[place]), float(weight[place]))
    return Explanation("the same number, row and column exchanged", (term,), total)


def explain_grad_weight(index: Index, value: Array, grad: Array) -> Explanation:
    """grad[j, i]."""
    return explain(index, value, grad)


GRAD_WEIGHT = Operation("transpose_grad", grad_weight, explain_grad_weight, lambda grad: (grad[1], grad[0]))
TRANSPOSE = Operation(
    "transpose",
    forward,
    explain,
    lambda weight: (weight[1], weight[0]),
    (Backward(0, GRAD_WEIGHT, (GRAD,)),),
    moves=True,
)
