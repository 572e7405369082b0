"""principal: the direction in which rows differ most from each other, or the most after that, and so on.

It is the direction that pulls itself: each row pulls towards itself, by how far it lies along it; together they pull
just along it. (An eigenvector of the covariance.)
"""

from __future__ import annotations

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array, Explanation, Index, Operation, Term, total
from app.engine.said import N_


def forward(centred: Array, *, which: int) -> Array:
    """[n, d], its middle at nought -> [d], of length one. `which` 0 is the first. The largest number is positive.

    Errors: NotAllowedError where the rows do not differ in so many directions.
    """
    rows = centred.astype(np.float64)
    spread, directions = np.linalg.eigh(rows.T @ rows / rows.shape[0])  # [d], [d, d], smallest first
    if which >= spread.size or spread[-1 - which] <= 1e-9 * max(spread[-1], 1e-300):
        raise NotAllowedError(N_("these words do not differ in {count} directions"), "words", count=which + 1)
    axis: Array = directions[:, -1 - which]
    return np.asarray(axis * np.sign(axis[np.argmax(np.abs(axis))]))


def explain(index: Index, value: Array, centred: Array, *, which: int) -> Explanation:
    """Σ centred[n, i] · (centred[n]·axis) / Σ (centred·axis)²: the pull of each row.

    The axis is found once more, from the rows alone: what was written down has no part in it.
    """
    (i,) = index
    along = centred.astype(np.float64) @ forward(centred, which=which)  # [n]
    factors = (along / along.dot(along)).tolist()
    terms = tuple(
        Term(0, (n, i), float(centred[n, i]), float(centred[n, i]) * factor, factor) for n, factor in enumerate(factors)
    )
    return Explanation("each word pulls the direction towards itself, by how far it lies along it", terms, total)


PRINCIPAL = Operation("principal", forward, explain, lambda centred, *, which: centred[1:])
