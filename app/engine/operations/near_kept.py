"""near_kept: how many of the rows that are truly nearest to each are among as many that are nearest on a plane."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

AT_ONCE = 512


def forward(x: Array, y: Array, nearest: Array) -> Array:
    """[n], [n], [n, k] numbers of rows -> [n], each from 0 to k. All that are equally near count."""
    k = nearest.shape[1]
    kept = np.empty(x.shape[0])
    for start in range(0, x.shape[0], AT_ONCE):
        apart = _apart(x, y, slice(start, start + AT_ONCE))
        reach = np.partition(apart, k, axis=1)[:, k]  # itself is the nearest, at 0
        true = nearest[start : start + AT_ONCE].astype(np.intp)
        kept[start : start + AT_ONCE] = (np.take_along_axis(apart, true, axis=1) <= reach[:, None]).sum(axis=1)
    return kept


def _apart(x: Array, y: Array, some: slice) -> Array:
    """The squared distances of some from all: [some, n]."""
    apart: Array = x[some, None] - x
    apart *= apart
    vertical = y[some, None] - y
    vertical *= vertical
    apart += vertical
    return apart


def explain(index: Index, value: Array, x: Array, y: Array, nearest: Array) -> Explanation:
    """A term is one of the truly nearest; its product is 1 where it is near on the plane too, else 0."""
    (n,) = index
    apart = _apart(x, y, slice(n, n + 1))[0]
    reach = np.partition(apart, nearest.shape[1])[nearest.shape[1]]
    terms = tuple(
        Term(2, (n, rank), float(row), float(apart[int(row)] <= reach)) for rank, row in enumerate(nearest[n].tolist())
    )
    return Explanation("1 for each that is near on the plane too", terms, total)


NEAR_KEPT = Operation("near_kept", forward, explain, lambda x, y, nearest: x)
