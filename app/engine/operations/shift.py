"""shift: how much probability has gone from some answers to others."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation
from app.engine.operations.distance import both_rows, differences


def forward(before: Array, after: Array) -> Array:
    """[..., d], [..., d] -> [...]: half the sum of what each share has gained or lost."""
    return np.asarray(0.5 * np.abs(after - before).sum(axis=-1))


def explain(index: Index, value: Array, before: Array, after: Array) -> Explanation:
    """Σ |after − before| / 2."""
    terms = both_rows(index, before, after)
    return Explanation(
        "half the sum of the differences, without their signs",
        terms,
        lambda terms: 0.5 * float(sum(abs(difference) for difference in differences(terms))),
    )


SHIFT = Operation("shift", forward, explain, lambda before, after: before[:-1])
