"""contrast: the first of two numbers minus the second: above 0 it leans to the first."""

from __future__ import annotations

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(place: Array) -> Array:
    """[..., 2] -> [...]."""
    return place[..., 0] - place[..., 1]


def explain(index: Index, value: Array, place: Array) -> Explanation:
    """first − second."""
    one, other = float(place[(*index, 0)]), float(place[(*index, 1)])
    terms = (Term(0, (*index, 0), one, one), Term(0, (*index, 1), other, -other, -1.0))
    return Explanation("the first minus the second", terms, total)


CONTRAST = Operation("contrast", forward, explain, lambda place: place[:-1])
