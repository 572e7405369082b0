"""top_p: the best scores stay, until together they have the share p of the probability; the rest are masked."""

from __future__ import annotations

import math

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total
from app.engine.operations import softmax
from app.engine.said import N_


def forward(scores: Array, p: float) -> Array:
    """[..., d_vocab] -> [..., d_vocab], −infinity where cut. The best always stays; of equal ones the first are better.

    Errors: NotAllowedError for a p that is not above 0 and at most 1.
    """
    if not 0.0 < p <= 1.0:
        raise NotAllowedError(N_("the share to keep must be above 0 and at most 1: {p}"), "top_p", 1, p=p)
    if p == 1.0:
        return scores
    order = np.argsort(-scores, axis=-1, kind="stable")  # best first
    shares = np.take_along_axis(softmax.forward(scores), order, axis=-1)
    before = np.cumsum(shares, axis=-1) - shares  # what the better ones have together
    beyond = before >= p
    beyond[..., 0] = False  # the best stays, also where p is too small to be a number of this kind
    cut = np.empty(scores.shape, dtype=bool)
    np.put_along_axis(cut, order, beyond, axis=-1)
    cut_off: Array = np.where(cut, scores.dtype.type(-math.inf), scores)
    return cut_off


def explain(index: Index, value: Array, scores: Array, p: float) -> Explanation:
    """The score itself, or nothing where it is cut."""
    if np.isneginf(value[index]):
        return Explanation("cut: the better ones have the share already", (), lambda _terms: -math.inf)
    return Explanation("kept: within the share", (Term(0, index, float(scores[index]), float(scores[index])),), total)


TOP_P = Operation("top_p", forward, explain, same_dims, masks=True)
