"""softmax_cross_entropy: the surprise at the right answer among shares of one whole, averaged over the samples."""

from __future__ import annotations

import math

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, no_dims, total
from app.engine.operations import softmax


def forward(scores: Array, target: Array) -> Array:
    """Σ target · (log Σ e^score − score), divided by the number of samples. `target` is one-hot, or shares of 1."""
    return np.asarray(np.sum(target * _surprises(scores)) / _samples(scores))


def grad_scores(grad: Array, scores: Array, target: Array) -> Array:
    """(softmax(scores) · Σ target − target) / samples · grad."""
    wanted = np.sum(target, axis=-1, keepdims=True)
    arriving: Array = (softmax.forward(scores) * wanted - target) * (float(grad) / _samples(scores))
    return arriving


def _samples(scores: Array) -> int:
    return int(scores.size // scores.shape[-1])


def _surprises(scores: Array) -> Array:
    """−log of every share; the largest score is taken off first, so that a small surprise keeps its digits."""
    below = scores - np.max(scores, axis=-1, keepdims=True)
    surprises: Array = np.log(np.sum(np.exp(below), axis=-1, keepdims=True)) - below
    return surprises


def explain(index: Index, value: Array, scores: Array, target: Array) -> Explanation:
    """A term is one score; its product is target · −log(its share) / samples."""
    samples = _samples(scores)
    surprises = _surprises(scores)
    terms = []
    for place in np.ndindex(scores.shape):
        wanted = float(target[place])
        surprise = float(surprises[place])
        terms.append(Term(0, place, float(scores[place]), wanted * surprise / samples, None, 1, place))
    return Explanation("−log of the share given to the truth, divided by the number of samples", tuple(terms), total)


def explain_grad_scores(index: Index, value: Array, grad: Array, scores: Array, target: Array) -> Explanation:
    """(share − target) / samples · grad."""
    share_of_loss = float(grad) / _samples(scores)
    row = scores[index[:-1]]
    wanted = float(np.sum(target[index[:-1]]))
    share = float(math.exp(row[index[-1]] - np.max(row)) / np.sum(np.exp(row - np.max(row))))
    terms = (
        Term(1, index, float(scores[index]), share * wanted * share_of_loss),
        Term(2, index, float(target[index]), -float(target[index]) * share_of_loss, -share_of_loss),
    )
    return Explanation("share − wanted, divided by the number of samples", terms, total)


GRAD_SCORES = Operation(
    "softmax_cross_entropy_grad", grad_scores, explain_grad_scores, lambda grad, scores, target: scores
)
SOFTMAX_CROSS_ENTROPY = Operation(
    "softmax_cross_entropy", forward, explain, no_dims, (Backward(0, GRAD_SCORES, (GRAD, 0, 1)),)
)
