"""dot: how far each row points along one direction, as one number a row. Of one place alone, where one is named."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total
from app.engine.sums import as_rows


def forward(rows: Array, direction: Array, *, place: int | None = None) -> Array:
    """[..., d] · [d] -> [...]; with a place, rows[place] is what counts: [pos, ..., d] · [d] -> [...]."""
    chosen = rows if place is None else rows[place]
    along: Array = as_rows(chosen) @ direction  # [n, d] @ [d] -> [n]
    return np.asarray(along.reshape(chosen.shape[:-1]))


def explain(index: Index, value: Array, rows: Array, direction: Array, *, place: int | None = None) -> Explanation:
    """Σₘ rows[..., m]·direction[m]."""
    lead = index if place is None else (place, *index)
    row = rows[lead].tolist()
    terms = tuple(
        Term(0, (*lead, m), number, number * factor, factor, 1, (m,))
        for m, (number, factor) in enumerate(zip(row, direction.tolist(), strict=True))
    )
    return Explanation("sum of number × direction", terms, total)


def _dims(rows: tuple[str, ...], direction: tuple[str, ...], *, place: int | None = None) -> tuple[str, ...]:
    return rows[:-1] if place is None else rows[1:-1]


DOT = Operation("dot", forward, explain, _dims)
