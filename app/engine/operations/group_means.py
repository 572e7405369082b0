"""group_means: the numbers along the last axis fall into groups, and each group has its mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def forward(numbers: Array, groups: Sequence[Sequence[int]]) -> Array:
    """[..., n] -> [..., group]."""
    return np.stack([numbers[..., list(group)].mean(axis=-1) for group in groups], axis=-1)


def explain(index: Index, value: Array, numbers: Array, groups: Sequence[Sequence[int]]) -> Explanation:
    """Σ numbers / how many there are in the group."""
    *lead, group = index
    share = 1.0 / len(groups[group])
    terms = tuple(
        Term(0, (*lead, place), float(numbers[(*lead, place)]), float(numbers[(*lead, place)]) * share, share)
        for place in groups[group]
    )
    return Explanation("the mean of the group", terms, total)


GROUP_MEANS = Operation("group_means", forward, explain, lambda numbers, **_options: (*numbers[:-1], "pole"))
