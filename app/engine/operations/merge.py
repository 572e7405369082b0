"""merge: two neighbouring tokens become one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims
from app.engine.tokenizers.pieces import Pieces


def forward(left: Array, right: Array, *, left_at: Index, right_at: Index, pieces: Pieces) -> Array:
    """left[left_at], right[right_at] -> []: the id of the two pieces joined. Errors: KeyError where they have none."""
    return np.array(_joined(left[left_at], right[right_at], pieces))


def _joined(left: float, right: float, pieces: Pieces) -> float:
    return float(pieces.id_of[pieces.bytes_of[int(left)] + pieces.bytes_of[int(right)]])


def explain(
    index: Index, value: Array, left: Array, right: Array, *, left_at: Index, right_at: Index, pieces: Pieces
) -> Explanation:
    """Left and right, in this order; their bytes joined are looked up in the vocabulary."""
    terms = (
        Term(0, left_at, float(left[left_at]), float(left[left_at])),
        Term(1, right_at, float(right[right_at]), float(right[right_at])),
    )

    def rule(terms: Sequence[Term]) -> float:
        return _joined(terms[0].product, terms[1].product, pieces)

    return Explanation("the id of the two pieces joined", terms, rule, in_order=True)


MERGE = Operation("merge", forward, explain, no_dims)
