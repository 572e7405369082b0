"""tanh: squashes any number to between −1 and 1."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, same_dims, total


def forward(pre: Array) -> Array:
    """tanh of every number; the shape stays."""
    squashed: Array = np.tanh(pre)
    return squashed


def grad_pre(grad: Array, post: Array) -> Array:
    """grad − grad · tanh²: the flatter the curve here, the less of the gradient passes."""
    lost = grad * post
    lost *= post
    passed: Array = grad - lost
    return passed


def _rule(terms: Sequence[Term]) -> float:
    return math.tanh(total(terms))


def explain(index: Index, value: Array, pre: Array) -> Explanation:
    """value[i] = tanh(pre[i])."""
    return Explanation("tanh of the sum", (Term(0, index, float(pre[index]), float(pre[index])),), _rule)


def explain_grad_pre(index: Index, value: Array, grad: Array, post: Array) -> Explanation:
    """grad[i] · (1 − post[i]²)."""
    slope = 1.0 - float(post[index]) ** 2
    arriving = float(grad[index])
    return Explanation(
        "arriving gradient × slope of tanh (1 − output²)",
        (Term(0, index, arriving, arriving * slope, slope, 1, index),),
        total,
    )


GRAD_PRE = Operation("tanh_grad", grad_pre, explain_grad_pre, same_dims)
TANH = Operation("tanh", forward, explain, same_dims, (Backward(0, GRAD_PRE, (GRAD, VALUE)),))
