"""relu: keeps what is above zero, and turns the rest into zero."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, same_dims, total


def forward(pre: Array) -> Array:
    """max(0, pre) of every number; the shape stays."""
    kept: Array = np.maximum(pre, 0.0)
    return kept


def grad_pre(grad: Array, post: Array) -> Array:
    """The gradient where the output is above zero, else 0 (at exactly zero too)."""
    return grad * (post > 0.0)


def _rule(terms: Sequence[Term]) -> float:
    return max(0.0, total(terms))


def explain(index: Index, value: Array, pre: Array) -> Explanation:
    """value[i] = max(0, pre[i])."""
    return Explanation(
        "the sum, or 0 where it is below", (Term(0, index, float(pre[index]), float(pre[index])),), _rule
    )


def explain_grad_pre(index: Index, value: Array, grad: Array, post: Array) -> Explanation:
    """grad[i] · (1 if post[i] > 0 else 0)."""
    slope = 1.0 if post[index] > 0 else 0.0
    arriving = float(grad[index])
    return Explanation(
        "arriving gradient × slope of relu (1 above zero, else 0)",
        (Term(0, index, arriving, arriving * slope, slope, 1, index),),
        total,
    )


GRAD_PRE = Operation("relu_grad", grad_pre, explain_grad_pre, same_dims)
RELU = Operation("relu", forward, explain, same_dims, (Backward(0, GRAD_PRE, (GRAD, VALUE)),))
