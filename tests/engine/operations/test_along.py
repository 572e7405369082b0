"""along: how far each row lies in one direction."""

import numpy as np

from app.engine.operations.along import ALONG


def test_the_shadow_of_a_row_on_an_axis() -> None:
    rows = np.array([[2.0, 7.0], [-1.0, 3.0]])
    assert ALONG.forward(rows, np.array([1.0, 0.0])).tolist() == [2.0, -1.0]


def test_a_single_row_gives_a_single_number() -> None:
    assert float(ALONG.forward(np.array([3.0, 4.0]), np.array([0.6, 0.8]))) == 5.0
