"""subtract: what has to be added to the one to come to the other."""

import numpy as np

from app.engine.operations.subtract import SUBTRACT


def test_the_right_one_is_taken_off_every_row_of_the_left_one() -> None:
    rows, middle = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([1.0, 1.0])
    assert SUBTRACT.forward(rows, middle).tolist() == [[0.0, 1.0], [2.0, 4.0]]


def test_the_terms_are_the_one_and_minus_the_other() -> None:
    left, right = np.array([3.0]), np.array([1.0])
    assert [t.product for t in SUBTRACT.explain((0,), left - right, left, right).terms] == [3.0, -1.0]
