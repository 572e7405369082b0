"""extent: how long a row of numbers is, as an arrow."""

from __future__ import annotations

import math

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(rows: Array) -> Array:
    """[..., d] -> [...]: the root of the summed squares."""
    return np.asarray(np.sqrt(np.einsum("...d,...d->...", rows, rows)))


def explain(index: Index, value: Array, rows: Array) -> Explanation:
    """√Σ number²."""
    terms = tuple(
        Term(0, (*index, d), float(rows[(*index, d)]), float(rows[(*index, d)])) for d in range(rows.shape[-1])
    )
    return Explanation(
        "the root of the summed squares", terms, lambda terms: math.sqrt(sum(term.value**2 for term in terms))
    )


EXTENT = Operation("extent", forward, explain, lambda rows: rows[:-1])
