"""nearest_point: which other point lies nearest to each; of equally near ones the first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term
from app.engine.said import N_

AT_ONCE = 256


def forward(points: Array) -> Array:
    """[n, d] -> [n]: the number of the nearest other point. Errors: NotAllowedError for fewer than two points."""
    if points.shape[0] < 2:
        raise NotAllowedError(N_("of one point alone none is the nearest"), "points", 2)
    found = np.empty(points.shape[0])
    for start in range(0, points.shape[0], AT_ONCE):
        some = np.arange(start, min(start + AT_ONCE, points.shape[0]))
        apart = np.stack([_apart(points, n) for n in some])
        apart[np.arange(some.size), some] = np.inf
        found[some] = np.argmin(apart, axis=1)
    return found


def _apart(points: Array, n: int) -> Array:
    """The squared distances of point n from all, added up dimension by dimension: [n]."""
    squared = (points - points[n]) ** 2  # [n, d]
    apart: Array = squared[:, 0].copy()
    for i in range(1, points.shape[1]):
        apart += squared[:, i]
    return apart


def explain(index: Index, value: Array, points: Array) -> Explanation:
    """Every number of every other point is a term, the nearest point first; its product is how far it is off, squared,
    and counts against it."""
    (n,) = index
    off = -((points - points[n]) ** 2)  # [n, d]
    terms = tuple(
        Term(0, (m, i), float(points[m, i]), float(off[m, i]))
        for m in np.argsort(_apart(points, n), kind="stable").tolist()
        if m != n
        for i in range(points.shape[1])
    )

    def rule(terms: Sequence[Term]) -> float:
        far: dict[int, float] = {}
        for term in sorted(terms, key=lambda term: term.index):
            far[term.index[0]] = far.get(term.index[0], 0.0) + term.product
        return float(min(far, key=lambda m: (-far[m], m)))

    return Explanation("the point of which the squares add up to the least", terms, rule, in_order=True)


NEAREST_POINT = Operation("nearest_point", forward, explain, lambda points: points[:-1])
