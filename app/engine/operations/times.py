"""times: each number of a row times the number that stands in its place in another row."""

from __future__ import annotations

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(rows: Array, by: Array, *, place: int | None = None) -> Array:
    """[..., d] · [d] -> [..., d]; with a place, rows[place] is what counts: [pos, ..., d] · [d] -> [..., d]."""
    chosen: Array = rows if place is None else rows[place]
    return chosen * by


def explain(index: Index, value: Array, rows: Array, by: Array, *, place: int | None = None) -> Explanation:
    """rows[..., m]·by[m]."""
    at = index if place is None else (place, *index)
    number, factor = float(rows[at]), float(by[index[-1]])
    term = Term(0, at, number, number * factor, factor, 1, index[-1:])
    return Explanation("the one times the other", (term,), total)


def _dims(rows: tuple[str, ...], by: tuple[str, ...], *, place: int | None = None) -> tuple[str, ...]:
    return rows if place is None else rows[1:]


TIMES = Operation("times", forward, explain, _dims)
