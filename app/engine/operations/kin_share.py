"""kin_share: of each, the share of the others that are of its kind: how likely one that is picked by chance is."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term


def forward(kinds: Array) -> Array:
    """[n] numbers of kinds -> [n], each from 0 to 1; of one alone 0."""
    _names, which, counts = np.unique(kinds, return_inverse=True, return_counts=True)
    return np.asarray((counts[which.reshape(-1)] - 1) / max(1, kinds.shape[0] - 1), dtype=float)


def explain(index: Index, value: Array, kinds: Array) -> Explanation:
    """How many of the others are equal to it, divided by how many others there are; its own kind is the first term."""
    (n,) = index
    terms = [Term(0, (n,), float(kinds[n]), float(kinds[n]))]
    terms += [Term(0, (m,), float(kind), float(kind)) for m, kind in enumerate(kinds.tolist()) if m != n]
    own, others = float(kinds[n]), max(1, len(terms) - 1)
    return Explanation(
        "how many of the others are of its kind, of how many there are",
        tuple(terms),
        lambda terms: sum(term.product == own for term in terms if term.index != (n,)) / others,
        always=(0,),
    )


KIN_SHARE = Operation("kin_share", forward, explain, lambda kinds: kinds)
