"""look_share: how much of its attention each head gives to certain places: to the word before, to the first, …"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

Pairs = Sequence[tuple[int, int]]
"""query and key of each weight that counts."""


def forward(pattern: Array, pairs: Pairs, queries: int) -> Array:
    """[head, query_pos, key_pos] -> [head]: the sum of the weights that count, over how many words look."""
    counted = np.zeros(pattern.shape[-2:], pattern.dtype)
    for query, key in pairs:
        counted[query, key] = 1.0
    return np.asarray(np.einsum("hqk,qk->h", pattern, counted) / queries)


def explain(index: Index, value: Array, pattern: Array, pairs: Pairs, queries: int) -> Explanation:
    """Σ weight / how many words look."""
    (head,) = index
    share = 1.0 / queries
    terms = tuple(
        Term(0, (head, query, key), float(pattern[head, query, key]), float(pattern[head, query, key]) * share, share)
        for query, key in pairs
    )
    return Explanation("the mean of these weights", terms, total)


LOOK_SHARE = Operation("look_share", forward, explain, lambda pattern, **_options: pattern[:1])
