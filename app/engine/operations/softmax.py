"""softmax: turns scores into shares of one whole, along the last axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, same_dims, total
from app.engine.sums import row_sums

LARGEST = 60.0
"""e to it, added up as often as you like, is still a number for float32."""


def forward(scores: Array) -> Array:
    """e^score / Σ e^score over the last axis. A score too large for that has the largest of its row taken off first,
    which changes no share.
    """
    if scores.size > FEW and scores.max() < LARGEST:
        shares: Array = np.exp(scores)
        sums = row_sums(shares)
        if sums.min() > SMALLEST:
            shares *= 1.0 / sums
            return shares
    below: Array = scores - np.maximum.reduce(scores, axis=-1, keepdims=True)
    shares = np.exp(below, out=below)
    shares /= row_sums(shares)
    return shares


FEW = 4096
"""Of so many scores it is all the same."""
SMALLEST = 1e-20
"""A row whose powers come to less than this has lost digits."""


def grad_scores(grad: Array, shares: Array) -> Array:
    """share · (grad − Σ grad·share): a score gains only what it gains over the average."""
    arriving: Array = grad - row_sums(grad * shares)
    arriving *= shares
    return arriving


def explain(index: Index, value: Array, scores: Array) -> Explanation:
    """value[..., i] = e^scores[..., i] / Σⱼ e^scores[..., j]. A term's product is its power, e^(score − largest).

    A masked score is no term, and its share is 0.
    """
    *lead, own = index
    row = scores[tuple(lead)]
    powers = np.exp(row - np.max(row))
    seen = [j for j in range(row.shape[0]) if not np.isneginf(row[j])]
    terms = tuple(Term(0, (*lead, j), float(row[j]), float(powers[j])) for j in seen)

    def rule(terms: Sequence[Term]) -> float:
        return next((term.product for term in terms if term.index[-1] == own), 0.0) / total(terms)

    mine = (seen.index(own),) if own in seen else ()
    return Explanation("e^score, as a share of the sum of all e^score", terms, rule, always=mine)


def explain_grad_scores(index: Index, value: Array, grad: Array, shares: Array) -> Explanation:
    """Σⱼ grad[j] · share[i]·([i = j] − share[j])."""
    *lead, i = index
    row, gradient = shares[tuple(lead)], grad[tuple(lead)]
    slopes = [float(row[i]) * (float(i == j) - float(row[j])) for j in range(row.shape[0])]
    terms = tuple(
        Term(0, (*lead, j), float(gradient[j]), float(gradient[j]) * slope, slope, 1, (*lead, j))
        for j, slope in enumerate(slopes)
    )
    return Explanation("arriving gradients × slopes of the shares", terms, total)


GRAD_SCORES = Operation("softmax_grad", grad_scores, explain_grad_scores, same_dims)
SOFTMAX = Operation("softmax", forward, explain, same_dims, (Backward(0, GRAD_SCORES, (GRAD, VALUE)),))
