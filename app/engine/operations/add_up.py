"""add_up: all numbers of a row become one, their sum."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total
from app.engine.sums import row_sums


def forward(rows: Array) -> Array:
    """[..., n] -> [...]."""
    return np.asarray(row_sums(rows)[..., 0])


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """Σₙ rows[..., n]."""
    row = rows[index].tolist()
    return Explanation("added up", tuple(Term(0, (*index, n), number, number) for n, number in enumerate(row)), total)


ADD_UP = Operation("add_up", forward, explain, lambda rows: rows[:-1])
