"""near_here: which true neighbours are near on the plane."""

import numpy as np
import pytest

from app.engine.operations import near_here
from app.engine.operations.near_here import NEAR_HERE

X, Y = np.array([0.0, 1.0, 5.0, 6.0]), np.zeros(4)


def test_a_true_neighbour_beside_a_word_counts_and_one_far_away_does_not() -> None:
    truly = np.array([[1.0], [2.0], [3.0], [0.0]])  # 0's is beside it, 3's is at the other end
    assert NEAR_HERE.forward(X, Y, truly)[:, 0].tolist() == [1.0, 0.0, 1.0, 0.0]


def test_it_is_what_sorting_every_distance_gives() -> None:
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(2, 40))
    truly = np.array([rng.permutation(np.delete(np.arange(40), n))[:6] for n in range(40)]).astype(float)
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    near = np.argsort(apart, axis=1)[:, 1:7]
    assert NEAR_HERE.forward(x, y, truly).tolist() == [
        [float(m in near[n]) for m in row] for n, row in enumerate(truly)
    ]


def test_many_rows_are_taken_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    x, y, truly = rng.normal(size=50), rng.normal(size=50), rng.integers(0, 50, size=(50, 4)).astype(float)
    whole = NEAR_HERE.forward(x, y, truly)
    monkeypatch.setattr(near_here, "AT_ONCE", 7)
    assert NEAR_HERE.forward(x, y, truly).tolist() == whole.tolist()
