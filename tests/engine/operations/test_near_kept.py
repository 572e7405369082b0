"""near_kept: which true neighbours are near on the plane."""

import numpy as np
import pytest

from app.engine.operations import near_kept
from app.engine.operations.near_kept import NEAR_KEPT

X, Y = np.array([0.0, 1.0, 5.0, 6.0]), np.zeros(4)


def test_a_true_neighbour_beside_a_word_counts_and_one_far_away_does_not() -> None:
    truly = np.array([[1.0], [2.0], [3.0], [0.0]])  # 0's is beside it, 3's is at the other end
    assert NEAR_KEPT.forward(X, Y, truly).tolist() == [1.0, 0.0, 1.0, 0.0]


def test_many_rows_are_taken_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    x, y, truly = rng.normal(size=50), rng.normal(size=50), rng.integers(0, 50, size=(50, 4)).astype(float)
    whole = NEAR_KEPT.forward(x, y, truly)
    monkeypatch.setattr(near_kept, "AT_ONCE", 7)
    assert NEAR_KEPT.forward(x, y, truly).tolist() == whole.tolist()
