"""pixels_apart: in how many pixels two pictures differ. A grey counts for as much of a pixel as it differs."""

from __future__ import annotations

import numpy as np

from app.engine.operation import Array, Explanation, Index, Operation, Term, total

WHOLE = 2.0
"""From black to white."""


def forward(pictures: Array, examples: Array) -> Array:
    """[n, pixel], [m, pixel] -> [n, m]."""
    apart = np.abs(pictures[:, None, :] - examples)  # [n, 1, pixel] - [m, pixel] -> [n, m, pixel]
    return np.asarray(apart.sum(axis=-1) / WHOLE)


def explain(index: Index, value: Array, pictures: Array, examples: Array) -> Explanation:
    """Σ |picture − example| / 2, pixel by pixel."""
    picture, example = index
    terms = []
    for pixel, (own, other) in enumerate(zip(pictures[picture].tolist(), examples[example].tolist(), strict=True)):
        terms.append(Term(0, (picture, pixel), own, abs(own - other) / WHOLE, None, 1, (example, pixel)))
    return Explanation("the sum of the differences, a whole pixel counting 1", tuple(terms), total)


PIXELS_APART = Operation("pixels_apart", forward, explain, lambda pictures, examples: (pictures[0], examples[0]))
