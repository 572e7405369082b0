"""nearest_alike: the cosine of each row and each of its nearest."""

import numpy as np

from app.engine.operations.nearest import NEAREST
from app.engine.operations.nearest_alike import NEAREST_ALIKE


def test_it_is_the_largest_of_each_row_of_all_cosines() -> None:
    rows = np.random.default_rng(3).normal(size=(30, 6))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    alike = rows @ rows.T
    np.fill_diagonal(alike, -np.inf)
    found = NEAREST_ALIKE.forward(rows, NEAREST.forward(rows, k=4))
    np.testing.assert_allclose(found, -np.sort(-alike, axis=1)[:, :4], atol=1e-12)
