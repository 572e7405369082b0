"""on_plane: what can be seen of each row."""

import numpy as np

from app.engine.operations.on_plane import ON_PLANE


def test_what_is_seen_and_what_is_hidden_make_one() -> None:
    x, y, off = np.array([3.0, 0.0, 1.0]), np.array([0.0, 0.0, 1.0]), np.array([4.0, 2.0, 0.0])
    assert ON_PLANE.forward(x, y, off).tolist() == [9 / 25, 0.0, 1.0]


def test_in_the_middle_nothing_is_hidden() -> None:
    nought = np.zeros(1)
    assert ON_PLANE.forward(nought, nought, nought).tolist() == [1.0]
