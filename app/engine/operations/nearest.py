"""nearest: which other rows are most alike to each, the most alike first; of equals the one that comes first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term
from app.engine.said import N_

AT_ONCE = 512
"""Rows that are held against all others at once: what lies in memory stays small."""


def forward(unit: Array, *, k: int, known: Array | None = None) -> Array:
    """[n, d], each of length one -> [n, k]: the numbers of its nearest rows. Errors: NotAllowedError where n <= k.

    `known`: the answer, where it is kept from before.
    """
    if unit.shape[0] <= k:
        raise NotAllowedError(
            N_("{k} nearest of {rows} rows: there are too few"), "k", unit.shape[0] - 1, k=k, rows=unit.shape[0]
        )
    return nearest_rows(unit, k) if known is None else known


def nearest_rows(unit: Array, k: int) -> Array:
    """The answer itself."""
    found = np.empty((unit.shape[0], k))
    for start in range(0, unit.shape[0], AT_ONCE):
        alike = unit[start : start + AT_ONCE] @ unit.T  # [some, n]
        rows = np.arange(alike.shape[0])
        alike[rows, rows + start] = -np.inf
        some = np.argpartition(-alike, k - 1, axis=1)[:, :k]  # the k nearest, in no order
        some.sort(axis=1)
        order = np.argsort(-np.take_along_axis(alike, some, axis=1), axis=1, kind="stable")
        found[start : start + AT_ONCE] = np.take_along_axis(some, order, axis=1)
    return found


def explain(index: Index, value: Array, unit: Array, *, k: int, known: Array | None = None) -> Explanation:
    """Every other row is a term by its first number; its product is how alike it is. The rule: the rank-th largest."""
    n, rank = index
    alike = (unit @ unit[n]).tolist()
    terms = tuple(Term(0, (m, 0), float(unit[m, 0]), alike[m]) for m in range(unit.shape[0]) if m != n)
    chosen = [int(m) for m in value[n, : rank + 1].tolist()]

    def rule(terms: Sequence[Term]) -> float:
        best = {term.index[0]: term.product for term in terms}
        ahead = set(chosen[:-1])
        return float(max((m for m in best if m not in ahead), key=lambda m: (best[m], m == chosen[-1])))

    own = tuple(place for place, term in enumerate(terms) if term.index[0] == chosen[-1])
    return Explanation("the most alike that is not named before", terms, rule, always=own)


NEAREST = Operation("nearest", forward, explain, lambda unit, **_options: (unit[0], "rank"))
