"""slope: how steeply a number rises, measured from two runs on either side (a central difference)."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, no_dims, total


def forward(above: Array, below: Array, *, apart: float) -> Array:
    """(above − below) / apart: one number."""
    return np.asarray((above - below) / apart)


def explain(index: Index, value: Array, above: Array, below: Array, *, apart: float) -> Explanation:
    """above/apart − below/apart."""
    terms = (
        Term(0, (), float(above), float(above) / apart, 1.0 / apart),
        Term(1, (), float(below), -float(below) / apart, -1.0 / apart),
    )
    return Explanation(f"(loss after the push up − loss after the push down) ÷ {apart:g}", terms, total)


SLOPE = Operation("slope", forward, explain, no_dims)
