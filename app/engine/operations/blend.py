"""blend: what stands beside each other becomes one, each times its part: all 1 for a sum, 1/n for a mean, 1 and −1 for
a difference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(rows: Array, *, parts: Sequence[float]) -> Array:
    """[n, ...] -> [...]: Σₙ parts[n]·rows[n]."""
    return np.asarray(np.tensordot(np.asarray(parts, rows.dtype), rows, axes=1))


def explain(index: Index, value: Array, rows: Array, *, parts: Sequence[float]) -> Explanation:
    """Σₙ parts[n]·rows[n, ...]. What has no part is no term."""
    terms = []
    for n, part in enumerate(parts):
        if part:
            number = float(rows[(n, *index)])
            terms.append(Term(0, (n, *index), number, part * number, part))
    return Explanation("the sum of each times its part", tuple(terms), total)


BLEND = Operation("blend", forward, explain, lambda rows, **_options: rows[1:])
