"""strike: some words are struck out: no other word may look at them. Where they stand, what they see, is as it was."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, same_dims, total


def forward(attn_scores: Array, words: Sequence[int]) -> Array:
    """[..., query_pos, key_pos] -> the same, −infinity where another word would look at one of `words`."""
    struck = attn_scores.copy()
    for word in words:
        own = attn_scores[..., word, word]
        struck[..., :, word] = -math.inf
        struck[..., word, word] = own
    return struck


def explain(index: Index, value: Array, attn_scores: Array, words: Sequence[int]) -> Explanation:
    """The score itself; no term where the word is struck out."""
    *_lead, query, key = index
    if key in words and query != key:
        return Explanation("struck out: nobody looks there", (), lambda _terms: -math.inf)
    number = float(attn_scores[index])
    if np.isneginf(number):
        return Explanation("masked before", (), lambda _terms: -math.inf)
    return Explanation("as it was", (Term(0, index, number, number),), total)


STRIKE = Operation("strike", forward, explain, same_dims, masks=True)
