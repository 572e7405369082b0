"""argmax: which of the outputs is the largest. Of equal ones, the first."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(outputs: Array) -> Array:
    """[..., d] -> [...]: the place of the largest along the last axis, as a number."""
    return np.asarray(np.argmax(outputs, axis=-1), dtype=outputs.dtype)


def explain(index: Index, value: Array, outputs: Array) -> Explanation:
    """Every output of the row that is not masked is a term; the answer is the place of the largest, the first of
    equals."""
    row = outputs[index].tolist()
    terms = tuple(Term(0, (*index, j), each, each) for j, each in enumerate(row) if each != -math.inf)

    def rule(terms: Sequence[Term]) -> float:
        return float(min(terms, key=lambda term: (-term.product, term.index)).index[-1])

    best = max(range(len(terms)), key=lambda place: terms[place].product)
    return Explanation("place of the largest, counted from 0", terms, rule, always=(best,))


ARGMAX = Operation("argmax", forward, explain, lambda outputs: outputs[:-1])
