"""line_up: numbers from several places, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

Places = Sequence[tuple[int, Index]]


def forward(*parts: Array, places: Places, axis: str) -> Array:
    """Parts of any shapes -> [axis]: for each (number of the part, index in it) the number that stands there."""
    return np.array([float(parts[part][index]) for part, index in places])


def explain(index: Index, value: Array, *parts: Array, places: Places, axis: str) -> Explanation:
    """The number itself, from where it stood."""
    part, place = places[index[0]]
    number = float(parts[part][place])
    return Explanation("taken as it is", (Term(part, place, number, number),), total)


LINE_UP = Operation("line_up", forward, explain, lambda *parts, axis, **_options: (axis,))
