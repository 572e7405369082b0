"""norm_scale: how far the numbers of a row are spread about their mean. The first stage of a layer norm."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, VALUE, Array, Backward, Explanation, Index, Operation, Term, total
from app.engine.sums import row_means

EPSILON = 1e-5
"""Added to the variance, so that a row of equal numbers has a scale above 0."""


def forward(resid: Array, epsilon: float = EPSILON) -> Array:
    """√(mean of (resid − its mean)² + epsilon): [..., d_model] -> [...]."""
    centred = resid - row_means(resid)
    centred *= centred
    variance = row_means(centred)[..., 0]
    variance += epsilon
    return np.asarray(np.sqrt(variance))


def grad_resid(grad: Array, resid: Array, scale: Array, epsilon: float = EPSILON) -> Array:
    """grad · (resid − mean) / (d_model · scale): [...] -> [..., d_model]."""
    centred: Array = resid - row_means(resid)
    centred *= (grad / (scale * resid.shape[-1]))[..., None]
    return centred


def explain(index: Index, value: Array, resid: Array, epsilon: float = EPSILON) -> Explanation:
    """√(Σ (resid[i] − mean)² / d_model + epsilon). A term's factor is its distance from the mean, its product that²."""
    row = resid[index]
    mean = float(np.mean(row))
    terms = []
    for i, number in enumerate(row.tolist()):
        terms.append(Term(0, (*index, i), number, (number - mean) ** 2))

    def rule(terms: Sequence[Term]) -> float:
        return math.sqrt(total(terms) / len(terms) + epsilon)

    return Explanation("root of the mean squared distance from the mean", tuple(terms), rule)


def explain_grad_resid(
    index: Index, value: Array, grad: Array, resid: Array, scale: Array, epsilon: float = EPSILON
) -> Explanation:
    """grad · (resid[i] − mean) / (d_model · scale)."""
    *lead, i = index
    place, row = tuple(lead), resid[tuple(lead)]
    slope = (float(row[i]) - float(np.mean(row))) / (row.shape[0] * float(scale[place]))
    arriving = float(grad[place])
    terms = (Term(0, place, arriving, arriving * slope, slope),)
    return Explanation("arriving gradient × distance from the mean, over d_model · scale", terms, total)


GRAD_RESID = Operation("norm_scale_grad", grad_resid, explain_grad_resid, lambda grad, resid, scale, **_options: resid)
NORM_SCALE = Operation(
    "norm_scale",
    forward,
    explain,
    lambda resid, **_options: resid[:-1],
    (Backward(0, GRAD_RESID, (GRAD, 0, VALUE)),),
)
