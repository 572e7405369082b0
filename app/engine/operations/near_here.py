"""near_here: which of the rows that are truly nearest to each are among as many that are nearest on a plane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term

AT_ONCE = 512


def forward(x: Array, y: Array, nearest: Array) -> Array:
    """[n], [n], [n, k] numbers of rows -> [n, k]: 1 or 0. Of rows that are equally near each counts."""
    k = nearest.shape[1]
    here = np.empty(nearest.shape)
    for start in range(0, x.shape[0], AT_ONCE):
        apart = _apart(x, y, slice(start, start + AT_ONCE))
        true = nearest[start : start + AT_ONCE].astype(np.intp)
        found = np.take_along_axis(apart, true, axis=1)
        apart.partition(k, axis=1)  # itself is the nearest, at 0
        here[start : start + AT_ONCE] = found <= apart[:, k, None]
    return here


def _apart(x: Array, y: Array, some: slice) -> Array:
    """The squared distances of some from all: [some, n]."""
    apart: Array = x[some, None] - x
    apart *= apart
    vertical = y[some, None] - y
    vertical *= vertical
    apart += vertical
    return apart


def explain(index: Index, value: Array, x: Array, y: Array, nearest: Array) -> Explanation:
    """First the k true neighbours, then every other row by its x, the nearest on the plane first.

    The product of a term is a squared distance on the plane. The rule: 1 where fewer than k rows are nearer.
    """
    n, _rank = index
    apart = _apart(x, y, slice(n, n + 1))[0].tolist()
    true = [Term(2, (n, rank), m, apart[int(m)]) for rank, m in enumerate(nearest[n].tolist())]
    order = sorted((m for m in range(len(apart)) if m != n), key=lambda m: apart[m])
    others = [Term(0, (m,), float(x[m]), apart[m]) for m in order]

    def rule(terms: Sequence[Term]) -> float:
        far = next(term.product for term in terms if term.operand == 2 and term.index == index)
        nearer = sum(term.product < far for term in terms if term.operand == 0)
        return float(nearer < sum(term.operand == 2 for term in terms))

    said = "1 where fewer are nearer on the plane than there are true neighbours"
    return Explanation(said, (*true, *others), rule, in_order=True)


NEAR_HERE = Operation("near_here", forward, explain, lambda x, y, nearest: nearest)
