"""look_up: each stretch of bytes becomes the number under which it stands in a vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term
from app.engine.tokenizers.pieces import Pieces

Spans = Sequence[tuple[int, int]]


def forward(raw: Array, *, spans: Spans, pieces: Pieces, unknown: int, axis: str) -> Array:
    """[byte] -> [axis]: the id of raw[start:end] for each span; `unknown` where it has none."""
    written = raw.astype(np.uint8).tobytes()
    return np.array([float(pieces.id_of.get(written[start:end], unknown)) for start, end in spans])


def explain(
    index: Index, value: Array, raw: Array, *, spans: Spans, pieces: Pieces, unknown: int, axis: str
) -> Explanation:
    """The bytes of the stretch, in their order; together they are looked up."""
    start, end = spans[index[0]]
    terms = tuple(Term(0, (place,), float(raw[place]), float(raw[place])) for place in range(start, end))

    def rule(terms: Sequence[Term]) -> float:
        return float(pieces.id_of.get(bytes(int(term.product) for term in terms), unknown))

    return Explanation("the number of these bytes in the vocabulary", terms, rule, in_order=True)


LOOK_UP = Operation("look_up", forward, explain, lambda raw, *, axis, **_options: (axis,))
