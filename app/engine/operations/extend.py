"""extend: what was kept of the earlier places, and after it what the new places bring."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(kept: Array, new: Array) -> Array:
    """[..., kept, head, d_head], [..., new, head, d_head] -> [..., kept + new, head, d_head]."""
    return np.concatenate((kept, new), axis=-3)


def explain(index: Index, value: Array, kept: Array, new: Array) -> Explanation:
    """The number of the one or of the other."""
    *lead, pos, head, d = index
    past = kept.shape[-3]
    operand, place, array = (0, index, kept) if pos < past else (1, (*lead, pos - past, head, d), new)
    return Explanation("the same number", (Term(operand, place, float(array[place]), float(array[place])),), total)


EXTEND = Operation("extend", forward, explain, same_dims)
