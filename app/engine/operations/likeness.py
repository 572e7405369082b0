"""likeness: the cosine of the angle between vectors, depth by depth: 1 for the same way, 0 for nothing in common."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.contraction import products
from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(words: Array, poles: Array) -> Array:
    """[word, depth, d_model], [pole_word, depth, d_model] -> [word, depth, pole_word]. Like nothing: 0."""
    inner = np.einsum("wld,pld->wlp", words, poles)
    lengths = np.sqrt(np.einsum("wld,wld->wl", words, words))[:, :, None]
    pole_lengths = np.sqrt(np.einsum("pld,pld->lp", poles, poles))[None]
    both = lengths * pole_lengths
    return np.where(both > 0.0, inner / np.where(both > 0.0, both, 1.0), 0.0)


def cosine(terms: Sequence[Term]) -> float:
    """Of terms that have one vector's number as value, the other's as factor."""
    one = math.sqrt(sum(term.value * term.value for term in terms))
    other = math.sqrt(sum((term.factor or 0.0) ** 2 for term in terms))
    both = one * other
    return float(sum(term.product for term in terms)) / both if both > 0.0 else 0.0


def explain(index: Index, value: Array, words: Array, poles: Array) -> Explanation:
    """Σ word·pole / (|word|·|pole|)."""
    terms = products(index, "wld,pld->wlp", words, poles)
    return Explanation("sum of number × number, divided by both lengths", terms, cosine)


LIKENESS = Operation("likeness", forward, explain, lambda words, poles: (*words[:-1], "pole_word"))
