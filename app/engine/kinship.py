"""Do like words lie together? The share of words whose nearest other word, by angle, is of their family."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.operation import Array


def kinship(cloud: Array, families: Sequence[str]) -> float | None:
    """[word, d] and the family of each word -> 0 to 1; None where there are not two words of two families.

    Of words equally near, the first counts.
    """
    if len(set(families)) < 2:
        return None
    long = cloud.astype(np.float64)
    lengths = np.linalg.norm(long, axis=1, keepdims=True)  # [word, 1]
    unit = long / np.where(lengths > 0.0, lengths, 1.0)
    cosines = np.einsum("wd,vd->wv", unit, unit)
    np.fill_diagonal(cosines, -np.inf)
    nearest = np.argmax(cosines, axis=1)  # [word]
    kind = np.array(families)
    return float(np.mean(kind[nearest] == kind))
