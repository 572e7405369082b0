"""hold: keeps every number within ±limit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(parameter: Array, *, limit: float) -> Array:
    """Each number, or ±limit where it lies outside; the shape stays."""
    least, most = _ends(limit, parameter.dtype.char)
    held: Array = np.minimum(np.maximum(parameter, least), most)
    return held


@lru_cache(maxsize=64)
def _ends(limit: float, dtype: str) -> tuple[Array, Array]:
    """−limit and limit as arrays: NumPy looks longer at a number of Python's."""
    return np.array(-limit, dtype), np.array(limit, dtype)


def explain(index: Index, value: Array, parameter: Array, *, limit: float) -> Explanation:
    """The number, or ±limit."""

    def rule(terms: Sequence[Term]) -> float:
        return min(max(total(terms), -limit), limit)

    terms = (Term(0, index, float(parameter[index]), float(parameter[index])),)
    return Explanation(f"held between −{limit:g} and {limit:g}", terms, rule)


HOLD = Operation("hold", forward, explain, same_dims)
