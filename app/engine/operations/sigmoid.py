"""sigmoid: squashes any number to between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, same_dims, total

LARGEST_POWER = 709.0
LEAST, ONE = np.array(-LARGEST_POWER), np.array(1.0)  # arrays: NumPy looks longer at a number of Python's
"""e to this is just below the largest float64."""


def forward(pre: Array) -> Array:
    """1 / (1 + e^−pre) of every number (float64), the power held below overflow; the shape stays."""
    powers: Array = np.exp(-np.maximum(pre, LEAST))
    powers += ONE
    shares: Array = np.reciprocal(powers)
    return shares


def grad_pre(grad: Array, post: Array) -> Array:
    """grad · post · (1 − post)."""
    slope = ONE - post
    slope *= post
    slope *= grad
    return slope


def _rule(terms: Sequence[Term]) -> float:
    return 1.0 / (1.0 + math.exp(min(-total(terms), LARGEST_POWER)))


def explain(index: Index, value: Array, pre: Array) -> Explanation:
    """value[i] = 1 / (1 + e^−pre[i])."""
    return Explanation("1 / (1 + e^−sum)", (Term(0, index, float(pre[index]), float(pre[index])),), _rule)


def explain_grad_pre(index: Index, value: Array, grad: Array, post: Array) -> Explanation:
    """grad[i] · post[i] · (1 − post[i])."""
    output = float(post[index])
    slope = output * (1.0 - output)
    arriving = float(grad[index])
    return Explanation(
        "arriving gradient × slope of sigmoid (output × (1 − output))",
        (Term(0, index, arriving, arriving * slope, slope, 1, index),),
        total,
    )


GRAD_PRE = Operation("sigmoid_grad", grad_pre, explain_grad_pre, same_dims)
SIGMOID = Operation("sigmoid", forward, explain, same_dims, (Backward(0, GRAD_PRE, (GRAD, VALUE)),))
