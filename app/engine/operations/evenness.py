"""evenness: how evenly each head spreads its weights: the mean entropy of its rows, of the most that there could be."""

from __future__ import annotations

import math

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total


def _seen(size: int, causal: bool) -> Array:
    """[query_pos - 1]: how many places each row sees; the first row is left out, for it may see one alone."""
    return np.arange(2.0, size + 1.0) if causal else np.full(size - 1, float(size))


def forward(pattern: Array, *, causal: bool) -> Array:
    """[head, query_pos, key_pos] -> [head], from 0 to 1. Of one word alone: 0."""
    rows = pattern[:, 1:]
    if rows.shape[1] == 0:
        return np.zeros(pattern.shape[0], pattern.dtype)
    logs = np.log(np.where(rows > 0.0, rows, 1.0))
    entropies = 0.0 - (rows * logs).sum(axis=-1)  # [head, query_pos - 1]
    even: Array = (entropies / np.log(_seen(pattern.shape[1], causal))).mean(axis=-1)
    return even.astype(pattern.dtype)


def explain(index: Index, value: Array, pattern: Array, *, causal: bool) -> Explanation:
    """Σ −weight·ln(weight) / ln(how many are seen) / rows."""
    (head,) = index
    size = pattern.shape[1]
    terms = []
    for query, seen in enumerate(_seen(size, causal), 1):
        share = 1.0 / (math.log(seen) * (size - 1))
        for key, weight in enumerate(pattern[head, query].tolist()):
            if weight > 0.0 or key < seen:
                factor = -math.log(weight) * share if weight > 0.0 else 0.0
                terms.append(Term(0, (head, query, key), weight, weight * factor, factor))
    return Explanation("the mean entropy of the rows, of the most that there could be", tuple(terms), total)


EVENNESS = Operation("evenness", forward, explain, lambda pattern, **_options: pattern[:1])
