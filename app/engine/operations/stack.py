"""stack: rows from several places become one table, a row each."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(*rows: Array, axis: str) -> Array:
    """Rows [d], each -> [axis, d], in their order."""
    return np.stack(rows)


def explain(index: Index, value: Array, *rows: Array, axis: str) -> Explanation:
    """The number itself, from the row where it stood."""
    row, *place = index
    number = float(rows[row][tuple(place)])
    return Explanation("taken as it is", (Term(row, tuple(place), number, number),), total)


STACK = Operation("stack", forward, explain, lambda *rows, axis: (axis, *rows[0]))
