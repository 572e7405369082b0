"""sigmoid_cross_entropy: the surprise of each yes-or-no output, added up, averaged over the samples.

It reads the sums before the squash, not the probabilities: so it stays exact where a probability rounds to 0 or 1.
"""

from __future__ import annotations

import math

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, no_dims, total
from app.engine.operations import sigmoid


def forward(pre: Array, target: Array) -> Array:
    """Σ log(1 + e^pre) − target·pre, divided by the number of samples.

    It is −log p where the target is 1, and −log(1 − p) where it is 0.
    """
    # log(1 + e^pre) = max(pre, 0) + log(1 + e^−|pre|); in this order a tiny surprise is not lost beside a large sum
    surprise = np.maximum(pre, 0.0) - target * pre + np.log1p(np.exp(-np.abs(pre)))
    return np.asarray(np.sum(surprise) / _samples(pre))


def grad_pre(grad: Array, pre: Array, target: Array) -> Array:
    """(sigmoid(pre) − target) / samples · grad."""
    arriving: Array = (sigmoid.forward(pre) - target) * (float(grad) / _samples(pre))
    return arriving


def _samples(pre: Array) -> int:
    return int(pre.size // pre.shape[-1])


def _surprise(pre: float, target: float) -> float:
    return max(pre, 0.0) - target * pre + math.log1p(math.exp(-abs(pre)))


def explain(index: Index, value: Array, pre: Array, target: Array) -> Explanation:
    """A term is one output's sum; beside it stands what was wanted; its product is its surprise / samples."""
    samples = _samples(pre)
    terms = tuple(
        Term(
            0,
            place,
            float(pre[place]),
            _surprise(float(pre[place]), float(target[place])) / samples,
            None,
            1,
            place,
        )
        for place in np.ndindex(pre.shape)
    )
    return Explanation("−log of the probability given to the truth, summed, divided by the samples", terms, total)


def explain_grad_pre(index: Index, value: Array, grad: Array, pre: Array, target: Array) -> Explanation:
    """(sigmoid(pre) − target) / samples · grad."""
    share = float(grad) / _samples(pre)
    probability = float(sigmoid.forward(pre[index]))
    terms = (
        Term(1, index, float(pre[index]), probability * share),
        Term(2, index, float(target[index]), -float(target[index]) * share, -share),
    )
    return Explanation("probability − wanted, divided by the number of samples", terms, total)


GRAD_PRE = Operation("sigmoid_cross_entropy_grad", grad_pre, explain_grad_pre, lambda grad, pre, target: pre)
SIGMOID_CROSS_ENTROPY = Operation(
    "sigmoid_cross_entropy", forward, explain, no_dims, (Backward(0, GRAD_PRE, (GRAD, 0, 1)),)
)
