"""plane_share: what share of all differences between rows a plane holds."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims
from app.engine.operations.on_plane import seen_share


def forward(x: Array, y: Array, off: Array) -> Array:
    """Σ (x² + y²) / Σ (x² + y² + off²): [n], [n], [n] -> one number. Where nothing differs, nothing is hidden: 1."""
    seen, hidden = float(np.sum(x * x) + np.sum(y * y)), float(np.sum(off * off))
    return np.asarray(seen / (seen + hidden) if seen + hidden > 0.0 else 1.0)


def explain(index: Index, value: Array, x: Array, y: Array, off: Array) -> Explanation:
    """The product of a term is its square."""
    columns = [each.tolist() for each in (x, y, off)]
    terms = tuple(
        Term(operand, (n,), number, number * number)
        for operand, column in enumerate(columns)
        for n, number in enumerate(column)
    )
    return Explanation("squares on the plane, divided by all squares", terms, seen_share)


PLANE_SHARE = Operation("plane_share", forward, explain, no_dims)
