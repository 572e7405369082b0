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
        least = np.take_along_axis(alike, some, axis=1).min(axis=1)
        for row in np.flatnonzero(np.count_nonzero(alike >= least[:, None], axis=1) > k):  # equals at the edge
            some[row] = np.sort(np.argsort(-alike[row], kind="stable")[:k])
        order = np.argsort(-np.take_along_axis(alike, some, axis=1), axis=1, kind="stable")
        found[start : start + AT_ONCE] = np.take_along_axis(some, order, axis=1)
    return found


def explain(index: Index, value: Array, unit: Array, *, k: int, known: Array | None = None) -> Explanation:
    """Every other row is a term by its first number; its product is how alike it is. The rule: the rank-th largest.

    How alike they are is reckoned here as it was before, so many rows at once: another order of adding would exchange
    rows that are all but equally near.
    """
    n, rank = index
    start = n - n % AT_ONCE
    alike = (unit[start : start + AT_ONCE] @ unit.T)[n - start].tolist()
    terms = tuple(Term(0, (m, 0), float(unit[m, 0]), alike[m]) for m in range(unit.shape[0]) if m != n)

    order = sorted(range(len(terms)), key=lambda place: (-terms[place].product, terms[place].index))

    def rule(terms: Sequence[Term]) -> float:
        return float(sorted(terms, key=lambda term: (-term.product, term.index))[rank].index[0])

    return Explanation("the most alike, without those that are named before", terms, rule, always=(order[rank],))


NEAREST = Operation("nearest", forward, explain, lambda unit, **_options: (unit[0], "rank"))
