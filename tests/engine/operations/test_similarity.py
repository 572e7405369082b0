"""similarity: each row held against each other row."""

import numpy as np

from app.engine.operations.similarity import SIMILARITY


def test_rows_of_length_one_give_their_cosine() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]])
    assert SIMILARITY.forward(rows, rows).tolist() == [[1.0, 0.0, 0.6], [0.0, 1.0, 0.8], [0.6, 0.8, 1.0]]


def test_one_row_against_many_is_a_row() -> None:
    assert SIMILARITY.forward(np.array([1.0, 2.0]), np.ones((3, 2))).tolist() == [3.0, 3.0, 3.0]
