"""average: rows that belong together become one, each with an equal share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import GRAD, Array, Backward, Explanation, Index, Operation, Term, total

Spans = Sequence[tuple[int, int]]


def forward(rows: Array, *, spans: Spans, axis: str) -> Array:
    """[n, d] -> [axis, d]: for each (start, end) the mean of rows start up to end."""
    bounds = np.array(spans, np.intp).reshape(-1, 2)
    starts, ends = bounds[:, 0], bounds[:, 1]
    if starts.size and np.array_equal(starts[1:], ends[:-1]) and ends[-1] == rows.shape[0]:  # one after the other
        sums: Array = np.add.reduceat(rows, starts, axis=0)
        sums /= (ends - starts).astype(rows.dtype)[:, None]
        return sums
    return np.stack([rows[start:end].mean(axis=0) for start, end in spans])


def grad_rows(grad: Array, rows: Array, *, spans: Spans, axis: str) -> Array:
    """Each row gathers an equal share of what it was averaged into: [axis, d] -> [n, d]."""
    gathered = np.zeros_like(rows)
    for place, (start, end) in enumerate(spans):
        gathered[start:end] += grad[place] / (end - start)
    return gathered


def explain(index: Index, value: Array, rows: Array, *, spans: Spans, axis: str) -> Explanation:
    """Σ rows[n, i] / how many."""
    place, i = index
    start, end = spans[place]
    share = 1.0 / (end - start)
    terms = tuple(Term(0, (n, i), float(rows[n, i]), float(rows[n, i]) * share, share) for n in range(start, end))
    return Explanation("an equal share of each", terms, total)


def explain_grad_rows(index: Index, value: Array, grad: Array, rows: Array, *, spans: Spans, axis: str) -> Explanation:
    """Σ grad[place, i] / how many, over the means that the row has a share in."""
    n, i = index
    terms = []
    for place, (start, end) in enumerate(spans):
        if start <= n < end:
            share = 1.0 / (end - start)
            terms.append(Term(0, (place, i), float(grad[place, i]), float(grad[place, i]) * share, share))
    return Explanation("an equal share of what arrives", tuple(terms), total)


GRAD_ROWS = Operation("average_grad", grad_rows, explain_grad_rows, lambda grad, rows, **_options: rows)
AVERAGE = Operation(
    "average",
    forward,
    explain,
    lambda rows, *, axis, **_options: (axis, *rows[1:]),
    (Backward(0, GRAD_ROWS, (GRAD, 0)),),
)
