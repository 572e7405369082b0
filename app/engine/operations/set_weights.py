"""set_weights: some weights of a pattern are set by hand; the others of their row share what is left as before.

So a row still adds up to 1, as every row that a head can make does.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

Set = tuple[int, int, int, float]
"""head, query, key, and the weight that it gets."""


def forward(pattern: Array, weights: Sequence[Set], causal: bool) -> Array:
    """[..., head, query_pos, key_pos] -> the same shape. Where all that is left was 0, it is shared out equally."""
    changed = pattern.copy()
    for head, query in {(head, query) for head, query, _key, _weight in weights}:
        fixed, free = _row(weights, head, query, pattern.shape[-1], causal)
        row = changed[..., head, query, :]
        left = max(0.0, 1.0 - sum(fixed.values()))
        sums = row[..., free].sum(axis=-1, keepdims=True)
        shared = row[..., free] * (left / np.where(sums > 0.0, sums, 1.0))
        row[..., free] = np.where(sums > 0.0, shared, left / max(1, len(free)))
        for key, weight in fixed.items():
            row[..., key] = weight
    return changed


def _row(weights: Sequence[Set], head: int, query: int, keys: int, causal: bool) -> tuple[dict[int, float], list[int]]:
    """The weights that are set in one row, and the places that share what is left."""
    fixed = {key: weight for h, q, key, weight in weights if (h, q) == (head, query)}
    seen = query + 1 if causal else keys
    return fixed, [key for key in range(seen) if key not in fixed]


def explain(index: Index, value: Array, pattern: Array, weights: Sequence[Set], causal: bool) -> Explanation:
    """Set: what it was counts 0 times. Others of that row: what they were, times what is left over what they had."""
    *lead, head, query, key = index
    fixed, free = _row(weights, head, query, pattern.shape[-1], causal)
    number = float(pattern[index])
    gone = (Term(0, index, number, number * 0.0, 0.0),)
    if key in fixed:
        weight = fixed[key]
        return Explanation("set by hand: what it was counts 0 times", gone, lambda _terms: weight)
    if not fixed or key not in free:
        return Explanation("as it was", (Term(0, index, number, number),), total)
    left = max(0.0, 1.0 - sum(fixed.values()))
    had = float(pattern[(*lead, head, query)][free].sum())
    if had <= 0.0:
        share = left / len(free)
        return Explanation("an equal share of what is left", gone, lambda _terms: share)
    factor = left / had
    return Explanation("the weight, times what is left", (Term(0, index, number, number * factor, factor),), total)


SET_WEIGHTS = Operation("set_weights", forward, explain, lambda pattern, **_options: pattern)
