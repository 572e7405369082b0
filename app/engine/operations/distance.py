"""distance: how far apart two rows of numbers are, as the crow flies."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(before: Array, after: Array) -> Array:
    """[..., d], [..., d] -> [...]: the root of the summed squares of the differences."""
    apart = after - before
    return np.asarray(np.sqrt(np.einsum("...d,...d->...", apart, apart)))


def differences(terms: Sequence[Term]) -> list[float]:
    """What the two terms of each place come to together."""
    summed: dict[Index, float] = defaultdict(float)
    for term in terms:
        summed[term.index] += term.product
    return list(summed.values())


def both_rows(index: Index, before: Array, after: Array) -> tuple[Term, ...]:
    """A term for each number after, and one for each before, which counts against it."""
    terms = []
    for d in range(before.shape[-1]):
        at = (*index, d)
        one, other = float(before[at]), float(after[at])
        terms += [Term(1, at, other, other), Term(0, at, one, -one, -1.0)]
    return tuple(terms)


def explain(index: Index, value: Array, before: Array, after: Array) -> Explanation:
    """√Σ (after − before)²."""
    terms = both_rows(index, before, after)
    return Explanation(
        "the root of the summed squares of the differences",
        terms,
        lambda terms: math.sqrt(sum(difference**2 for difference in differences(terms))),
    )


DISTANCE = Operation("distance", forward, explain, lambda before, after: before[:-1])
