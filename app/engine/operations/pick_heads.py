"""pick_heads: chosen heads of several layers, put beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

Picks = Sequence[tuple[int, int]]
"""Of each head which of the arrays it is in, and its place there."""


def forward(*layers: Array, picks: Picks, at: int, axis: str) -> Array:
    """[..., head, ...] of each layer -> [axis, ..., ...]; the heads lie along axis number `at`."""
    return np.stack([layers[layer].take(head, axis=at) for layer, head in picks])


def explain(index: Index, value: Array, *layers: Array, picks: Picks, at: int, axis: str) -> Explanation:
    """The same number, in its own layer."""
    layer, head = picks[index[0]]
    place = (*index[1 : 1 + at], head, *index[1 + at :])
    number = float(layers[layer][place])
    return Explanation("the number of this head", (Term(layer, place, number, number),), total)


def _dims(first: tuple[str, ...], *_others: tuple[str, ...], at: int, axis: str, **_options: object) -> tuple[str, ...]:
    return (axis, *first[:at], *first[at + 1 :])


PICK_HEADS = Operation("pick_heads", forward, explain, _dims)
