"""top_k: only the k best scores stay; the others are masked. Of equal scores the first are the better."""

from __future__ import annotations

import math

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total
from app.engine.said import N_


def forward(scores: Array, k: int) -> Array:
    """[..., d_vocab] -> [..., d_vocab], −infinity where cut. Errors: NotAllowedError for a k below 1."""
    if k < 1:
        raise NotAllowedError(N_("at least one must stay: {k}"), "top_k", 1, k=k)
    best = np.argsort(-scores, axis=-1, kind="stable")[..., :k]
    kept = np.full_like(scores, -math.inf)
    np.put_along_axis(kept, best, np.take_along_axis(scores, best, axis=-1), axis=-1)
    return kept


def explain(index: Index, value: Array, scores: Array, k: int) -> Explanation:
    """The score itself, or nothing where it is cut."""
    if np.isneginf(value[index]):
        return Explanation("cut: not among the best", (), lambda _terms: -math.inf)
    return Explanation("kept: among the best", (Term(0, index, float(scores[index]), float(scores[index])),), total)


TOP_K = Operation("top_k", forward, explain, same_dims, masks=True)
