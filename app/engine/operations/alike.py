"""alike: the cosine between two rows of numbers that stand in the same place: 1 for the same way."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term
from app.engine.operations.likeness import cosine


def forward(before: Array, after: Array) -> Array:
    """[..., d], [..., d] -> [...]. No direction is like nothing: 0."""
    inner = np.einsum("...d,...d->...", before, after)
    both = np.sqrt(np.einsum("...d,...d->...", before, before)) * np.sqrt(np.einsum("...d,...d->...", after, after))
    return np.asarray(np.where(both > 0.0, inner / np.where(both > 0.0, both, 1.0), 0.0))


def explain(index: Index, value: Array, before: Array, after: Array) -> Explanation:
    """Σ before·after / (|before|·|after|)."""
    terms = []
    for d in range(before.shape[-1]):
        at = (*index, d)
        one, other = float(before[at]), float(after[at])
        terms.append(Term(0, at, one, one * other, other, 1, at))
    return Explanation("sum of number × number, divided by both lengths", tuple(terms), cosine)


ALIKE = Operation("alike", forward, explain, lambda before, after: before[:-1])
