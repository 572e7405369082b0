"""shares: what was counted becomes probabilities, each count as a share of all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total
from app.engine.said import N_


def forward(counts: Array) -> Array:
    """[..., d] -> [..., d], rows that add up to 1. Errors: NotAllowedError for a row in which nothing was counted."""
    whole = np.sum(counts, axis=-1, keepdims=True)
    if not (whole > 0).all():
        raise NotAllowedError(N_("nothing was counted, so there are no shares"), "counts")
    shares: Array = counts / whole
    return shares


def explain(index: Index, value: Array, counts: Array) -> Explanation:
    """value[..., i] = counts[..., i] / Σⱼ counts[..., j]. What was never counted is no term."""
    *lead, own = index
    row = counts[tuple(lead)]
    terms = tuple(Term(0, (*lead, int(j)), float(row[j]), float(row[j])) for j in np.flatnonzero(row))

    def rule(terms: Sequence[Term]) -> float:
        return next((term.product for term in terms if term.index[-1] == own), 0.0) / total(terms)

    mine = tuple(place for place, term in enumerate(terms) if term.index[-1] == own)
    return Explanation("the count, as a share of the sum of all counts", terms, rule, always=mine)


SHARES = Operation("shares", forward, explain, same_dims)
