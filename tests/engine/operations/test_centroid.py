"""centroid: the middle of many rows."""

import numpy as np

from app.engine.operations.centroid import CENTROID


def test_the_middle_of_a_square_is_its_middle() -> None:
    assert CENTROID.forward(np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])).tolist() == [1.0, 1.0]


def test_of_one_row_it_is_the_row() -> None:
    assert CENTROID.forward(np.array([[3.0, 4.0]])).tolist() == [3.0, 4.0]
