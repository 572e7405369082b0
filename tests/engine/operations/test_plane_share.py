"""plane_share: what a plane holds of all differences."""

import numpy as np
import pytest

from app.engine.operations.off_plane import OFF_PLANE
from app.engine.operations.plane_share import PLANE_SHARE


def test_of_the_two_longest_directions_it_is_what_pca_explains() -> None:
    rows = np.random.default_rng(4).normal(size=(50, 6)) * np.arange(6, 0, -1)
    rows -= rows.mean(axis=0)
    _left, spread, directions = np.linalg.svd(rows, full_matrices=False)
    x, y = rows @ directions[0], rows @ directions[1]
    found = float(PLANE_SHARE.forward(x, y, OFF_PLANE.forward(rows, x, y)))
    assert found == pytest.approx((spread[:2] ** 2).sum() / (spread**2).sum())
